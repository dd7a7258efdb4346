package io.kinora.world;

import io.kinora.media.FrameMark;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Encodes frames on a thread of its own while the next ones are drawn. At most {@value #WAITING}
 * frames wait; then whoever draws waits as well. One thread feeds it.
 */
final class FrameEncoder implements AutoCloseable {
  private static final int WAITING = 3;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> full = new ArrayBlockingQueue<>(WAITING);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(WAITING + 1);
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "world-encoder"));
  private final Future<?> work;

  /**
   * Starts the encoder.
   *
   * @param sound left and right channel of the whole video
   * @param mark that every frame gets
   */
  FrameEncoder(Path target, Mp4Format format, float[][] sound, FrameMark mark) {
    for (var i = 0; i <= WAITING; i++) empty.add(new byte[format.width() * format.height() * 3]);
    work = executor.submit(() -> {
      encode(target, format, sound, mark);
      return null;
    });
  }

  private void encode(Path target, Mp4Format format, float[][] sound, FrameMark mark)
      throws MediaException, InterruptedException {
    try (var writer = new Mp4Writer(target, format)) {
      writer.audio(sound[0], sound[1]);
      var number = 0;
      for (var frame = full.take(); frame != END; frame = full.take()) {
        mark.mark(frame, number++);
        writer.video(frame);
        empty.put(frame);
      }
      writer.finish();
    }
  }

  /** An empty frame to draw into. */
  byte[] buffer() throws InterruptedException, MediaException {
    while (true) {
      var buffer = empty.poll(50, TimeUnit.MILLISECONDS);
      if (buffer != null) return buffer;
      failIfBroken();
    }
  }

  /** Hands over a drawn frame; it belongs to the encoder from now on. */
  void encode(byte[] frame) throws InterruptedException, MediaException {
    while (!full.offer(frame, 50, TimeUnit.MILLISECONDS)) failIfBroken();
  }

  /** Waits until the file is complete. */
  void finish() throws InterruptedException, MediaException {
    encode(END);
    result();
  }

  private void failIfBroken() throws InterruptedException, MediaException {
    if (work.isDone()) result();
  }

  private void result() throws InterruptedException, MediaException {
    try {
      work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MediaException cause) throw cause;
      throw new IllegalStateException("encoder broke", e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
