package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome;
import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.server.scheduling.RetryPolicy.Decision;
import io.kinora.server.workers.Fabric;
import io.kinora.server.workers.WorkerRegistry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends attempts, and with them videos, each in one transaction that starts by locking the row under
 * its fence. Thread-safe.
 */
final class Endings {
  private static final Logger log = LoggerFactory.getLogger(Endings.class);
  static final String CANCELLED = "cancelled";
  static final String NO_CAPACITY = "no_capacity";
  static final String CANCELLED_MESSAGE = "The video was cancelled.";

  private final Jdbi jdbi;
  private final WorkerRegistry registry;
  private final Fabric fabric;
  private final Previews previews;
  private final Retention retention;
  private final EndListener listener;
  private final AttemptListener attempts;
  private final SchedulingMetrics metrics;

  /** What became of a worker's report. */
  enum Verdict {
    ACCEPTED,
    STALE,
    REFUSED
  }

  /** @param retention how long the files of a completed video are kept */
  Endings(
      Jdbi jdbi,
      WorkerRegistry registry,
      Fabric fabric,
      Retention retention,
      EndListener listener,
      AttemptListener attempts,
      SchedulingMetrics metrics) {
    this.jdbi = jdbi;
    this.registry = registry;
    this.fabric = fabric;
    previews = new Previews(fabric);
    this.retention = retention;
    this.listener = listener;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  /** Ends an attempt as its worker says it ended. */
  Verdict report(String worker, long fence, Outcome outcome) {
    var verdict = jdbi.inTransaction(handle -> report(handle, worker, fence, outcome));
    if (verdict == Verdict.ACCEPTED) {
      judge(worker, outcome);
      metrics.attemptEnded(word(outcome.result()));
      attempts.onAttemptEnd(fence, outcome.stageSeconds(), outcome.steps());
      previews.forget(fence);
      fabric.wake();
    }
    log.atInfo()
        .addKeyValue("fence", fence)
        .addKeyValue("worker", worker)
        .addKeyValue("result", outcome.result())
        .addKeyValue("verdict", verdict)
        .log("outcome");
    return verdict;
  }

  private Verdict report(Handle handle, String worker, long fence, Outcome outcome) {
    var running = handle.attach(LeaseDao.class).lock(fence, worker);
    if (running.isEmpty()) return Verdict.STALE;
    var attempt = running.get();
    return switch (outcome.result()) {
      case COMPLETED -> complete(handle, attempt, outcome);
      case FAILED -> {
        var kind = outcome.errorKind() == null ? ErrorKind.INFRA : outcome.errorKind();
        fail(handle, attempt, kind, outcome.message());
        yield Verdict.ACCEPTED;
      }
      case CANCELLED, RELEASED -> {
        giveBack(handle, attempt, outcome.result());
        yield Verdict.ACCEPTED;
      }
    };
  }

  /** Counts for or against the worker what was of its own making. */
  private void judge(String worker, Outcome outcome) {
    if (outcome.result() == Outcome.Result.COMPLETED) registry.countSuccess(worker);
    if (outcome.errorKind() == ErrorKind.INFRA) registry.countFailure(worker);
  }

  /** Ends an attempt whose lease has run out; does nothing when it was renewed meanwhile. */
  void expire(long fence) {
    Optional<RunningAttempt> expired = jdbi.inTransaction(handle -> {
      var attempt = handle.attach(LeaseDao.class).lockExpired(fence);
      attempt.ifPresent(a -> expire(handle, a));
      return attempt;
    });
    expired.ifPresent(attempt -> {
      metrics.leaseLost();
      attempts.onAttemptEnd(fence, Map.of(), List.of());
      previews.forget(fence);
      log.atWarn()
          .addKeyValue("video", attempt.id())
          .addKeyValue("fence", fence)
          .addKeyValue("worker", attempt.workerId())
          .log("lease expired");
      fabric.wake();
    });
  }

  private void expire(Handle handle, RunningAttempt attempt) {
    if (attempt.overdue()) {
      fail(handle, attempt, ErrorKind.TIMEOUT, "not heard of by the deadline");
      return;
    }
    var endings = handle.attach(EndingDao.class);
    endings.endAttempt(attempt.fence(), "expired", null, null);
    decide(handle, attempt, null);
  }

  /** Ends a video that waits for a worker which does not come. */
  void failUnplaceable(QueuedVideo video) {
    var message = "No worker can make " + video.seconds() + " seconds at " + video.width() + "x"
        + video.height() + " with this model.";
    jdbi.useTransaction(handle -> handle
        .attach(EndingDao.class)
        .failWaiting(video.id(), NO_CAPACITY, message)
        .ifPresent(project ->
            listener.onEnd(handle, new EndListener.End(video.id(), project, NO_CAPACITY))));
    log.atWarn()
        .addKeyValue("video", video.id())
        .addKeyValue("shape", Census.word(video.shape()))
        .log("no worker can make it, given up");
  }

  private Verdict complete(Handle handle, RunningAttempt attempt, Outcome outcome) {
    var jobs = handle.attach(JobDao.class);
    var endings = handle.attach(EndingDao.class);
    Map<String, JobDao.Upload> uploads = jobs.uploads(attempt.fence()).stream()
        .collect(Collectors.toMap(JobDao.Upload::variant, Function.identity()));
    for (var told : outcome.artifacts().entrySet()) {
      var upload = uploads.get(told.getKey().word());
      if (upload == null || !matches(upload, told.getValue())) return Verdict.REFUSED;
    }
    for (var variant : outcome.artifacts().keySet()) {
      var upload = uploads.get(variant.word());
      if (upload == null) continue;
      endings.addArtifact(
          attempt.id(),
          upload.variant(),
          ArtifactKeys.key(attempt.id(), attempt.fence(), variant),
          variant.contentType(),
          upload.bytes(),
          upload.sha256());
    }
    noteLoad(attempt.fence(), jobs, outcome);
    jobs.forgetUploads(attempt.fence());
    endings.endAttempt(attempt.fence(), "completed", null, null);
    endings.complete(
        attempt.id(),
        retention.standard(),
        retention.plans(),
        retention.seconds(),
        outcome.notes(),
        outcome.stageSeconds(),
        outcome.seed());
    end(handle, attempt, null);
    return Verdict.ACCEPTED;
  }

  /** An engine that had to load a model first says so by a stage of this name. */
  private void noteLoad(long fence, JobDao jobs, Outcome outcome) {
    var seconds = outcome.stageSeconds().get("load");
    if (seconds == null || seconds <= 0) return;
    var took = Duration.ofMillis((long) (1000 * seconds));
    metrics.modelLoaded(jobs.modelOf(fence), took);
  }

  private static boolean matches(JobDao.Upload upload, Outcome.Artifact told) {
    return upload.bytes() == told.bytes()
        && HexFormat.of().formatHex(upload.sha256()).equals(told.sha256());
  }

  private void fail(
      Handle handle, RunningAttempt attempt, ErrorKind kind, @Nullable String message) {
    handle.attach(EndingDao.class).endAttempt(attempt.fence(), "failed", word(kind), message);
    decide(handle, attempt, message);
  }

  private void giveBack(Handle handle, RunningAttempt attempt, Outcome.Result result) {
    var endings = handle.attach(EndingDao.class);
    boolean cancelled = attempt.cancelled();
    endings.endAttempt(attempt.fence(), cancelled ? "cancelled" : "released", null, null);
    if (cancelled) failVideo(handle, attempt, CANCELLED, CANCELLED_MESSAGE);
    else requeue(handle, attempt, result.name().toLowerCase(Locale.ROOT));
  }

  private void decide(Handle handle, RunningAttempt attempt, @Nullable String message) {
    if (attempt.cancelled()) {
      failVideo(handle, attempt, CANCELLED, CANCELLED_MESSAGE);
      return;
    }
    var ends = handle.attach(EndingDao.class).history(attempt.id()).stream()
        .map(Endings::end)
        .toList();
    var decision = RetryPolicy.decide(ends, message);
    if (decision instanceof Decision.Fail fail) {
      failVideo(handle, attempt, fail.code(), fail.message());
    } else {
      requeue(handle, attempt, word(ends.get(ends.size() - 1)));
    }
  }

  private static RetryPolicy.End end(EndingDao.Ended ended) {
    return ended.errorKind() == null
        ? RetryPolicy.End.CRASH
        : RetryPolicy.End.of(ErrorKind.valueOf(ended.errorKind().toUpperCase(Locale.ROOT)));
  }

  private void requeue(Handle handle, RunningAttempt attempt, String why) {
    handle.attach(EndingDao.class).requeue(attempt.id());
    log.atInfo()
        .addKeyValue("video", attempt.id())
        .addKeyValue("attempts", attempt.attempts())
        .addKeyValue("why", why)
        .log("video queued again");
  }

  private void failVideo(Handle handle, RunningAttempt attempt, String code, String message) {
    handle.attach(EndingDao.class).fail(attempt.id(), code, message);
    end(handle, attempt, code);
  }

  private void end(Handle handle, RunningAttempt attempt, @Nullable String errorCode) {
    listener.onEnd(handle, new EndListener.End(attempt.id(), attempt.projectId(), errorCode));
    log.atInfo()
        .addKeyValue("video", attempt.id())
        .addKeyValue("error", errorCode)
        .log("video ended");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
