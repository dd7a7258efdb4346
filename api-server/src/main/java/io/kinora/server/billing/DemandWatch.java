package io.kinora.server.billing;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.scheduling.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples demand every five seconds and keeps the last answer at hand; the state goes on in the
 * database, on whichever server comes first. Thread-safe.
 */
public final class DemandWatch implements Managed, Waits {
  private static final Logger log = LoggerFactory.getLogger(DemandWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile Demand last;
  private volatile Demand.@Nullable Sample seen;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "demand");
        made.setDaemon(true);
        return made;
      });

  DemandWatch(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    last = Demand.initial(clock.instant());
  }

  /** What is known now. */
  public Demand demand() {
    return last;
  }

  /** {@code high} or {@code normal}, as the API says it. */
  public String state() {
    return last.isHighAt(clock.instant()) ? "high" : "normal";
  }

  @Override
  public OptionalDouble seconds(Lane lane) {
    var sample = seen;
    return sample == null || sample.healthy() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sample.waitSeconds(lane));
  }

  @Override
  public void start() {
    thread.scheduleWithFixedDelay(this::sampleOrWarn, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  private void sampleOrWarn() {
    try {
      last = sample();
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("cause", e.getMessage()).log("demand was not sampled");
    }
  }

  private Demand sample() {
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(DemandDao.class);
      var sample = dao.sample();
      seen = sample;
      var now = clock.instant();
      var before = dao.lock();
      if (before.isPresent() && before.get().sampledAt().isAfter(now.minus(PERIOD.dividedBy(2)))) {
        return before.get();
      }
      var after = before.orElseGet(() -> Demand.initial(now)).after(sample, now);
      dao.write(after);
      if (before.isPresent() && before.get().high() != after.high()) tell(after);
      return after;
    });
  }

  private static void tell(Demand demand) {
    log.atInfo()
        .addKeyValue("high", demand.high())
        .addKeyValue("utilization", demand.utilization())
        .addKeyValue("wait_seconds", demand.waitSeconds())
        .log("demand changed");
  }
}
