package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.db.Ids;
import io.kinora.server.events.EventLog;
import io.kinora.server.events.EventType;
import io.kinora.server.http.ApiError;
import io.kinora.server.webhooks.RequestWebhooks;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Accepts submissions, each once. One that comes with an idempotency key is recognised by it for a
 * day; a retry of an OpenAI SDK, which sends no such key, by the same content under the same API
 * key within ten minutes. Thread-safe.
 */
final class VideoIntake {
  private static final Duration KEYS_ARE_KEPT = Duration.ofDays(1);
  private static final Duration RETRIES_COME_WITHIN = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final OnCreate listener;
  private final RequestWebhooks webhooks;
  private final EventLog events;
  private final Ids ids;
  private final LongSupplier seeds;
  private final Clock clock;

  VideoIntake(
      Jdbi jdbi,
      OnCreate listener,
      RequestWebhooks webhooks,
      EventLog events,
      Ids ids,
      LongSupplier seeds,
      Clock clock) {
    this.jdbi = jdbi;
    this.listener = listener;
    this.webhooks = webhooks;
    this.events = events;
    this.ids = ids;
    this.seeds = seeds;
    this.clock = clock;
  }

  /** Commits a new video, or finds the one that the same submission made before. */
  Accepted accept(Caller caller, NewVideo request, Submission submission) {
    return jdbi.inTransaction(transaction -> submission.idempotencyKey() == null
        ? acceptByContent(transaction, caller, request, submission.isRetry())
        : acceptByKey(transaction, caller, request, submission.idempotencyKey()));
  }

  private Accepted acceptByKey(Handle transaction, Caller caller, NewVideo request, String key) {
    var dao = transaction.attach(VideoDao.class);
    var id = ids.next("video");
    var now = clock.instant();
    var hash = request.hash();
    var project = caller.project();
    if (dao.takeIdempotencyKey(project, key, hash, id, now, now.minus(KEYS_ARE_KEPT)) > 0) {
      return new Accepted(insert(transaction, caller, request, id), false);
    }
    var first = dao.firstUse(project, key);
    if (!Arrays.equals(first.requestHash(), hash)) {
      throw ApiError.IDEMPOTENCY_KEY_REUSE.because(
          "The Idempotency-Key was used before with another request. Use a new key for a new"
              + " request.");
    }
    var video = dao.find(first.videoId(), project)
        .orElseThrow(() -> VideoService.notFound(first.videoId()));
    return new Accepted(video, true);
  }

  private Accepted acceptByContent(
      Handle transaction, Caller caller, NewVideo request, boolean isRetry) {
    var dao = transaction.attach(VideoDao.class);
    // A retry must see what the first attempt makes; first attempts may be alike and many.
    if (isRetry) {
      dao.lockRequest(caller.key(), request.hash());
      var since = clock.instant().minus(RETRIES_COME_WITHIN);
      var earlier = dao.sameRequest(caller.key(), request.hash(), since);
      if (earlier.isPresent()) return new Accepted(earlier.get(), true);
    } else {
      dao.shareRequest(caller.key(), request.hash());
    }
    return new Accepted(insert(transaction, caller, request, ids.next("video")), false);
  }

  /** Makes a new video within a transaction, whatever was made before. */
  Video make(Handle transaction, Caller caller, NewVideo request) {
    return insert(transaction, caller, request, ids.next("video"));
  }

  private Video insert(Handle transaction, Caller caller, NewVideo request, String id) {
    var lane = listener.onCreate(
        transaction,
        new OnCreate.Creation(
            id,
            caller,
            request.model(),
            request.size(),
            request.seconds(),
            request.bestOf(),
            request.lane(),
            request.terms().quoteId(),
            request.terms().maxPrice(),
            request.terms().batch()));
    var dao = transaction.attach(VideoDao.class);
    var video = dao.insert(
        id,
        caller.organization(),
        caller.project(),
        caller.key(),
        request.model(),
        request.engineModel(),
        request.options(),
        request.prompt(),
        request.seconds(),
        request.size().width(),
        request.size().height(),
        seed(caller, request),
        request.bestOf(),
        request.remixedFrom(),
        lane.word(),
        request.hash(),
        clock.instant(),
        request.negativePrompt(),
        request.labels().metadata(),
        request.labels().clientReferenceId(),
        request.labels().webhookUrl());
    listener.onCreated(transaction, id);
    if (!request.labels().metadata().isEmpty()) dao.indexMetadata(id);
    var url = request.labels().webhookUrl();
    if (url != null) webhooks.expect(transaction, caller.project(), url);
    keepInputs(dao, caller, request.inputs(), id);
    events.append(transaction, EventType.VIDEO_CREATED, caller.project(), id);
    return request.inputs().source() == null
        ? video
        : dao.find(id, caller.project()).orElseThrow();
  }

  private static void keepInputs(VideoDao dao, Caller caller, VideoInputs inputs, String id) {
    var source = inputs.source();
    if (source != null) {
      var video = source.videoId();
      if (video != null) {
        if (dao.holdSource(video, caller.project()).isEmpty()) throw VideoService.notFound(video);
      }
      var upload = source.upload() == null ? null : source.upload().id();
      dao.setSource(id, source.use().word(), upload, source.seconds(), source.extensions());
    }
    if (inputs.reference() != null) dao.setReference(id, inputs.reference().id());
    for (int i = 0; i < inputs.characters().size(); i++) {
      dao.addCharacter(id, i, inputs.characters().get(i).id());
    }
  }

  /** A test repeats itself: without a seed of its own it gets one from what it asks for. */
  private long seed(Caller caller, NewVideo request) {
    if (request.seed() != null) return request.seed();
    return caller.isTest()
        ? Seeds.fit(ByteBuffer.wrap(request.hash()).getLong())
        : seeds.getAsLong();
  }
}
