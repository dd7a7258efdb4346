package io.kinora.worker.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The finished files, all inside the work folder.
 *
 * @param video fast-start MP4, H.264 and AAC, of exactly the requested size and duration
 * @param thumbnail WebP, the size of the video
 * @param spritesheet JPEG, a grid of frames in order, left to right, top to bottom
 * @param plan the engine's own plan as JSON, kept for remix, edit and extension, or null
 * @param captions what is said, as WebVTT, its times counted from the beginning of what the engine
 *     made; null where nobody speaks
 * @param notes what a user should know of the result, such as parts of the prompt that were not
 *     understood
 * @param stages wall-clock time of each stage in the order in which they ran
 */
public record GeneratedVideo(
    Path video,
    Path thumbnail,
    Path spritesheet,
    @Nullable Path plan,
    @Nullable Path captions,
    List<String> notes,
    Map<String, Duration> stages) {
  public GeneratedVideo {
    notes = List.copyOf(notes);
    stages = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(stages));
  }

  /** One in which nobody speaks. */
  public GeneratedVideo(
      Path video,
      Path thumbnail,
      Path spritesheet,
      @Nullable Path plan,
      List<String> notes,
      Map<String, Duration> stages) {
    this(video, thumbnail, spritesheet, plan, null, notes, stages);
  }
}
