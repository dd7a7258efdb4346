package io.kinora.server.videos;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.media.intake.ClipIntake;
import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.FormFile;
import io.kinora.server.http.Values;
import io.kinora.server.http.Words;
import io.kinora.server.inputs.Input;
import io.kinora.server.inputs.InputIntake;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.Model;
import io.kinora.server.models.PictureSize;
import io.kinora.server.videos.VideoInputs.Source;
import io.kinora.server.videos.VideoInputs.Use;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Checks requests for videos that start from another one. Thread-safe. */
final class SourceRequests {
  static final String VIDEO = "video";
  private static final int MAX_TOTAL_SECONDS = 120;
  private static final int MAX_EXTENSIONS = 6;
  private static final int MAX_PIXELS = 1920 * 1088;
  /** An upload may be longer by this than the length that it is taken for. */
  private static final double SLACK_SECONDS = 0.25;

  private final VideoRequests requests;
  private final Catalogue catalogue;
  private final InputIntake inputs;

  SourceRequests(VideoRequests requests, Catalogue catalogue, InputIntake inputs) {
    this.requests = requests;
    this.catalogue = catalogue;
    this.inputs = inputs;
  }

  /** The same as a video, but for its prompt. */
  NewVideo remix(Caller caller, Video video, String prompt) {
    check(video);
    return ofVideo(caller, video, null, prompt, new Source(Use.REMIX, video.id(), null, 0, 0));
  }

  /** @param model to be used in the place of the source's own, or null */
  NewVideo edit(Caller caller, Video video, String prompt, @Nullable String model) {
    check(video);
    return ofVideo(caller, video, model, prompt, new Source(Use.EDIT, video.id(), null, 0, 0));
  }

  private NewVideo ofVideo(
      Caller caller, Video video, @Nullable String asked, String prompt, Source source) {
    var name = asked == null ? video.model() : asked;
    var model = requests.model(name);
    int longest = Collections.max(model.seconds());
    if (video.length() > longest) {
      throw ApiError.INVALID_VALUE.about(
          VIDEO,
          "Video with id '" + video.id() + "' lasts " + video.length() + " seconds. At most "
              + longest + " can be made anew at once.");
    }
    var size = fitting(model, video.width(), video.height());
    return video(
        caller,
        name,
        model,
        prompt,
        video.length(),
        size,
        video.seed(),
        video.negativePrompt(),
        source);
  }

  /** The same with an uploaded clip, which has no model of its own. */
  NewVideo edit(Caller caller, FormFile upload, String prompt, @Nullable String name) {
    var model = required(name);
    int longest = Collections.max(model.seconds());
    var clip = inputs.clip(caller.project(), upload, VIDEO, limits(longest));
    int seconds = model.seconds().stream()
        .sorted()
        .filter(length -> length + SLACK_SECONDS >= clip.seconds())
        .findFirst()
        .orElse(longest);
    var size = fitting(model, clip.width(), clip.height());
    var source = new Source(Use.EDIT, null, clip, 0, 0);
    return video(caller, String.valueOf(name), model, prompt, seconds, size, null, null, source);
  }

  /** A video and what happens next. */
  NewVideo extend(
      Caller caller, Video video, String prompt, JsonNode asked, @Nullable String modelName) {
    check(video);
    var name = modelName == null ? video.model() : modelName;
    var model = requests.model(name);
    int seconds = requests.seconds(model, asked);
    if (video.extensions() >= MAX_EXTENSIONS) {
      throw ApiError.VIDEO_NOT_EXTENDABLE.about(
          VIDEO,
          "Video with id '" + video.id() + "' was extended " + MAX_EXTENSIONS
              + " times already, which is the most.");
    }
    checkTotal(video.length(), seconds);
    var size = fitting(model, video.width(), video.height());
    var source = new Source(Use.EXTEND, video.id(), null, video.length(), video.extensions() + 1);
    return video(
        caller, name, model, prompt, seconds, size, video.seed(), video.negativePrompt(), source);
  }

  /** An uploaded clip and what happens next. */
  NewVideo extend(
      Caller caller, FormFile upload, String prompt, JsonNode asked, @Nullable String name) {
    var model = required(name);
    int seconds = requests.seconds(model, asked);
    var clip = inputs.clip(caller.project(), upload, VIDEO, limits(MAX_TOTAL_SECONDS - seconds));
    int before = rounded(clip);
    checkTotal(before, seconds);
    var size = fitting(model, clip.width(), clip.height());
    var source = new Source(Use.EXTEND, null, clip, before, 1);
    return video(caller, String.valueOf(name), model, prompt, seconds, size, null, null, source);
  }

  private static int rounded(Input clip) {
    return (int) Math.max(1, Math.round(clip.seconds()));
  }

  private static void checkTotal(int before, int added) {
    if (before + added <= MAX_TOTAL_SECONDS) return;
    throw ApiError.VIDEO_NOT_EXTENDABLE.about(
        VIDEO,
        "The video lasts " + before + " seconds and would last " + (before + added)
            + ". The most is " + MAX_TOTAL_SECONDS + ".");
  }

  private static void check(Video video) {
    if (video.status() == VideoStatus.COMPLETED) return;
    throw ApiError.VIDEO_NOT_REMIXABLE.because("Video with id '" + video.id() + "' is "
        + video.status().word() + ". Only a completed video can be remixed, edited or extended.");
  }

  private static ClipIntake.Limits limits(int seconds) {
    return new ClipIntake.Limits(seconds + SLACK_SECONDS, MAX_PIXELS);
  }

  private Model required(@Nullable String name) {
    if (name == null) throw missing("model");
    return requests.model(name);
  }

  private static ApiException missing(String param) {
    return ApiError.MISSING_REQUIRED_PARAMETER.about(
        param, "Missing required parameter: '" + param + "'.");
  }

  private static PictureSize fitting(Model model, int width, int height) {
    var size = new PictureSize(width, height);
    if (model.sizes().contains(size)) return size;
    var sizes = model.sizes().stream().map(PictureSize::toString).toList();
    throw ApiError.INVALID_VALUE.about(
        VIDEO,
        "The video is " + size + ". The model '" + model.id() + "' makes "
            + Words.list(sizes, "and") + ".");
  }

  private NewVideo video(
      Caller caller,
      String name,
      Model model,
      String prompt,
      int seconds,
      PictureSize size,
      @Nullable Long seed,
      @Nullable String negativePrompt,
      Source source) {
    Values.noNull("prompt", prompt);
    return new NewVideo(
        name,
        catalogue.engineModel(model, caller.isTest()),
        model.options(),
        prompt,
        seconds,
        size,
        seed,
        1,
        null,
        PriceTerms.NONE,
        VideoInputs.startingFrom(source),
        negativePrompt,
        Labels.NONE);
  }
}
