package io.kinora.server.batches;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.events.EventLog;
import io.kinora.server.events.EventType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works batches off, once a second and on one thread. Every API server runs one; a lease on the row
 * keeps two from doing the same work, and each step is such that nothing comes of it if they do.
 */
final class BatchRunner implements Managed {
  private static final Logger log = LoggerFactory.getLogger(BatchRunner.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int CANCELS_AT_ONCE = 200;

  private final Jdbi jdbi;
  private final BatchLines lines;
  private final BatchOutput output;
  private final VideoLines videos;
  private final EventLog events;
  private final String owner;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "batches");
        made.setDaemon(true);
        return made;
      });

  /** @param owner names this API server */
  BatchRunner(
      Jdbi jdbi,
      BatchLines lines,
      BatchOutput output,
      VideoLines videos,
      EventLog events,
      String owner,
      Clock clock) {
    this.jdbi = jdbi;
    this.lines = lines;
    this.output = output;
    this.videos = videos;
    this.events = events;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public void start() {
    thread.scheduleWithFixedDelay(
        this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) thread.shutdownNow();
  }

  /** Makes a round follow soon. */
  void wake() {
    try {
      thread.execute(this::round);
    } catch (RejectedExecutionException e) {
      log.debug("woken at shutdown", e);
    }
  }

  /** Goes on when something is away: the next round finds it again. */
  private void round() {
    try {
      var dao = jdbi.onDemand(BatchDao.class);
      for (var batch : dao.lease(owner, LEASE)) {
        if (dao.renew(batch.id(), owner, LEASE) > 0) stepSafely(batch);
      }
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("batches pause");
    }
  }

  private void stepSafely(Batch batch) {
    try {
      step(batch);
    } catch (IOException | RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("batch", batch.id()).log("a batch pauses");
    }
  }

  private void step(Batch batch) throws IOException {
    var isLate = !clock.instant().isBefore(batch.expiresAt());
    switch (batch.status()) {
      case VALIDATING -> validate(batch);
      case IN_PROGRESS -> {
        if (isLate) stop(batch, BatchStatus.EXPIRED);
        else if (!batch.begun()) lines.begin(batch);
        else if (dao().running(batch.id()) == 0) dao().finalizing(batch.id(), clock.instant());
      }
      case FINALIZING -> end(batch, BatchStatus.COMPLETED);
      case CANCELLING -> stop(batch, BatchStatus.CANCELLED);
      case COMPLETED, EXPIRED, CANCELLED, FAILED -> {}
    }
  }

  private void validate(Batch batch) throws IOException {
    var found = lines.validate(batch);
    if (found.errors().isEmpty()) {
      dao().begin(batch.id(), found.total(), clock.instant());
      return;
    }
    jdbi.useTransaction(transaction -> {
      var ended =
          transaction.attach(BatchDao.class).fail(batch.id(), found.errors(), clock.instant());
      if (ended > 0)
        events.append(transaction, EventType.BATCH_FAILED, batch.projectId(), batch.id());
    });
  }

  /** Ends what runs, and then the batch. */
  private void stop(Batch batch, BatchStatus as) throws IOException {
    var running = dao().runningVideos(batch.id(), CANCELS_AT_ONCE);
    running.forEach(videos::cancel);
    if (running.isEmpty()) end(batch, as);
  }

  private void end(Batch batch, BatchStatus as) throws IOException {
    videos.keepFrom(batch.id());
    var files = output.write(batch, as);
    jdbi.useTransaction(transaction -> {
      var ended = transaction
          .attach(BatchDao.class)
          .end(batch.id(), as.word(), files.output(), files.error(), clock.instant());
      if (ended > 0) {
        events.append(
            transaction, EventType.valueOf("BATCH_" + as.name()), batch.projectId(), batch.id());
      }
    });
    log.atInfo().addKeyValue("batch", batch.id()).addKeyValue("as", as).log("batch ended");
  }

  private BatchDao dao() {
    return jdbi.onDemand(BatchDao.class);
  }

  /** The files of an ended batch; one that would be empty is null. */
  record Written(@Nullable String output, @Nullable String error) {}
}
