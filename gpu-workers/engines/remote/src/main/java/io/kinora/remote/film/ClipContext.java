package io.kinora.remote.film;

import io.kinora.worker.engine.GenerationContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The context of one clip within that of its video.
 *
 * @param keepFolder the clip's own
 * @param from how far the video is before the clip
 * @param to how far it is after it
 */
record ClipContext(
    GenerationContext video, Path workFolder, Path keepFolder, double from, double to)
    implements GenerationContext {
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
    video.progress(from + (to - from) * Math.max(0, Math.min(1, fraction)));
  }

  @Override
  public boolean isCancelled() {
    return video.isCancelled();
  }
}
