package io.kinora.server.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Adds up what was used. Thread-safe. */
final class Usage {
  private final Jdbi jdbi;

  Usage(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<UsageRow> rows(String organization, Period period, Selection selection) {
    var dao = jdbi.onDemand(UsageDao.class);
    var from = period.from();
    var until = period.until();
    var wholeFrom = ceilHour(from);
    var wholeUntil = earlier(until.truncatedTo(ChronoUnit.HOURS), dao.completeUntil());
    // Minutes are finer than the sums, and where no whole hour is left all comes from the events.
    if (period.width() == BucketWidth.MINUTE || wholeUntil.isBefore(wholeFrom)) {
      wholeFrom = until;
      wholeUntil = until;
    }
    return dao.sums(
        organization, period.width().unit(), from, until, wholeFrom, wholeUntil, selection);
  }

  private static Instant ceilHour(Instant time) {
    var floor = time.truncatedTo(ChronoUnit.HOURS);
    return floor.equals(time) ? time : floor.plus(1, ChronoUnit.HOURS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
