package io.kinora.server.billing;

import io.kinora.server.accounts.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What of the free allowance and of the spend limits a caller has left. Thread-safe. */
public final class Allowances {
  private final Jdbi jdbi;
  private final Reservations reservations;
  private final Clock clock;

  Allowances(Jdbi jdbi, Reservations reservations, Clock clock) {
    this.jdbi = jdbi;
    this.reservations = reservations;
    this.clock = clock;
  }

  /** What holds for a caller; for a test key, which costs nothing, nothing does. */
  public List<Allowance> of(Caller caller) {
    if (caller.isTest() || reservations.isFree()) return List.of();
    var all = new ArrayList<Allowance>();
    free(caller.organization()).ifPresent(all::add);
    var nextMonth = start(today().withDayOfMonth(1).plusMonths(1));
    var limits = jdbi.withExtension(
        SpendDao.class, dao -> dao.limits(caller.organization(), caller.project(), caller.key()));
    for (var each : limits) {
      all.add(new Allowance("spend", each.scope(), each.micro(), each.spent(), nextMonth));
    }
    return all;
  }

  /** The free allowance of an organisation for today, unless nothing is free or all is. */
  public Optional<Allowance> free(String organization) {
    var daily = reservations.dailyMs();
    if (daily <= 0 || reservations.isFree()) return Optional.empty();
    var left =
        jdbi.withExtension(ReservationDao.class, dao -> dao.freeMillisLeft(organization, daily));
    var tomorrow = start(today().plusDays(1));
    return Optional.of(new Allowance("free", "organization", daily, daily - left, tomorrow));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
