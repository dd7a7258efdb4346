package io.kinora.server.videos;

import io.kinora.media.intake.Fit;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.WireCharacterReference;
import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.api.WireImageReference;
import io.kinora.server.characters.CharacterService;
import io.kinora.server.characters.VideoCharacter;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.FormFile;
import io.kinora.server.http.Values;
import io.kinora.server.inputs.Input;
import io.kinora.server.inputs.InputIntake;
import io.kinora.server.inputs.WantedPicture;
import io.kinora.server.models.PictureSize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what a new video brings along. Thread-safe. */
final class RequestInputs {
  static final String REFERENCE = "input_reference";
  private static final String CHARACTERS = "characters";
  private static final int MAX_CHARACTERS = 2;
  private static final List<String> FITS = Arrays.stream(Fit.values())
      .map(fit -> fit.name().toLowerCase(Locale.ROOT))
      .toList();

  private final InputIntake inputs;
  private final CharacterService characters;

  RequestInputs(InputIntake inputs, CharacterService characters) {
    this.inputs = inputs;
    this.characters = characters;
  }

  /**
   * @param file the reference picture where it came as a file
   * @throws io.kinora.server.http.ApiException when something is not there or not taken
   */
  VideoInputs of(
      Caller caller, WireCreateVideoRequest request, @Nullable FormFile file, PictureSize size) {
    var cast = cast(caller, request);
    var asked = request.fit() == null ? "exact" : Values.oneOf("fit", request.fit(), FITS);
    var fit = Fit.valueOf(asked.toUpperCase(Locale.ROOT));
    var wanted = new WantedPicture(REFERENCE, size.width(), size.height(), fit);
    var reference = file == null
        ? reference(caller, request.inputReference(), wanted)
        : inputs.picture(caller.project(), file, wanted);
    return new VideoInputs(null, reference, cast);
  }

  private @Nullable Input reference(
      Caller caller, @Nullable WireImageReference reference, WantedPicture wanted) {
    if (reference == null) return null;
    var url = reference.imageUrl();
    var fileId = reference.fileId();
    if (url != null && fileId == null) {
      return inputs.pictureAt(caller.project(), url, under(wanted, "image_url"));
    }
    if (fileId != null && url == null) {
      return inputs.pictureOfFile(caller.project(), fileId, under(wanted, "file_id"));
    }
    throw ApiError.INVALID_VALUE.about(
        REFERENCE, "Exactly one of 'image_url' and 'file_id' must be given.");
  }

  private static WantedPicture under(WantedPicture wanted, String member) {
    return new WantedPicture(
        wanted.param() + "." + member, wanted.width(), wanted.height(), wanted.fit());
  }

  private List<VideoCharacter> cast(Caller caller, WireCreateVideoRequest request) {
    var asked = Objects.requireNonNullElse(request.characters(), List.<WireCharacterReference>of());
    if (asked.size() > MAX_CHARACTERS) {
      throw ApiError.INVALID_VALUE.about(
          CHARACTERS,
          "Invalid value for 'characters': at most " + MAX_CHARACTERS + " are taken, but there are "
              + asked.size() + ".");
    }
    return asked.stream()
        .map(each -> named(caller, each.id(), request.prompt()))
        .toList();
  }

  private VideoCharacter named(Caller caller, @Nullable String id, String prompt) {
    if (id == null) {
      throw ApiError.MISSING_REQUIRED_PARAMETER.about(
          CHARACTERS + ".id", "Missing required parameter: '" + CHARACTERS + ".id'.");
    }
    var character = characters.get(caller.project(), id);
    if (!prompt.contains(character.name())) {
      throw ApiError.INVALID_VALUE.about(
          CHARACTERS,
          "The prompt does not hold the name of the character '" + id + "': '" + character.name()
              + "'.");
    }
    return character;
  }
}
