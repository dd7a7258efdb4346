package io.kinora.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a worker needs for one attempt. Fetched over HTTP, never put into Hazelcast.
 *
 * <p>URLs that begin with a slash are the API server's own.
 *
 * @param model the engine's own name of the model
 * @param bestOf how many takes to make, each with a seed of its own, of which one is kept; 1 from
 *     an older server
 * @param deadlineSeconds how long the attempt may take from now on; told as a span because the
 *     clocks of two machines differ
 * @param inputReferenceUrl a signed URL of an image, or null
 * @param source what the video starts from, or null
 * @param characters who the prompt speaks of by name
 * @param uploads a signed URL for each file that the engine may make
 * @param tenant an opaque name of the customer, the same for all of its videos; between two tenants
 *     a slot forgets what the first one loaded. Null from an older server
 * @param provenance what the video is to say of its own making, or null where it is to say nothing
 * @param traceParent W3C trace context of the request that made the video, for engines that pass it
 *     on; null where nobody traces
 * @param segments where parts of the video are left for attempts on other machines; null from an
 *     older server
 */
public record Job(
    String videoId,
    long fence,
    String model,
    String prompt,
    @Nullable String negativePrompt,
    int width,
    int height,
    int seconds,
    long seed,
    Map<String, String> options,
    int bestOf,
    long deadlineSeconds,
    @Nullable String inputReferenceUrl,
    @Nullable Source source,
    List<CharacterClip> characters,
    Map<Variant, Upload> uploads,
    @Nullable String tenant,
    @Nullable Provenance provenance,
    @Nullable String traceParent,
    @Nullable Segments segments) {
  public Job {
    bestOf = Math.max(1, bestOf);
    characters = characters == null ? List.of() : List.copyOf(characters);
    options = Map.copyOf(options);
    uploads = Map.copyOf(uploads);
  }

  /**
   * @param certificates of whoever signs, its own first, as base64 of their DER
   * @param watermark an invisible mark, or null for none
   * @param visibleMark a word to be seen in the picture, or null for none
   */
  public record Provenance(
      List<String> certificates,
      @Nullable Watermark watermark,
      @Nullable String visibleMark) {
    public Provenance {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * @param key that is needed to find the mark again
   * @param payload what the mark says
   */
  public record Watermark(long key, int payload) {}

  /**
   * @param use remix, edit or extend
   * @param url a signed URL of the MP4
   * @param planUrl a signed URL of the engine's plan, or null
   * @param captionsUrl a signed URL of what is said in it, or null
   */
  public record Source(
      Use use,
      String url,
      @Nullable String prompt,
      @Nullable Long seed,
      @Nullable String planUrl,
      @Nullable String captionsUrl) {
    public enum Use {
      REMIX,
      EDIT,
      EXTEND
    }
  }

  /**
   * @param name as the prompt spells it
   * @param url a signed URL of a clip that shows the character
   */
  public record CharacterClip(String id, String name, String url) {}

  /**
   * @param url where to PUT the bytes
   * @param contentType the Content-Type header to send; part of what is signed
   */
  public record Upload(String url, String contentType) {}

  /**
   * The parts of an unfinished video. With a name behind it, as {@code &name=…}, the link stores a
   * part (PUT), fetches it (GET) or removes it (DELETE), each for as long as the fence is good.
   *
   * @param url signed
   * @param kept what earlier attempts have left
   */
  public record Segments(String url, List<Segment> kept) {
    /** What a part may be called. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}");

    public Segments {
      kept = kept == null ? List.of() : List.copyOf(kept);
    }
  }

  /** @param sha256 lower-case hexadecimal */
  public record Segment(String name, long bytes, String sha256) {}

  /** Which file of a video. */
  public enum Variant {
    VIDEO("video/mp4"),
    THUMBNAIL("image/webp"),
    SPRITESHEET("image/jpeg"),
    PLAN("application/json"),
    CAPTIONS("text/vtt");

    private final String contentType;

    Variant(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }

    /** How paths, keys and rows spell it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The reverse of {@link #word}.
     *
     * @throws IllegalArgumentException when there is no such variant
     */
    public static Variant fromString(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
