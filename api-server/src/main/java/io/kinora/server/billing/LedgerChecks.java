package io.kinora.server.billing;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Asks whether the books balance. Reads everything there is, so it is for the night. */
public final class LedgerChecks {
  private final Jdbi jdbi;

  public LedgerChecks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * One rule and where it is broken.
   *
   * @param broken ids of accounts, transfers or videos, a hundred at most
   */
  public record Check(String name, String rule, List<String> broken) {
    public boolean holds() {
      return broken.isEmpty();
    }
  }

  /** All rules, as of one moment. */
  public List<Check> run() {
    return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, LedgerChecks::run);
  }

  static List<Check> run(Handle handle) {
    var dao = handle.attach(LedgerCheckDao.class);
    return List.of(
        new Check(
            "counters", "An account's counters are the sum of its transfers.", dao.counters()),
        new Check("overdraft", "No lot gives more than it got.", dao.overdrafts()),
        new Check(
            "resolution",
            "What a video holds is resolved once when it ends, and not before.",
            dao.resolutions()),
        new Check("capture", "No video costs more than it held.", dao.overCaptures()),
        new Check(
            "release",
            "A video that failed, or was cancelled before it ran, costs nothing.",
            dao.chargedFailures()),
        new Check("usage", "What was captured in a day is what was used in it.", dao.usage()),
        new Check("purchases", "A paid purchase was booked once, and no other.", dao.purchases()),
        new Check("spend", "What counts against limits is what is held or captured.", dao.spend()),
        new Check("refunds", "No purchase gave back more than it brought.", dao.refunds()));
  }
}
