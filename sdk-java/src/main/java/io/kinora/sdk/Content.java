package io.kinora.sdk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.kinora.sdk.internal.Call;
import io.kinora.sdk.internal.Download;
import io.kinora.sdk.internal.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The bytes of a file of the server, to save or to read. Immutable and thread-safe.
 *
 * <p>Downloads that break off are taken up again where they broke, and at the end the SHA-256 that
 * the server gives is checked.
 */
@CheckReturnValue
public sealed class Content permits VideoContent {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Transport transport;
  private final Call<InputStream> call;
  private final ProgressListener listener;

  Content(Transport transport, Call<InputStream> call) {
    this(transport, call, (received, total) -> {});
  }

  private Content(Transport transport, Call<InputStream> call, ProgressListener listener) {
    this.transport = transport;
    this.call = call;
    this.listener = listener;
  }

  /** Watches a download. */
  @FunctionalInterface
  public interface ProgressListener {
    /**
     * Called on the downloading thread; what it throws ends the download.
     *
     * @param received bytes so far
     * @param total bytes in all, or -1 if the server did not say
     */
    void onBytes(long received, long total);
  }

  /** The same with a listener, which {@link #toFile} tells of each piece. */
  public Content onProgress(ProgressListener listener) {
    return new Content(transport, call, listener);
  }

  /**
   * Saves the bytes. They go into a hidden file beside the target first and are moved into place
   * when they are all there, so that the target is either the old file or the whole new one.
   *
   * @return the target
   * @throws InvalidRequestException if it is of a video that is not completed
   * @throws NotFoundException if there is no such file or it has expired
   * @throws ConnectionException if the connection breaks for good or the checksum is wrong
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set
   * @throws UncheckedIOException if the file cannot be written
   */
  @CanIgnoreReturnValue
  public Path toFile(Path target) {
    var part = target
        .toAbsolutePath()
        .resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try (var download = open()) {
      try {
        copy(download, part);
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not save to " + target, e);
    }
    return target;
  }

  /**
   * The bytes as they come; close the stream. Its methods throw {@link ConnectionException} and
   * {@link CallInterruptedException}, never {@link IOException}. For one thread.
   */
  public InputStream toStream() {
    return open();
  }

  private Download open() {
    return Download.open(transport, call);
  }

  private void copy(Download download, Path part) throws IOException {
    try (var out = FileChannel.open(part, CREATE_NEW, WRITE)) {
      var chunk = new byte[CHUNK_BYTES];
      long received = 0;
      for (var count = download.read(chunk, 0, CHUNK_BYTES);
          count >= 0;
          count = download.read(chunk, 0, CHUNK_BYTES)) {
        for (var bytes = ByteBuffer.wrap(chunk, 0, count); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
        received += count;
        listener.onBytes(received, download.total());
      }
      out.force(true);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, REPLACE_EXISTING);
    }
  }
}
