package io.kinora.server.billing;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the books checked once a night (UTC), on whichever server comes first, and shows on each what
 * came of the last time. Thread-safe.
 */
final class NightlyCheck {
  private static final Logger log = LoggerFactory.getLogger(NightlyCheck.class);
  private static final int FROM_HOUR = 3;

  private final Jdbi jdbi;
  private final LedgerChecks checks;
  private final Clock clock;
  private final Gauge broken;

  NightlyCheck(Jdbi jdbi, PrometheusRegistry registry, Clock clock) {
    this.jdbi = jdbi;
    this.checks = new LedgerChecks(jdbi);
    this.clock = clock;
    this.broken = Gauge.builder()
        .name("kinora_ledger_rules_broken")
        .help("Rules of the books that did not hold when they were last checked at night")
        .withoutExemplars()
        .register(registry);
  }

  /** To be called now and then; does nothing by day, and at night what nobody has done yet. */
  void run() {
    var time = clock.instant().atOffset(ZoneOffset.UTC);
    var night = time.toLocalDate();
    if (time.getHour() >= FROM_HOUR
        && jdbi.withExtension(NightlyCheckDao.class, dao -> dao.take(night)) > 0) {
      var names = check();
      jdbi.useExtension(NightlyCheckDao.class, dao -> dao.end(night, names));
    }
    jdbi.withExtension(NightlyCheckDao.class, NightlyCheckDao::lastBroken).ifPresent(broken::set);
  }

  private List<String> check() {
    var failed = checks.run().stream().filter(check -> !check.holds()).toList();
    for (var check : failed) {
      log.atError()
          .addKeyValue("rule", check.rule())
          .addKeyValue("broken", check.broken())
          .log("the books do not balance");
    }
    if (failed.isEmpty()) log.info("the books balance");
    return failed.stream().map(LedgerChecks.Check::name).toList();
  }
}
