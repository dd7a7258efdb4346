package io.kinora.worker.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to make.
 *
 * @param model the engine's own model id, one of {@link VideoEngine#models()}
 * @param prompt 1 to 32,000 characters of any language
 * @param negativePrompt what should not be seen, or null
 * @param width picture width in pixels, even
 * @param height picture height in pixels, even
 * @param seconds exact duration of the result; for an extension, of the added part
 * @param seed same request and seed give the same picture where the engine can promise it
 * @param inputReference a PNG, JPEG or WebP file, already checked and of the size of the picture,
 *     or null
 * @param source the video that is remixed, edited or extended, or null
 * @param characters who the prompt speaks of by name, two at most
 * @param options further settings of the model's catalogue entry, such as a quality tier
 */
public record GenerationRequest(
    String model,
    String prompt,
    @Nullable String negativePrompt,
    int width,
    int height,
    int seconds,
    long seed,
    @Nullable Path inputReference,
    @Nullable SourceVideo source,
    List<CharacterClip> characters,
    Map<String, String> options) {
  public GenerationRequest {
    characters = List.copyOf(characters);
    if (prompt.isEmpty()) throw new IllegalArgumentException("prompt is empty");
    if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "size must be even and 16 or more: " + width + "x" + height);
    }
    if (seconds < 1) throw new IllegalArgumentException("seconds must be 1 or more: " + seconds);
    options = Map.copyOf(options);
  }

  /** The same with another seed. */
  public GenerationRequest withSeed(long other) {
    return new GenerationRequest(
        model,
        prompt,
        negativePrompt,
        width,
        height,
        seconds,
        other,
        inputReference,
        source,
        characters,
        options);
  }

  /** One without characters. */
  public GenerationRequest(
      String model,
      String prompt,
      @Nullable String negativePrompt,
      int width,
      int height,
      int seconds,
      long seed,
      @Nullable Path inputReference,
      @Nullable SourceVideo source,
      Map<String, String> options) {
    this(
        model,
        prompt,
        negativePrompt,
        width,
        height,
        seconds,
        seed,
        inputReference,
        source,
        List.of(),
        options);
  }
}
