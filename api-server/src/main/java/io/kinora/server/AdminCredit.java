package io.kinora.server;

import io.kinora.server.billing.Amounts;
import io.kinora.server.billing.Ledger;
import io.kinora.server.billing.LedgerChecks;
import io.kinora.server.billing.Micros;
import io.kinora.server.db.Ids;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.jdbi.v3.core.Jdbi;

/** The part of {@link AdminCommand} that deals with credit. */
final class AdminCredit {
  private final Jdbi jdbi;
  private final Ledger ledger;
  private final Ids ids;
  private final Clock clock;

  AdminCredit(Jdbi jdbi, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = new Ledger(jdbi);
    this.ids = ids;
    this.clock = clock;
  }

  static void configure(Subparsers kinds) {
    var credit = kinds.addParser("credit").addSubparsers().dest("action");
    credit.addParser("show").addArgument("organization");
    credit.addParser("check").help("checks the books");
    var grant = credit.addParser("grant");
    grant.addArgument("--organization").required(true);
    grant
        .addArgument("--days")
        .type(Integer.class)
        .help("how long it lasts; left out, until it is spent");
    grant.addArgument("amount").help("in USD, such as 12.50");
  }

  void perform(Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "grant" -> grant(arguments, out);
      case "check" -> check(out);
      default -> show(arguments.getString("organization"), out);
    }
  }

  private void grant(Namespace arguments, PrintStream out) {
    var organization = arguments.getString("organization");
    var micros = Amounts.parse("amount", arguments.getString("amount"));
    var days = arguments.getInt("days");
    var expires = days == null ? null : clock.instant().plus(Duration.ofDays(days));
    jdbi.useTransaction(
        handle -> ledger.grant(handle, organization, micros, expires, ids.next("gift"), "shell"));
    out.println(Micros.text(ledger.available(organization)));
  }

  private void show(String organization, PrintStream out) {
    for (var lot : ledger.lots(organization)) {
      out.printf(
          Locale.ROOT,
          "%s  %s  available %s  reserved %s  expires %s%n",
          lot.id(),
          lot.code(),
          Micros.text(lot.available()),
          Micros.text(lot.reserved()),
          lot.expiresAt() == null ? "never" : lot.expiresAt());
    }
  }

  private void check(PrintStream out) {
    boolean balanced = true;
    for (var check : new LedgerChecks(jdbi).run()) {
      balanced &= check.holds();
      out.printf(
          Locale.ROOT,
          "%s  %s%n",
          check.holds() ? "holds " : "BROKEN",
          check.holds() ? check.rule() : check.rule() + " " + check.broken());
    }
    if (!balanced) throw new IllegalStateException("the books do not balance");
  }
}
