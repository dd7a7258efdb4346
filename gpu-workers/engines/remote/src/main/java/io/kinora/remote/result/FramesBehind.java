package io.kinora.remote.result;

import io.kinora.media.MediaException;
import io.kinora.media.Mp4Writer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Encodes frames on a thread of its own, while the next ones are read and marked. A few frames wait
 * at most. Belongs to the thread that gives them, and is closed before its writer, which until then
 * only it uses.
 */
final class FramesBehind implements AutoCloseable {
  private static final int WAITING_MAX = 3;

  private final Mp4Writer writer;
  private final Semaphore room = new Semaphore(WAITING_MAX);
  private final @Nullable ExecutorService thread;
  private volatile @Nullable MediaException failure;

  /** @param threads that the job may keep busy; with one, frames are encoded as they are given */
  FramesBehind(Mp4Writer writer, int threads) {
    this.writer = writer;
    thread = threads == 1
        ? null
        : Executors.newSingleThreadExecutor(task -> {
          var made = new Thread(task, "frame-encoder");
          made.setDaemon(true);
          return made;
        });
  }

  /**
   * Takes the next frame.
   *
   * @param rgb not used by anybody else any more
   * @throws MediaException when this frame or one before it could not be encoded
   */
  void video(byte[] rgb) throws MediaException, InterruptedException {
    if (thread == null) {
      writer.video(rgb);
      return;
    }
    room.acquire();
    check();
    thread.execute(() -> encode(rgb));
  }

  private void encode(byte[] rgb) {
    try {
      if (failure == null) writer.video(rgb);
    } catch (MediaException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new MediaException("a frame could not be encoded", e);
    } finally {
      room.release();
    }
  }

  /** Waits until all frames are encoded. */
  void finish() throws MediaException, InterruptedException {
    room.acquire(WAITING_MAX);
    check();
  }

  private void check() throws MediaException {
    var found = failure;
    if (found != null) throw found;
  }

  /** Returns when the writer is in nobody's hands, even when it is interrupted meanwhile. */
  @Override
  public void close() {
    if (thread == null) return;
    thread.shutdownNow();
    var interrupted = false;
    while (true) {
      try {
        if (thread.awaitTermination(1, TimeUnit.MINUTES)) break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
