package io.kinora.worker.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The video that a request starts from.
 *
 * @param use what becomes of it
 * @param file the MP4
 * @param prompt the prompt that made it, or null for an upload
 * @param seed the seed that made it, or null for an upload
 * @param plan the engine's own plan of it (see {@link GeneratedVideo#plan}), or null where there is
 *     none
 * @param captions what is said in it as WebVTT, or null where that is not known
 */
public record SourceVideo(
    Use use,
    Path file,
    @Nullable String prompt,
    @Nullable Long seed,
    @Nullable Path plan,
    @Nullable Path captions) {
  /** One of which no captions are known. */
  public SourceVideo(
      Use use, Path file, @Nullable String prompt, @Nullable Long seed, @Nullable Path plan) {
    this(use, file, prompt, seed, plan, null);
  }

  /** What a request does with its source. */
  public enum Use {
    /** A new take on the same idea. */
    REMIX,
    /** The same video, but for what the prompt changes. */
    EDIT,
    /** What happens next; the engine makes the added part alone, and the worker joins the two. */
    EXTEND
  }
}
