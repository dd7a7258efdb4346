package io.kinora.server.artifacts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Artifacts as files of one folder. A file is written beside its place, forced to disk and moved
 * there.
 */
public final class FileArtifactStore implements ArtifactStore {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_.-]+)+");
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path root;
  private final ScratchFolder incoming;

  /** Makes the folder if it is not there, and clears what killed servers left half written. */
  public FileArtifactStore(Path folder) throws IOException {
    root = folder.toAbsolutePath().normalize();
    incoming = ScratchFolder.open(root.resolve(".incoming"));
  }

  @Override
  public StoredArtifact put(String key, InputStream content, long maxBytes) throws IOException {
    var target = path(key);
    var folder = target.resolveSibling(".").normalize();
    var partial = incoming.newFile();
    try {
      var stored = write(content, partial, maxBytes);
      Files.createDirectories(folder);
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder);
      return stored;
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static StoredArtifact write(InputStream content, Path file, long maxBytes)
      throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    long total = 0;
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        total += read;
        if (total > maxBytes) throw new ArtifactTooLargeException(maxBytes);
        digest.update(buffer, 0, read);
        for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); )
          channel.write(bytes);
      }
      channel.force(true);
    }
    return new StoredArtifact(total, digest.digest());
  }

  /** A name is durable only once its folder is. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public InputStream read(String key, long offset, long length) throws IOException {
    var channel = FileChannel.open(path(key), StandardOpenOption.READ);
    try {
      channel.position(offset);
      return new Part(Channels.newInputStream(channel), length);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    deleteTree(path(folder + "any").resolveSibling(".").normalize());
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) return;
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    }
  }

  private Path path(String key) {
    var path = root.resolve(key).normalize();
    if (!KEY.matcher(key).matches() || !path.startsWith(root)) {
      throw new IllegalArgumentException("not a key: " + key);
    }
    return path;
  }

  /** At most so many bytes of a stream. */
  private static final class Part extends FilterInputStream {
    private long rest;

    Part(InputStream stream, long length) {
      super(stream);
      rest = length;
    }

    @Override
    public int read() throws IOException {
      if (rest <= 0) return -1;
      var value = super.read();
      if (value >= 0) rest--;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (rest <= 0) return length == 0 ? 0 : -1;
      var read = super.read(buffer, offset, (int) Math.min(length, rest));
      if (read > 0) rest -= read;
      return read;
    }
  }
}
