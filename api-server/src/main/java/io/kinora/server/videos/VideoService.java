package io.kinora.server.videos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.protocol.Job.Variant;
import io.kinora.server.accounts.Caller;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.events.EventLog;
import io.kinora.server.events.EventType;
import io.kinora.server.forecast.Place;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.inputs.InputStore;
import io.kinora.server.limits.ProjectRates;
import io.kinora.server.scheduling.Dispatch;
import io.kinora.server.scheduling.ProgressView;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an owner can do with videos. Thread-safe. */
final class VideoService {
  private static final Logger log = LoggerFactory.getLogger(VideoService.class);

  private static final Map<Variant, String> SUFFIXES = Map.of(
      Variant.VIDEO,
      ".mp4",
      Variant.THUMBNAIL,
      ".webp",
      Variant.SPRITESHEET,
      "-sheet.jpg",
      Variant.CAPTIONS,
      ".vtt");

  private final Jdbi jdbi;
  private final VideoDao dao;
  private final VideoRows rows;
  private final VideoListDao lists;
  private final ProjectRates rates;
  private final VideoIntake intake;
  private final Dispatch dispatch;
  private final ProgressView progress;
  private final QueueView queue;
  private final ArtifactStore store;
  private final InputStore inputs;
  private final EventLog events;
  private final Clock clock;

  VideoService(
      Jdbi jdbi,
      ObjectMapper json,
      ProjectRates rates,
      VideoIntake intake,
      Dispatch dispatch,
      ProgressView progress,
      QueueView queue,
      ArtifactStore store,
      InputStore inputs,
      EventLog events,
      Clock clock) {
    this.jdbi = jdbi;
    this.dao = jdbi.onDemand(VideoDao.class);
    rows = new VideoRows(jdbi, json);
    lists = new VideoListDao(jdbi);
    this.rates = rates;
    this.intake = intake;
    this.dispatch = dispatch;
    this.progress = progress;
    this.queue = queue;
    this.store = store;
    this.inputs = inputs;
    this.events = events;
    this.clock = clock;
  }

  static ApiException notFound(String id) {
    return ApiError.VIDEO_NOT_FOUND.because("Video with id '" + id + "' not found.");
  }

  Accepted create(Caller caller, NewVideo request, Submission submission) {
    rates.admit(caller, request.model());
    var accepted = intake.accept(caller, request, submission);
    var video = accepted.video();
    if (!accepted.isReplay()) {
      log.atInfo()
          .addKeyValue("video", video.id())
          .addKeyValue("model", video.model())
          .log("video queued");
      dispatch.queued(video.id());
    }
    return accepted;
  }

  Video get(Caller caller, String id) {
    return asItStands(rows.find(id, caller.project()).orElseThrow(() -> notFound(id)));
  }

  /** What its worker says is newer than what its row says. */
  Video asItStands(Video video) {
    return switch (video.status()) {
      case QUEUED -> video.withPlace(place(video));
      case IN_PROGRESS ->
        video.withProgress(progress.percent(video.workerId(), video.fence(), video.progress()));
      case COMPLETED, FAILED -> video;
    };
  }

  private @Nullable Place place(Video video) {
    return video.isAssigned()
        ? queue.starting()
        : queue.place(video.asWaiting()).orElse(null);
  }

  /** @param after id of the last video of the page before, or null for the first page */
  VideoPage list(
      Caller caller, VideoFilter filter, @Nullable String after, int limit, boolean newestFirst) {
    if (limit == 0) return new VideoPage(List.of(), false);
    var cursor = after == null ? null : cursor(dao, caller, after);
    var time = cursor == null ? null : cursor.createdAt();
    var id = cursor == null ? null : cursor.id();
    var found = lists.list(
        caller.project(), filter, new VideoListDao.Page(time, id, newestFirst, limit + 1));
    var hasMore = found.size() > limit;
    var page = hasMore ? found.subList(0, limit) : found;
    return new VideoPage(page.stream().map(this::asItStands).toList(), hasMore);
  }

  private static Video cursor(VideoDao dao, Caller caller, String after) {
    return dao.findEvenDeleted(after, caller.project())
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "after", "Invalid value: '" + after + "'. It is not the id of a video."));
  }

  /** Ends it as cancelled; a second time changes nothing. */
  Video cancel(Caller caller, String id) {
    var before = get(caller, id);
    if ("cancelled".equals(before.errorCode())) return before;
    if (before.status().isDone()) {
      throw ApiError.VIDEO_NOT_CANCELLABLE.because(
          "Video with id '" + id + "' is " + before.status().word() + " and cannot be cancelled.");
    }
    dispatch.cancel(id);
    return get(caller, id);
  }

  void delete(Caller caller, String id) {
    var video = get(caller, id);
    if (!video.status().isDone()) throw notDeletable(video);
    var inputIds = dao.inputs(id);
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(VideoDao.class);
      dao.lock(id);
      if (dao.isNeeded(id)) throw stillNeeded(id);
      if (dao.delete(id, clock.instant()) == 0) throw notFound(id);
      dao.deleteArtifacts(id);
      dao.forgetMetadata(id);
      events.append(transaction, EventType.VIDEO_DELETED, caller.project(), id);
    });
    log.atInfo().addKeyValue("video", id).log("video deleted");
    deleteFiles(id, inputIds);
  }

  private static ApiException stillNeeded(String id) {
    return ApiError.VIDEO_NOT_DELETABLE.because("Video with id '" + id
        + "' is the source of one that is being made. Wait for that one, or cancel it first.");
  }

  private static ApiException notDeletable(Video video) {
    return ApiError.VIDEO_NOT_DELETABLE.because("Video with id '"
        + video.id()
        + "' is "
        + video.status().word()
        + ". Only a completed or failed video can be deleted: wait for it, or cancel it first"
        + " with POST /v1/videos/"
        + video.id()
        + "/cancel.");
  }

  /** The rows are gone already, so files that stay behind are only waste. */
  private void deleteFiles(String id, List<String> inputIds) {
    try {
      store.deleteFolder("videos/" + id + "/");
      for (var input : inputIds) inputs.forget(input);
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("video", id).log("files of a deleted video remain");
    }
  }

  /**
   * A file of a completed video.
   *
   * @param name for whoever saves it
   * @param hold to be kept as it is read
   */
  record Content(ContentFile file, String name, ReadHold hold) {}

  Content content(Caller caller, String id, Variant variant) {
    return content(get(caller, id), variant);
  }

  /** For who has shown a link to it. */
  Content linkedContent(String id, Variant variant) {
    return content(dao.findLinked(id).orElseThrow(() -> notFound(id)), variant);
  }

  private Content content(Video video, Variant variant) {
    var id = video.id();
    if (video.status() != VideoStatus.COMPLETED) {
      throw ApiError.VIDEO_NOT_READY.because(
          "Video with id '" + id + "' is " + video.status().word() + " and has no content.");
    }
    var expires = video.expiresAt();
    if (expires != null && !clock.instant().isBefore(expires)) {
      throw ApiError.CONTENT_EXPIRED.because(
          "The content of the video with id '" + id + "' expired at " + expires + ".");
    }
    var word = variant.name().toLowerCase(Locale.ROOT);
    var file = dao.content(id, word)
        .orElseThrow(() -> ApiError.CONTENT_NOT_FOUND.about(
            "variant", "Video with id '" + id + "' has no " + word + "." + reason(variant)));
    return new Content(file, id + SUFFIXES.get(variant), new ReadHold(jdbi, clock, id, expires));
  }

  private static String reason(Variant variant) {
    return variant == Variant.CAPTIONS
        ? " Nobody speaks in it, or its model does not write down what is said."
        : "";
  }
}
