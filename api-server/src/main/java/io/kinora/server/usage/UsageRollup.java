package io.kinora.server.usage;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds events up by the hour, once an hour is over for good. Every server may do it at any time:
 * they take turns, and what is added up twice is the same. Thread-safe.
 */
final class UsageRollup implements Managed {
  private static final Logger log = LoggerFactory.getLogger(UsageRollup.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** An event bears the time at which its transaction began, and no transaction takes so long. */
  private static final Duration STRAGGLERS_COME_WITHIN = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "usage-rollup");
        thread.setDaemon(true);
        return thread;
      });

  UsageRollup(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public void start() {
    timer.scheduleWithFixedDelay(this::goOnOrWarn, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    timer.shutdownNow();
  }

  private void goOnOrWarn() {
    try {
      goOn();
    } catch (RuntimeException e) {
      if (!timer.isShutdown()) log.atWarn().setCause(e).log("usage was not added up");
    }
  }

  /** Adds up the hours that have ended since the last time. */
  void goOn() {
    var until = clock.instant().minus(STRAGGLERS_COME_WITHIN).truncatedTo(ChronoUnit.HOURS);
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(UsageDao.class);
      var from = dao.lockCompleteUntil();
      if (!from.isBefore(until)) return;
      dao.forget(from, until);
      dao.addUp(from, until);
      dao.complete(until);
    });
  }

  /** Forgets all sums and makes them anew. */
  void recompute() {
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(UsageDao.class);
      var until = dao.lockCompleteUntil();
      dao.forget(Instant.EPOCH, until);
      dao.addUp(Instant.EPOCH, until);
    });
  }
}
