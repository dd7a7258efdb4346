package io.kinora.server.usage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What an organisation used and what it cost, for the shell. */
public final class UsageReport {
  private UsageReport() {}

  /** What the last days cost as CSV, a line for each day (UTC), project, model and tier. */
  public static String costs(Jdbi jdbi, String organization, int days, Clock clock) {
    return UsageWriter.costsCsv(rows(jdbi, organization, days, false, clock));
  }

  /**
   * What was made in the last days as CSV, a line for each day (UTC), project, model, size and
   * tier.
   */
  public static String usage(Jdbi jdbi, String organization, int days, Clock clock) {
    return UsageWriter.usageCsv(rows(jdbi, organization, days, true, clock));
  }

  private static List<UsageRow> rows(
      Jdbi jdbi, String organization, int days, boolean bySize, Clock clock) {
    var now = clock.instant();
    var start = BucketWidth.DAY.floor(now.minus(Duration.ofDays(days - 1L)));
    var period = Period.of("" + start.getEpochSecond(), null, "1d", "" + days, null, now);
    var all = List.<String>of();
    var selection =
        new Selection(all, all, all, all, all, all, true, false, false, true, bySize, true);
    return new Usage(jdbi).rows(organization, period, selection);
  }
}
