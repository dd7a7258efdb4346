package io.kinora.server;

import io.kinora.server.alerts.SpendAlert;
import io.kinora.server.alerts.SpendAlertService;
import io.kinora.server.audit.Actor;
import io.kinora.server.billing.Amounts;
import io.kinora.server.billing.Micros;
import io.kinora.server.billing.SpendSubject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;

/** The spend alerts of an organisation or a project, from the shell. */
final class AdminAlerts {
  private static final int AT_ONCE = 1000;

  private final SpendAlertService alerts;

  AdminAlerts(SpendAlertService alerts) {
    this.alerts = alerts;
  }

  static void configure(Subparsers kinds) {
    var actions = kinds.addParser("alerts").addSubparsers().dest("action");
    for (var action : List.of("list", "add", "remove")) {
      var parser = AdminLimits.of(actions.addParser(action));
      parser.addArgument("--project").help("left out, the whole organization");
      if (action.equals("remove")) parser.addArgument("id");
      if (!action.equals("add")) continue;
      parser.addArgument("--prefix").help("what the subject of the mail begins with");
      parser.addArgument("amount").help("in USD of a calendar month (UTC)");
      parser.addArgument("recipient").nargs("+").help("e-mail address of somebody who is told");
    }
  }

  void perform(SpendSubject subject, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "add" -> {
        var terms = new SpendAlertService.Terms(
            Amounts.parse("amount", arguments.getString("amount")),
            arguments.getList("recipient"),
            arguments.getString("prefix"));
        print(alerts.create(Actor.SHELL, subject, terms), out);
      }
      case "remove" -> alerts.delete(Actor.SHELL, subject, arguments.getString("id"));
      default -> alerts.page(subject, null, AT_ONCE).forEach(alert -> print(alert, out));
    }
  }

  private static void print(SpendAlert alert, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s  %s  %s  %s%n",
        alert.id(),
        Micros.text(alert.thresholdMicro()),
        alert.reachedAt() == null ? "not reached" : "reached " + alert.reachedAt(),
        String.join(",", alert.recipients()));
  }
}
