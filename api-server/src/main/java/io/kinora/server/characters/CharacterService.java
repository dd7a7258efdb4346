package io.kinora.server.characters;

import io.kinora.media.intake.ClipIntake;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.FormFile;
import io.kinora.server.inputs.Input;
import io.kinora.server.inputs.InputIntake;
import java.time.Clock;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes characters and finds them. Thread-safe. */
public final class CharacterService {
  private static final Logger log = LoggerFactory.getLogger(CharacterService.class);
  private static final String VIDEO = "video";
  private static final double MIN_SECONDS = 2;
  private static final double MAX_SECONDS = 4;
  /** Containers round, and a clip that is cut by hand is a frame or two off. */
  private static final double TOLERANCE = 0.1;

  private static final ClipIntake.Limits LIMITS =
      new ClipIntake.Limits(MAX_SECONDS + TOLERANCE, 1920 * 1088);
  private static final int MIN_LINES = 720;
  private static final int MAX_LINES = 1088;
  private static final double ASPECT = 16.0 / 9;
  private static final double ASPECT_TOLERANCE = 0.02;

  private final Jdbi jdbi;
  private final InputIntake inputs;
  private final Ids ids;
  private final Clock clock;

  public CharacterService(Jdbi jdbi, InputIntake inputs, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.inputs = inputs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws ApiException when the clip is not of two to four seconds, 16:9 or 9:16, 720 to 1080
   *     lines
   */
  VideoCharacter create(String project, String name, FormFile video) {
    if (name.indexOf('\0') >= 0) {
      throw ApiError.INVALID_VALUE.about(
          "name", "Invalid value for 'name': it holds a null character.");
    }
    var clip = inputs.clip(project, video, VIDEO, LIMITS);
    check(clip);
    var character = new VideoCharacter(ids.next("char"), project, name, clip.id(), clock.instant());
    dao().insert(character);
    log.atInfo().addKeyValue("character", character.id()).log("character made");
    return character;
  }

  private static void check(Input clip) {
    if (clip.seconds() < MIN_SECONDS - TOLERANCE) {
      throw refused(String.format(
          Locale.ROOT, "it lasts %.1f seconds, and 2 to 4 are needed", clip.seconds()));
    }
    double aspect =
        (double) Math.max(clip.width(), clip.height()) / Math.min(clip.width(), clip.height());
    if (Math.abs(aspect / ASPECT - 1) > ASPECT_TOLERANCE) {
      throw refused("it is " + clip.width() + "x" + clip.height() + ", and 16:9 or 9:16 is needed");
    }
    int lines = Math.min(clip.width(), clip.height());
    if (lines < MIN_LINES || lines > MAX_LINES) {
      throw refused(
          "it is " + clip.width() + "x" + clip.height() + ", and 720 to 1080 lines are needed");
    }
  }

  private static ApiException refused(String why) {
    return ApiError.INVALID_FILE.about(VIDEO, "Invalid file '" + VIDEO + "': " + why + ".");
  }

  /** @throws ApiException when the project has no such character */
  public VideoCharacter get(String project, String id) {
    return dao()
        .find(id, project)
        .orElseThrow(() ->
            ApiError.CHARACTER_NOT_FOUND.because("Character with id '" + id + "' not found."));
  }

  private CharacterDao dao() {
    return jdbi.onDemand(CharacterDao.class);
  }
}
