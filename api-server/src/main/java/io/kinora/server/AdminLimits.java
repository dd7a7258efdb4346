package io.kinora.server;

import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.Organization;
import io.kinora.server.alerts.SpendAlertService;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.billing.Amounts;
import io.kinora.server.billing.Micros;
import io.kinora.server.billing.SpendLimits;
import io.kinora.server.billing.SpendSubject;
import io.kinora.server.billing.SpendSubjects;
import io.kinora.server.db.Ids;
import io.kinora.server.limits.LimitsConfiguration;
import io.kinora.server.limits.RateSettings;
import io.kinora.server.models.Catalogue;
import io.kinora.server.usage.UsageReport;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The part of {@link AdminCommand} that is about limits, spend alerts, usage and costs. */
final class AdminLimits {
  static final List<String> KINDS =
      List.of("spend-limit", "rate-limit", "alerts", "usage", "costs");
  private static final int MOST_DAYS = 180;
  private static final int USUAL_DAYS = 30;

  private final Jdbi jdbi;
  private final Accounts accounts;
  private final SpendSubjects subjects;
  private final SpendLimits spending;
  private final AdminAlerts alerts;
  private final RateSettings rates;
  private final Clock clock;

  /** @param configuration of the server, or null for one without */
  AdminLimits(
      Jdbi jdbi,
      Accounts accounts,
      AuditLog audit,
      Ids ids,
      @Nullable KinoraConfiguration configuration,
      Clock clock) {
    this.jdbi = jdbi;
    this.accounts = accounts;
    this.subjects = new SpendSubjects(jdbi);
    this.spending = new SpendLimits(jdbi, audit);
    this.alerts = new AdminAlerts(new SpendAlertService(jdbi, audit, ids));
    this.rates = new RateSettings(
        configuration == null ? LimitsConfiguration.DEFAULT : configuration.limits(),
        configuration == null ? Catalogue.outOfTheBox() : configuration.models(),
        jdbi,
        audit);
    this.clock = clock;
  }

  static void configure(Subparsers kinds) {
    var spend = kinds.addParser("spend-limit").addSubparsers().dest("action");
    for (var action : List.of("show", "set", "remove")) {
      var parser = of(spend.addParser(action));
      parser.addArgument("--project").help("left out, the whole organization");
      if (action.equals("set")) parser.addArgument("amount").help("in USD a month");
    }
    var rate = kinds.addParser("rate-limit").addSubparsers().dest("action");
    of(rate.addParser("list")).addArgument("project");
    var set = of(rate.addParser("set"));
    set.addArgument("project");
    set.addArgument("model");
    set.addArgument("requests")
        .type(Integer.class)
        .choices(Arguments.range(1, Integer.MAX_VALUE))
        .help("in a minute");
    AdminAlerts.configure(kinds);
    for (var report : List.of("usage", "costs")) {
      of(kinds.addParser(report))
          .addArgument("--days")
          .type(Integer.class)
          .choices(Arguments.range(1, MOST_DAYS))
          .setDefault(USUAL_DAYS);
    }
  }

  static Subparser of(Subparser parser) {
    parser.addArgument("--organization").required(true);
    return parser;
  }

  void perform(Namespace arguments, PrintStream out) {
    var organization = accounts.organization(arguments.getString("organization"));
    switch (arguments.getString("kind")) {
      case "spend-limit" -> spendLimit(organization, arguments, out);
      case "rate-limit" -> rateLimit(organization, arguments, out);
      case "alerts" -> alerts.perform(subject(organization, arguments), arguments, out);
      case "usage" ->
        out.print(UsageReport.usage(jdbi, organization.id(), arguments.getInt("days"), clock));
      default ->
        out.print(UsageReport.costs(jdbi, organization.id(), arguments.getInt("days"), clock));
    }
  }

  private void spendLimit(Organization organization, Namespace arguments, PrintStream out) {
    var subject = subject(organization, arguments);
    switch (arguments.getString("action")) {
      case "set" ->
        spending.set(Actor.SHELL, subject, Amounts.parse("amount", arguments.getString("amount")));
      case "remove" -> spending.remove(Actor.SHELL, subject);
      default -> {}
    }
    show(subject, out);
  }

  private SpendSubject subject(Organization organization, Namespace arguments) {
    var project = arguments.getString("project");
    return project == null
        ? SpendSubject.ofOrganization(organization.id())
        : subjects.project(organization.id(), project);
  }

  private void show(SpendSubject subject, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "limit %s  spent %s%n",
        spending.limit(subject).map(Micros::text).orElse("none"),
        Micros.text(spending.spent(subject)));
  }

  private void rateLimit(Organization organization, Namespace arguments, PrintStream out) {
    var project = arguments.getString("project");
    if (arguments.getString("action").equals("set")) {
      rates.set(
          Actor.SHELL,
          organization.id(),
          organization.plan(),
          project,
          arguments.getString("model"),
          arguments.getInt("requests"));
    }
    rates
        .list(organization.id(), organization.plan(), project)
        .forEach(
            (model, perMinute) -> out.printf(Locale.ROOT, "%s  %d a minute%n", model, perMinute));
  }
}
