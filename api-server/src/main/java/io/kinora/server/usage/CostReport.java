package io.kinora.server.usage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What an organisation's videos cost, for the shell. */
public final class CostReport {
  private CostReport() {}

  /** The last days as CSV, a line for each day (UTC), project, model and tier. */
  public static String csv(Jdbi jdbi, String organization, int days, Clock clock) {
    var now = clock.instant();
    var start = BucketWidth.DAY.floor(now.minus(Duration.ofDays(days - 1L)));
    var period = Period.of("" + start.getEpochSecond(), null, "1d", "" + days, null, now);
    var all = List.<String>of();
    var selection =
        new Selection(all, all, all, all, all, all, true, false, false, true, false, true);
    return UsageWriter.costsCsv(new Usage(jdbi).rows(organization, period, selection));
  }
}
