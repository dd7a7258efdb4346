package io.kinora.server;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.forms.MultiPartBundle;
import io.dropwizard.lifecycle.Managed;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.AccountsModule;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.alerts.AlertsModule;
import io.kinora.server.artifacts.FileArtifactStore;
import io.kinora.server.artifacts.PeriodicSweep;
import io.kinora.server.artifacts.ScratchFolder;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.batches.BatchesModule;
import io.kinora.server.billing.BillingModule;
import io.kinora.server.billing.Order;
import io.kinora.server.billing.Reservations;
import io.kinora.server.characters.CharactersModule;
import io.kinora.server.dashboard.DashboardModule;
import io.kinora.server.db.Database;
import io.kinora.server.db.Ids;
import io.kinora.server.db.SharedSecrets;
import io.kinora.server.events.EventLog;
import io.kinora.server.events.EventType;
import io.kinora.server.events.EventsResource;
import io.kinora.server.files.FilesModule;
import io.kinora.server.fleet.CapacityResource;
import io.kinora.server.fleet.FleetResource;
import io.kinora.server.http.HttpModule;
import io.kinora.server.inputs.InputIntake;
import io.kinora.server.inputs.InputStore;
import io.kinora.server.limits.LimitsModule;
import io.kinora.server.mail.Mailer;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.ModelsResource;
import io.kinora.server.ops.OpsModule;
import io.kinora.server.organization.OrganizationModule;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.payments.PaymentsModule;
import io.kinora.server.provenance.ProvenanceModule;
import io.kinora.server.scheduling.EndListener;
import io.kinora.server.scheduling.Lane;
import io.kinora.server.scheduling.SchedulingModule;
import io.kinora.server.signin.SignInModule;
import io.kinora.server.tracing.TracingModule;
import io.kinora.server.usage.UsageModule;
import io.kinora.server.videos.OnCreate;
import io.kinora.server.videos.VideosModule;
import io.kinora.server.webhooks.WebhooksModule;
import io.kinora.server.workers.WorkersModule;
import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The server, put together from top to bottom. */
public class KinoraApplication extends Application<KinoraConfiguration> {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final Clock clock;
  private final SecureRandom random;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private @Nullable Accounts accounts;

  public KinoraApplication(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  public static void main(String[] arguments) throws Exception {
    new KinoraApplication(Clock.systemUTC(), new SecureRandom()).run(arguments);
  }

  @Override
  public String getName() {
    return "kinora";
  }

  @Override
  public void initialize(Bootstrap<KinoraConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
        bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
    bootstrap.addBundle(new MultiPartBundle());
    DashboardModule.addAssets(bootstrap);
    bootstrap.addCommand(new UpCommand(this, random));
    bootstrap.addCommand(new AdminCommand(clock, random));
    HttpModule.makeStrict(bootstrap.getObjectMapper());
  }

  @Override
  public void run(KinoraConfiguration configuration, Environment environment) throws Exception {
    var json = environment.getObjectMapper();
    var jersey = environment.jersey();
    var ids = new Ids(random);
    var database =
        Database.open(configuration.database(), configuration.data(), environment.metrics(), json);
    environment.lifecycle().manage(closing(database));
    var jdbi = database.jdbi();
    HttpModule.prepare(configuration.getServerFactory());
    DashboardModule.install(environment);
    HttpModule.install(environment, configuration.http(), ids);
    var prometheus = new PrometheusRegistry();
    OpsModule.install(environment, jdbi, prometheus);
    var tracing = TracingModule.install(environment, jdbi, openTelemetry());

    var hasher = KeyHasher.ofFolder(configuration.data(), random);
    var shared = new SharedSecrets(jdbi);
    shared.check("pepper", hasher.fingerprint(), configuration.data() + "/pepper");
    accounts = new Accounts(jdbi, hasher, ids, random, clock);
    var sessions =
        AccountsModule.installAuthentication(environment, jdbi, hasher, accounts, random, clock);
    var audit = new AuditLog(jdbi, ids, clock);
    OrganizationModule.install(environment, jdbi, hasher, audit, ids, random, clock);
    UsageModule.install(environment, jdbi, clock);

    var catalogue = new Catalogue(configuration.models());

    var store = new FileArtifactStore(configuration.data().resolve("artifacts"));
    var uploads = ScratchFolder.open(configuration.data().resolve("uploads"));
    jersey.register(new MultiPartProperties().tempDir(uploads.path().toString()).resolver());
    var maxUpload = configuration.http().maxUpload().toBytes();
    var files = FilesModule.install(environment, jdbi, store, ids, maxUpload, clock);
    var outbound = new OutboundClient(configuration.outbound());
    environment.lifecycle().manage(closing(outbound));
    var inputs = new InputStore(jdbi, store, ids, clock);
    environment.lifecycle().manage(new PeriodicSweep("inputs", inputs));
    var inputIntake = new InputIntake(inputs, uploads, files, outbound, maxUpload);
    var characters = CharactersModule.install(environment, jdbi, inputIntake, ids, clock);
    var signedUrl = SignedUrl.ofFolder(configuration.data(), random, clock);
    shared.checkAmongRunning(
        "signing key", signedUrl.fingerprint(), configuration.data() + "/signing-key");
    var events = new EventLog(ids, clock);

    var billing = BillingModule.create(
        configuration.billing(),
        jdbi,
        configuration.models(),
        hasher.derive("quotes"),
        configuration.payments().isOn(),
        prometheus,
        audit,
        ids,
        clock);
    billing.managed().forEach(environment.lifecycle()::manage);
    billing.components().forEach(jersey::register);
    jersey.register(new ModelsResource(catalogue, billing.reservations()::perSecond));
    var mailer = new Mailer(configuration.mail(), clock);
    AlertsModule.install(environment, jdbi, audit, events, mailer, ids);
    var payments =
        PaymentsModule.create(configuration.payments(), jdbi, billing.ledger(), audit, ids, clock);
    payments.managed().forEach(environment.lifecycle()::manage);
    payments.components().forEach(jersey::register);

    var workers =
        WorkersModule.create(configuration.workers(), configuration.data(), jdbi, clock, random);
    environment.lifecycle().manage(closing(workers.fabric()));
    shared.checkAmongRunning("join secret", workers.fingerprint(), "workers.joinSecret");
    var limits = LimitsModule.install(
        environment,
        configuration.limits(),
        workers,
        configuration.scheduling().maxRunning(),
        configuration.models(),
        jdbi,
        billing.allowances(),
        audit,
        clock);
    SignInModule.install(
        environment,
        jdbi,
        hasher,
        sessions,
        mailer,
        configuration.http().publicUrl(),
        limits.throttle(),
        audit,
        ids,
        random,
        clock);
    var signing = ProvenanceModule.install(
        environment,
        configuration.provenance(),
        configuration.data(),
        jdbi,
        uploads,
        hasher.derive("watermark"),
        clock,
        random);
    var scheduling = SchedulingModule.create(
        configuration.scheduling(),
        jdbi,
        workers,
        store,
        signedUrl,
        signing,
        (transaction, project, video) ->
            events.append(transaction, EventType.VIDEO_IN_PROGRESS, project, video),
        (transaction, end) -> {
          billing.reservations().settle(transaction, end.videoId(), end.errorCode());
          record(events, transaction, end);
          BatchesModule.videoEnded(transaction, end.videoId(), end.isCompleted());
          transaction.afterCommit(() -> workers.fabric().announce(end.videoId()));
        },
        tracing.attempts(),
        limits.running(),
        prometheus,
        clock,
        ids.next("api"));
    environment.lifecycle().manage(scheduling.scheduler());
    jersey.register(workers.heartbeats(scheduling.heartbeats()));
    jersey.register(scheduling.jobs());
    jersey.register(scheduling.segments());
    jersey.register(scheduling.sources());
    jersey.register(new CapacityResource(scheduling.queue(), billing.demand()));
    jersey.register(
        new FleetResource(jdbi, workers.registry(), scheduling.dispatch(), scheduling.queue()));
    jersey.register(scheduling.inputs());

    var webhooks = WebhooksModule.create(
        jdbi, outbound, hasher.derive("webhook-secrets"), ids, random, json, clock);
    environment.lifecycle().manage(webhooks.sender());
    jersey.register(webhooks.resource());

    jersey.register(new EventsResource(jdbi));
    var batched = VideosModule.install(
        environment,
        jdbi,
        catalogue,
        billing.quotes(),
        new OnCreate() {
          @Override
          public Lane onCreate(Handle transaction, Creation creation) {
            limits.queue().admit(transaction, creation.caller());
            return reserve(billing.reservations(), transaction, creation);
          }

          @Override
          public void onCreated(Handle transaction, String videoId) {
            tracing.requests().remember(transaction, videoId);
          }
        },
        webhooks.requests(),
        scheduling.dispatch(),
        scheduling.progress(),
        scheduling.queue(),
        store,
        inputs,
        inputIntake,
        characters,
        limits.rates(),
        workers.fabric(),
        signedUrl,
        configuration.http().publicUrl(),
        events,
        ids,
        random,
        clock);
    BatchesModule.install(environment, jdbi, files, batched, events, ids, clock);
  }

  /** Where traces go. */
  protected OpenTelemetry openTelemetry() {
    return TracingModule.openTelemetry(System.getenv());
  }

  private Managed closing(AutoCloseable resource) {
    opened.push(resource);
    return new Managed() {
      @Override
      public void stop() throws Exception {
        resource.close();
      }
    };
  }

  /** Who there is, once the application runs. */
  Accounts accounts() {
    if (accounts == null) throw new IllegalStateException("the application does not run");
    return accounts;
  }

  /** A server that did not start has not been stopped either. */
  @Override
  protected void onFatalError(Throwable thrown) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        thrown.addSuppressed(e);
      }
    }
    System.exit(thrown instanceof ArgumentParserException ? WRONG_USAGE : FAILED);
  }

  /** What a video costs is held in the transaction that makes it. */
  private static Lane reserve(
      Reservations reservations, Handle transaction, OnCreate.Creation creation) {
    var order = new Order(
        creation.model(),
        creation.size(),
        creation.seconds(),
        creation.bestOf(),
        creation.lane(),
        creation.quoteId(),
        creation.maxPrice(),
        creation.batch());
    return reservations.reserve(transaction, creation.videoId(), creation.caller(), order);
  }

  /** Every end is an event, in the transaction that ends the video. */
  private static void record(EventLog events, Handle transaction, EndListener.End end) {
    var type = end.isCompleted() ? EventType.VIDEO_COMPLETED : EventType.VIDEO_FAILED;
    events.append(transaction, type, end.projectId(), end.videoId());
  }
}
