package io.kinora.server.videos;

import io.kinora.server.characters.VideoCharacter;
import io.kinora.server.inputs.Input;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a video is made from beside its words.
 *
 * @param source what it starts from, or null
 * @param reference its first picture, or null
 * @param characters who its prompt speaks of
 */
record VideoInputs(
    @Nullable Source source, @Nullable Input reference, List<VideoCharacter> characters) {
  static final VideoInputs NONE = new VideoInputs(null, null, List.of());

  VideoInputs {
    characters = List.copyOf(characters);
  }

  static VideoInputs startingFrom(Source source) {
    return new VideoInputs(source, null, List.of());
  }

  /** What becomes of a source. */
  enum Use {
    REMIX,
    EDIT,
    EXTEND;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A video of the project, or one that was uploaded.
   *
   * @param videoId of the video, or null for an upload
   * @param upload the upload, or null for a video
   * @param seconds how much of the result it is
   * @param extensions how many times the result was extended
   */
  record Source(
      Use use, @Nullable String videoId, @Nullable Input upload, int seconds, int extensions) {}

  /** The same for the same inputs, wherever they came from. */
  String fingerprint() {
    var parts = new ArrayList<String>();
    if (source != null) {
      parts.add(source.use().word() + " " + source.videoId() + " " + digest(source.upload()));
    }
    parts.add(digest(reference));
    for (var character : characters) parts.add(character.id());
    return String.join(" ", parts);
  }

  private static String digest(@Nullable Input input) {
    return input == null ? "none" : HexFormat.of().formatHex(input.sha256());
  }
}
