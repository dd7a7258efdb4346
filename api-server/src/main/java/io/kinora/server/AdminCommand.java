package io.kinora.server;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKey;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.IssuedKey;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.Ids;
import io.kinora.server.db.SharedSecrets;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * Manages organisations, projects, keys and people from the shell, also while a server runs. New
 * keys are printed once and cannot be shown again.
 */
final class AdminCommand extends Command {
  private static final int MAX_KEEP_HOURS = 168;
  private static final int DEFAULT_KEEP_HOURS = 24;
  private static final long MICROS = 1_000_000;

  private final Clock clock;
  private final SecureRandom random;

  AdminCommand(Clock clock, SecureRandom random) {
    super("admin", "Manages organizations, projects and keys");
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--config").help("configuration file of the server");
    parser.addArgument("--data").setDefault(".kinora").help("data folder, without a configuration");
    var kinds = parser
        .addSubparsers()
        .dest("kind")
        .metavar(
            "organization|project|key|credit|spend-limit|rate-limit|alerts|usage|costs|member|invite"
                + "|audit");
    var organization = kinds.addParser("organization").addSubparsers().dest("action");
    organization.addParser("list");
    organization.addParser("create").addArgument("name");
    var plan = organization.addParser("plan");
    plan.addArgument("id");
    plan.addArgument("plan").help("one of the configuration's limits.plans");
    var project = kinds.addParser("project").addSubparsers().dest("action");
    project.addParser("list");
    var createProject = project.addParser("create");
    createProject.addArgument("--organization").required(true);
    createProject.addArgument("name");
    project.addParser("archive").addArgument("id");
    var key = kinds.addParser("key").addSubparsers().dest("action");
    key.addParser("list");
    key.addParser("revoke").addArgument("id");
    var rotateKey = key.addParser("rotate");
    rotateKey.addArgument("id");
    rotateKey
        .addArgument("--keep")
        .metavar("HOURS")
        .type(Integer.class)
        .choices(Arguments.range(0, MAX_KEEP_HOURS))
        .setDefault(DEFAULT_KEEP_HOURS)
        .help("how long the old key goes on working");
    var createKey = key.addParser("create");
    var owner = createKey.addMutuallyExclusiveGroup().required(true);
    owner.addArgument("--project").help("for a live or test key");
    owner.addArgument("--organization").help("for an admin key");
    createKey.addArgument("--test").action(Arguments.storeTrue());
    createKey
        .addArgument("--scope")
        .action(Arguments.append())
        .help("such as videos:read; left out, everything");
    createKey
        .addArgument("--address")
        .action(Arguments.append())
        .help("address or block that it works from; left out, everywhere");
    createKey.addArgument("--expires").metavar("DAYS").type(Integer.class);
    createKey
        .addArgument("--monthly-cap")
        .metavar("USD")
        .type(Integer.class)
        .help("the most that it may spend in a month");
    createKey.addArgument("name");
    AdminPeople.configure(kinds);
    AdminCredit.configure(kinds);
    AdminLimits.configure(kinds);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    var file = arguments.getString("config");
    var configuration = file == null ? null : load(bootstrap, Path.of(file));
    var data = configuration == null ? Path.of(arguments.getString("data")) : configuration.data();
    if (!Files.isDirectory(data)) throw new NoSuchFileException("there is no data folder " + data);
    var database = Database.join(
        configuration == null ? DatabaseConfiguration.embedded() : configuration.database(),
        data,
        new MetricRegistry(),
        bootstrap.getObjectMapper());
    try (database) {
      var hasher = KeyHasher.ofFolder(data, random);
      new SharedSecrets(database.jdbi()).check("pepper", hasher.fingerprint(), data + "/pepper");
      var ids = new Ids(random);
      var accounts = new Accounts(database.jdbi(), hasher, ids, random, clock);
      var people = new AdminPeople(database.jdbi(), accounts, hasher, ids, random, clock);
      if (arguments.getString("kind").equals("credit")) {
        new AdminCredit(database.jdbi(), ids, clock).perform(arguments, System.out);
      } else if (AdminLimits.KINDS.contains(arguments.getString("kind"))) {
        var audit = new AuditLog(database.jdbi(), ids, clock);
        new AdminLimits(database.jdbi(), accounts, audit, ids, configuration, clock)
            .perform(arguments, System.out);
      } else {
        perform(accounts, people, arguments, System.out);
      }
    }
  }

  private static KinoraConfiguration load(Bootstrap<?> bootstrap, Path file) throws Exception {
    var factory = new YamlConfigurationFactory<>(
        KinoraConfiguration.class,
        bootstrap.getValidatorFactory().getValidator(),
        bootstrap.getObjectMapper(),
        "dw");
    return factory.build(bootstrap.getConfigurationSourceProvider(), file.toString());
  }

  private void perform(
      Accounts accounts, AdminPeople people, Namespace arguments, PrintStream out) {
    switch (arguments.getString("kind")) {
      case "organization" -> organization(accounts, arguments, out);
      case "project" -> project(accounts, arguments, out);
      case "key" -> key(accounts, arguments, out);
      default -> people.perform(arguments, out);
    }
  }

  private static void organization(Accounts accounts, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "create" ->
        out.println(accounts.createOrganization(arguments.getString("name")).id());
      case "plan" -> accounts.changePlan(arguments.getString("id"), arguments.getString("plan"));
      default -> {
        for (var each : accounts.organizations()) {
          out.printf(
              Locale.ROOT,
              "%s  %s  %s  %s%n",
              each.id(),
              each.createdAt(),
              each.plan(),
              each.name());
        }
      }
    }
  }

  private static void project(Accounts accounts, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "create" -> {
        var owner = arguments.getString("organization");
        out.println(accounts.createProject(owner, arguments.getString("name")).id());
      }
      case "archive" -> accounts.archiveProject(arguments.getString("id"));
      default -> {
        for (var each : accounts.projects()) {
          var state = each.archivedAt() == null ? "active" : "archived";
          out.printf(
              Locale.ROOT,
              "%s  %s  %s  %s  %s%n",
              each.id(),
              each.organizationId(),
              each.createdAt(),
              state,
              each.name());
        }
      }
    }
  }

  private void key(Accounts accounts, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "create" -> out.println(create(accounts, arguments).secret());
      case "rotate" -> {
        var keep = Duration.ofHours(arguments.getInt("keep"));
        out.println(accounts.rotateKey(arguments.getString("id"), keep).secret());
      }
      case "revoke" -> accounts.revokeKey(arguments.getString("id"));
      default -> accounts.keys().forEach(each -> print(each, out));
    }
  }

  private IssuedKey create(Accounts accounts, Namespace arguments) {
    var organization = arguments.getString("organization");
    if (organization != null) {
      return accounts.createAdminKey(organization, null, wanted(ApiKeyKind.ADMIN, arguments));
    }
    var kind = arguments.getBoolean("test") ? ApiKeyKind.TEST : ApiKeyKind.LIVE;
    return accounts.createProjectKey(arguments.getString("project"), wanted(kind, arguments));
  }

  private NewKey wanted(ApiKeyKind kind, Namespace arguments) {
    var days = arguments.getInt("expires");
    var cap = arguments.getInt("monthly_cap");
    return new NewKey(
        kind,
        arguments.getString("name"),
        arguments.getList("scope"),
        arguments.getList("address"),
        days == null ? null : clock.instant().plus(Duration.ofDays(days)),
        cap == null ? null : cap * MICROS);
  }

  private static void print(ApiKey key, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s  %s  %s  %s  %s  %s%n",
        key.id(),
        key.projectId() == null ? key.organizationId() : key.projectId(),
        key.kind().word(),
        key.hint(),
        key.revokedAt() == null ? "active" : "revoked",
        key.name());
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Failure.print(thrown, System.err);
  }
}
