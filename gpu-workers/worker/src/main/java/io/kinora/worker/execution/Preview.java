package io.kinora.worker.execution;

import io.kinora.media.FrameMark;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.RgbImage;
import io.kinora.protocol.PreviewPicture;
import io.kinora.worker.cluster.ServerApi;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the server now and then what the frames of one attempt look like, with the marks that they
 * have by then. It leaves the frames as they are; a picture that cannot be shown is not missed, and
 * no frame waits for the server. Thread-safe.
 */
final class Preview implements FrameMark {
  private static final Logger log = LoggerFactory.getLogger(Preview.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int LONG_SIDE = 320;

  private final long fence;
  private final int width;
  private final int height;
  private final ServerApi server;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long next;

  /**
   * @param width of the frames, in pixels
   * @param height of the frames, in pixels
   * @param executor speaks to the server
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  Preview(
      long fence,
      int width,
      int height,
      ServerApi server,
      Executor executor,
      LongSupplier nanoTime) {
    this.fence = fence;
    this.width = width;
    this.height = height;
    this.server = server;
    this.executor = executor;
    this.nanoTime = nanoTime;
    next = nanoTime.getAsLong();
  }

  @Override
  public void mark(byte[] rgb, int frame) {
    var now = nanoTime.getAsLong();
    if (now - next < 0 || !busy.compareAndSet(false, true)) return;
    next = now + EVERY.toNanos();
    try {
      var jpeg = Images.jpeg(small(new RgbImage(width, height, rgb)));
      if (jpeg.length <= PreviewPicture.MAX_BYTES) executor.execute(() -> show(jpeg));
      else busy.set(false);
    } catch (MediaException | RejectedExecutionException e) {
      busy.set(false);
      log.debug("no preview", e);
    }
  }

  private RgbImage small(RgbImage frame) throws MediaException {
    var scale = (double) LONG_SIDE / Math.max(width, height);
    if (scale >= 1) return frame;
    return Images.scale(frame, pixels(width * scale), pixels(height * scale));
  }

  private static int pixels(double length) {
    return (int) Math.max(1, Math.round(length));
  }

  private void show(byte[] jpeg) {
    try {
      // Whoever has lost the fence stays busy: there is nobody left to show anything to.
      if (server.preview(fence, jpeg)) busy.set(false);
    } catch (IOException e) {
      busy.set(false);
      log.debug("preview not shown", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
