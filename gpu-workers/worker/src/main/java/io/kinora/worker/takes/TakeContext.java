package io.kinora.worker.takes;

import io.kinora.media.FrameMark;
import io.kinora.worker.engine.GenerationContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The context of one take within that of its video.
 *
 * @param workFolder the take's own
 * @param index 0 for the first
 * @param takes how many there are
 */
record TakeContext(GenerationContext video, Path workFolder, int index, int takes)
    implements GenerationContext {
  /**
   * What making the takes is of the whole; an engine's own estimate must not seem to be the end.
   */
  private static final double TAKES_SHARE = 0.95;

  /** Takes must not find what other takes have left. */
  @Override
  public Path keepFolder() {
    return video.keepFolder().resolve("take-" + index);
  }

  @Override
  public void remember(String name, Path file) {
    video.remember(own(name), file);
  }

  @Override
  public boolean recall(String name, Path target) throws InterruptedException {
    return video.recall(own(name), target);
  }

  @Override
  public void disown(String name) throws InterruptedException {
    video.disown(own(name));
  }

  private String own(String name) {
    return "take-" + index + "-" + name;
  }

  @Override
  public FrameMark mark(int width, int height) {
    return video.mark(width, height);
  }

  @Override
  public @Nullable String traceParent() {
    return video.traceParent();
  }

  @Override
  public int threads() {
    return video.threads();
  }

  @Override
  public void progress(double fraction) {
    video.progress(TAKES_SHARE * (index + Math.max(0, Math.min(1, fraction))) / takes);
  }

  @Override
  public boolean isCancelled() {
    return video.isCancelled();
  }
}
