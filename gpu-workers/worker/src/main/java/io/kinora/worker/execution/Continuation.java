package io.kinora.worker.execution;

import io.kinora.media.ClipJoiner;
import io.kinora.media.MediaException;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo.Use;

/**
 * Puts the part that an engine added behind the video that it continues, the same for all engines.
 */
final class Continuation {
  private Continuation() {}

  /** The whole of an extension; any other video as it is. */
  static GeneratedVideo join(
      GenerationRequest request, GeneratedVideo made, GenerationContext context)
      throws MediaException, InterruptedException {
    var source = request.source();
    if (source == null || source.use() != Use.EXTEND) return made;
    var joiner = new ClipJoiner(
        source.file(), made.video(), request.seconds(), context.threads(), context::checkCancelled);
    var joined = joiner.join(context.workFolder());
    return new GeneratedVideo(
        joined.video(),
        joined.thumbnail(),
        joined.spritesheet(),
        made.plan(),
        made.notes(),
        made.stages());
  }
}
