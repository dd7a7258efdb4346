package io.kinora.server.artifacts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;

/**
 * A folder of this process alone, for files on their way. It lies beside those of the other servers
 * that share a data folder; those of servers that were killed are removed when one is opened. A
 * lock, which the system releases with its process, tells which is which. Thread-safe.
 */
public final class ScratchFolder {
  private static final String LOCK = ".lock";

  private final Path folder;
  /** Held as long as this object is. */
  private final FileChannel lock;

  private ScratchFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new folder in another one, which is made too if it is not there. */
  public static ScratchFolder open(Path parent) throws IOException {
    Files.createDirectories(parent);
    removeAbandoned(parent);
    while (true) {
      var name = UUID.randomUUID().toString();
      var lock = FileChannel.open(
          parent.resolve(name + LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (isTaken(lock)) {
        return new ScratchFolder(
            Files.createDirectory(parent.resolve(name)).toAbsolutePath(), lock);
      }
      lock.close();
    }
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (var files = Files.list(parent)) {
      for (var file : files.filter(file -> file.toString().endsWith(LOCK)).toList()) {
        try (var lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
          if (!isTaken(lock)) continue;
          var name = file.toString();
          delete(Path.of(name.substring(0, name.length() - LOCK.length())));
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // It belongs to another one of this process.
      return false;
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) return;
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    }
  }

  public Path path() {
    if (!lock.isOpen()) throw new IllegalStateException("the lock of " + folder + " is lost");
    return folder;
  }

  /** A new empty file; the caller deletes it. */
  public Path newFile() throws IOException {
    return Files.createTempFile(path(), "file", null);
  }
}
