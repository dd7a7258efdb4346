package io.kinora.server.billing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

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
    return jdbi.inTransaction(
        org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ, handle -> {
          var dao = handle.attach(LedgerCheckDao.class);
          Map<String, List<String>> broken = new LinkedHashMap<>();
          broken.put(
              "counters: every account's counters are the sum of its transfers", dao.counters());
          broken.put("overdraft: no lot gives more than it got", dao.overdrafts());
          broken.put(
              "resolution: a pending transfer of an ended video is resolved once, of another never",
              dao.resolutions());
          broken.put("capture: no video costs more than it held", dao.overCaptures());
          broken.put(
              "release: a video that failed or was cancelled before it ran costs nothing",
              dao.chargedFailures());
          broken.put("usage: what was captured in a day is what was used", dao.usage());
          broken.put(
              "purchases: every paid purchase was booked once, and no other", dao.purchases());
          broken.put("spend: what counts against limits is what is held and captured", dao.spend());
          broken.put("refunds: no purchase gave back more than it brought", dao.refunds());
          return broken.entrySet().stream()
              .map(entry -> check(entry.getKey(), entry.getValue()))
              .toList();
        });
  }

  private static Check check(String text, List<String> broken) {
    var colon = text.indexOf(':');
    return new Check(text.substring(0, colon), text.substring(colon + 2), broken);
  }
}
