package io.kinora.sdk;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.kinora.sdk.internal.Download;
import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.VideosApi;
import io.kinora.sdk.model.VideoContentVariant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a completed video: the MP4, or with {@link #variant} its thumbnail (WebP) or its
 * sprite sheet (JPEG). Immutable and thread-safe.
 *
 * <p>Downloads that break off are taken up again where they broke.
 */
@CheckReturnValue
public final class VideoContent {

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Transport transport;
  private final String id;
  private final @Nullable VideoContentVariant variant;
  private final ProgressListener listener;

  VideoContent(Transport transport, String id) {
    this(transport, id, null, (received, total) -> {});
  }

  private VideoContent(
      Transport transport,
      String id,
      @Nullable VideoContentVariant variant,
      ProgressListener listener) {
    this.transport = transport;
    this.id = id;
    this.variant = variant;
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

  /** The same video in another form. */
  public VideoContent variant(VideoContentVariant variant) {
    return new VideoContent(transport, id, variant, listener);
  }

  /** The same with a listener, which {@link #toFile} tells of each piece. */
  public VideoContent onProgress(ProgressListener listener) {
    return new VideoContent(transport, id, variant, listener);
  }

  /**
   * Saves the bytes. They go into a hidden file beside the target first and are moved into place
   * when they are all there, so that the target is either the old file or the whole new one.
   *
   * @return the target
   * @throws InvalidRequestException if the video is not completed
   * @throws NotFoundException if there is no such video or its content has expired
   * @throws ConnectionException if the connection breaks for good
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
      throw new UncheckedIOException("could not save the video to " + target, e);
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
    return Download.open(transport, VideosApi.getVideoContent(transport, id, variant));
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
