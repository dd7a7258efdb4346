package io.kinora.server.billing;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties lots whose time is over, settles what a video holds that has ended, which should never be
 * found, and has the books checked at night. Every server may run one.
 */
final class BillingSweeper implements Managed {
  private static final Logger log = LoggerFactory.getLogger(BillingSweeper.class);
  private static final int PERIOD_MINUTES = 10;

  private final Jdbi jdbi;
  private final Ledger ledger;
  private final Reservations reservations;
  private final NightlyCheck nightly;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "billing-sweeper");
        made.setDaemon(true);
        return made;
      });

  BillingSweeper(Jdbi jdbi, Ledger ledger, Reservations reservations, NightlyCheck nightly) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.reservations = reservations;
    this.nightly = nightly;
  }

  @Override
  public void start() {
    thread.scheduleWithFixedDelay(
        this::sweepOrWarn, PERIOD_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  private void sweepOrWarn() {
    try {
      sweep();
      nightly.run();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("billing was not swept");
    }
  }

  void sweep() {
    var expired = ledger.expire();
    if (expired > 0) log.atInfo().addKeyValue("lots", expired).log("credit expired");
    for (var each : jdbi.withExtension(ReservationDao.class, ReservationDao::forgotten)) {
      log.atError().addKeyValue("video", each.id()).log("reservation outlived its video");
      jdbi.useTransaction(handle -> reservations.settle(handle, each.id(), each.errorCode()));
    }
  }
}
