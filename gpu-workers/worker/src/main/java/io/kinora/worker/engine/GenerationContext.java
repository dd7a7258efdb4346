package io.kinora.worker.engine;

import io.kinora.media.FrameMark;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What an engine may use and must tell while it runs one job. Thread-safe. */
public interface GenerationContext {
  /** An empty folder of this job alone; removed after the upload. */
  Path workFolder();

  /**
   * A folder in which later attempts at the same video on this machine find what this one leaves,
   * such as finished segments. It goes when the video has its end, or after some days.
   */
  default Path keepFolder() {
    return workFolder();
  }

  /**
   * Hands a file over for later attempts at the same video on other machines, which {@link #recall}
   * it. Returns at once; the file stays as it is until the job's end. It may not get there, and
   * costs time then, never the video. Worth it for what took long and is not the whole.
   *
   * @param name 1 to 100 letters, digits, dots, hyphens and underscores, no dot at first; it says
   *     all that the file was made from, because a later attempt goes by it alone
   */
  default void remember(String name, Path file) {}

  /**
   * Fetches what an earlier attempt at the same video has handed over; false where there is nothing
   * of that name, or no longer.
   *
   * @param target replaced where it is there
   */
  default boolean recall(String name, Path target) throws InterruptedException {
    return false;
  }

  /** Has no later attempt recall what turned out to be of no use. */
  default void disown(String name) throws InterruptedException {}

  /**
   * What every frame of the result has to be given before it is encoded, and no file before that.
   * An engine that lets others encode decodes their frames for it.
   */
  default FrameMark mark(int width, int height) {
    return FrameMark.NONE;
  }

  /**
   * W3C trace context of the request that wants the job, for engines whose own parts trace; null
   * where nobody does.
   */
  default @Nullable String traceParent() {
    return null;
  }

  /** How many CPU threads the job may keep busy, 1 or more. */
  int threads();

  /**
   * Tells how far the job is. Values that go back are ignored, so that progress is monotone.
   *
   * @param fraction 0 to 1, of the whole job
   */
  void progress(double fraction);

  /** Whether the result is no longer wanted. */
  boolean isCancelled();

  /**
   * Throws {@link InterruptedException} when the result is no longer wanted or the thread was
   * interrupted.
   */
  default void checkCancelled() throws InterruptedException {
    if (isCancelled() || Thread.interrupted())
      throw new InterruptedException("generation cancelled");
  }
}
