package io.kinora.worker.execution;

import io.kinora.media.ClipJoiner;
import io.kinora.media.WebVtt;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.engine.SourceVideo.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts the part that an engine added behind the video that it continues, the same for all engines.
 */
final class Continuation {
  private Continuation() {}

  /** The whole of an extension; any other video as it is. */
  static GeneratedVideo join(
      GenerationRequest request, GeneratedVideo made, GenerationContext context)
      throws IOException, InterruptedException {
    var source = request.source();
    if (source == null || source.use() != Use.EXTEND) return made;
    var joiner = new ClipJoiner(
        source.file(), made.video(), request.seconds(), context.threads(), context::checkCancelled);
    var joined = joiner.join(context.workFolder());
    var captions = captions(source, made, joiner.firstSeconds(), context.workFolder());
    return new GeneratedVideo(
        joined.video(),
        joined.thumbnail(),
        joined.spritesheet(),
        made.plan(),
        captions,
        made.notes(),
        made.stages());
  }

  private static @Nullable Path captions(
      SourceVideo source, GeneratedVideo made, double from, Path folder) throws IOException {
    var before = source.captions();
    var after = made.captions();
    if (after == null) return before;
    var added = Files.readString(after);
    var all = before == null
        ? WebVtt.later(added, from)
        : WebVtt.join(Files.readString(before), added, from);
    return Files.writeString(folder.resolve("joined.vtt"), all);
  }
}
