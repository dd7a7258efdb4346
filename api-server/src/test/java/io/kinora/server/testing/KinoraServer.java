package io.kinora.server.testing;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.kinora.server.KinoraApplication;
import io.kinora.server.KinoraConfiguration;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.Project;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.FileArtifactStore;
import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseAddress;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.Ids;
import io.kinora.server.db.SecretString;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.model.Resource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole API server on free ports with a database of its own, for the tests of one class. It has
 * an organisation, a project and its keys.
 */
public final class KinoraServer implements BeforeAllCallback, AfterAllCallback {
  /** Tests ask faster than people. */
  private static final String NO_LIMITS = "limits: {plans: {default: {}}}\n";

  /** Reading it takes a second, and it holds nothing of a test. */
  private static final SpecConformance conformance = new SpecConformance();

  private final SettableClock clock = new SettableClock();
  private final String extraYaml;
  private final Limits limits;
  private final @Nullable KinoraServer first;
  private @Nullable State state;

  public KinoraServer() {
    this("");
  }

  /** @param extraYaml lines that are added to the configuration */
  public KinoraServer(String extraYaml) {
    this(extraYaml, Limits.USUAL, null);
  }

  private KinoraServer(String extraYaml, Limits limits, @Nullable KinoraServer first) {
    this.extraYaml = extraYaml;
    this.limits = limits;
    this.first = first;
  }

  /** @param idle how long a connection of the API may be idle */
  public static KinoraServer withIdleTimeout(String idle) {
    return new KinoraServer("", new Limits(Limits.USUAL.threads, idle), null);
  }

  /** @param threads most that answer requests at once */
  public static KinoraServer withThreads(int threads, String extraYaml) {
    return new KinoraServer(extraYaml, new Limits(threads, Limits.USUAL.idle), null);
  }

  /** Another API server on the database, the data folder and with the keys of this one. */
  public KinoraServer beside(String extraYaml) {
    return new KinoraServer(extraYaml, limits, this);
  }

  private record Limits(int threads, String idle) {
    static final Limits USUAL = new Limits(1024, "30s");
  }

  private record State(
      Path folder,
      DatabaseAddress address,
      CapturingApplication application,
      Database database,
      Accounts accounts,
      Project project,
      String liveKey,
      String testKey,
      String adminKey) {}

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (first == null) startAlone();
    else startBeside(first.state());
  }

  private void startBeside(State other) throws Exception {
    var file = Files.createTempFile(other.folder, "server", ".yml");
    Files.writeString(file, yaml(other.folder, other.address) + extraYaml);
    var application = new CapturingApplication(clock);
    application.run("server", file.toString());
    state = new State(
        other.folder,
        other.address,
        application,
        other.database,
        other.accounts,
        other.project,
        other.liveKey,
        other.testKey,
        other.adminKey);
  }

  private void startAlone() throws Exception {
    var address = SharedPostgres.freshDatabase();
    var folder = Files.createTempDirectory("kinora-test");
    var file = folder.resolve("server.yml");
    var limits = extraYaml.contains("limits:") ? "" : NO_LIMITS;
    Files.writeString(file, yaml(folder, address) + limits + extraYaml);
    var application = new CapturingApplication(clock);
    application.run("server", file.toString());
    var random = new SecureRandom();
    var database = Database.open(
        new DatabaseConfiguration(address.url(), address.user(), address.password(), 4),
        folder,
        new MetricRegistry(),
        new ObjectMapper());
    var accounts = new Accounts(
        database.jdbi(), KeyHasher.ofFolder(folder, random), new Ids(random), random, clock);
    var organization = accounts.createOrganization("Test organization");
    var project = accounts.createProject(organization.id(), "Test project");
    state = new State(
        folder,
        address,
        application,
        database,
        accounts,
        project,
        accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret(),
        accounts.createProjectKey(project.id(), ApiKeyKind.TEST, "test").secret(),
        accounts.createAdminKey(organization.id(), "admin").secret());
  }

  private String yaml(Path folder, DatabaseAddress address) {
    var password = address.password() == null ? new SecretString("") : address.password();
    return """
        data: %s
        database: {url: '%s', user: %s, password: '%s', poolSize: 8}
        server:
          maxThreads: %d
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0, idleTimeout: %s}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          requestLog: {appenders: []}
        logging: {level: WARN}
        """.formatted(
            folder, address.url(), address.user(), password.value(), limits.threads, limits.idle);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    var ended = state();
    ended.application.stop();
    if (first != null) return;
    ended.database.close();
    try (var paths = Files.walk(ended.folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
    state = null;
  }

  /** Stops the server as SIGTERM does, before the class ends. */
  public void stop() throws Exception {
    state().application.stop();
  }

  private State state() {
    if (state == null) throw new IllegalStateException("the server is not running");
    return state;
  }

  /** A request with the live key, every answer to which is held against the contract. */
  public RequestSpecification api() {
    return api(liveKey());
  }

  /** A request with another key. */
  public RequestSpecification api(String key) {
    return anonymous().header("Authorization", "Bearer " + key);
  }

  /** A request without a key. */
  public RequestSpecification anonymous() {
    return RestAssured.given().baseUri(origin() + "/v1").filter(conformance);
  }

  /** The operations under {@code /v1} that the server has, such as {@code GET /v1/videos}. */
  public List<String> operations() {
    var operations = new ArrayList<String>();
    for (var type : state().application.resources()) {
      var resource = Resource.from(type);
      if (resource != null) collect(resource, "", operations);
    }
    return operations;
  }

  private static void collect(Resource resource, String prefix, List<String> operations) {
    var path = resource.getPath() == null ? "" : "/" + resource.getPath().replaceFirst("^/", "");
    for (var method : resource.getResourceMethods()) {
      operations.add(method.getHttpMethod() + " " + prefix + path);
    }
    for (var child : resource.getChildResources()) collect(child, prefix + path, operations);
  }

  /** Sends what may be no request at all, and gives what comes until the connection ends. */
  public String exchange(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      ContractMet.noteByHand(answer);
      return answer;
    }
  }

  /** Where the API is, without {@code /v1}. */
  public String origin() {
    return "http://127.0.0.1:" + state().application.port("application");
  }

  /** Where health and metrics are. */
  public String adminOrigin() {
    return "http://127.0.0.1:" + state().application.port("admin");
  }

  public int port() {
    return state().application.port("application");
  }

  public String liveKey() {
    return state().liveKey;
  }

  public String testKey() {
    return state().testKey;
  }

  public String adminKey() {
    return state().adminKey;
  }

  /** The project of the keys. */
  public Project project() {
    return state().project;
  }

  public Accounts accounts() {
    return state().accounts;
  }

  public Jdbi jdbi() {
    return state().database.jdbi();
  }

  /** A store over the server's own files. */
  public ArtifactStore store() throws IOException {
    return new FileArtifactStore(state().folder.resolve("artifacts"));
  }

  public Path folder() {
    return state().folder;
  }

  /** The spans that have ended, of all requests so far. */
  public List<SpanData> spans() {
    return state().application.spans.getFinishedSpanItems();
  }

  /** The server's time. */
  public SettableClock clock() {
    return clock;
  }

  /** The server's application, which hands out the Jetty server that it runs in. */
  private static final class CapturingApplication extends KinoraApplication {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private @Nullable Server server;
    private Set<Class<?>> resources = Set.of();

    CapturingApplication(Clock clock) {
      super(clock, new SecureRandom());
    }

    @Override
    public void run(KinoraConfiguration configuration, Environment environment) throws Exception {
      super.run(configuration, environment);
      var registered = environment.jersey().getResourceConfig();
      resources = new HashSet<>(registered.getClasses());
      for (var instance : registered.getInstances()) resources.add(instance.getClass());
      environment.lifecycle().addServerLifecycleListener(started -> server = started);
    }

    @Override
    protected OpenTelemetry openTelemetry() {
      return OpenTelemetrySdk.builder()
          .setTracerProvider(SdkTracerProvider.builder()
              .addSpanProcessor(SimpleSpanProcessor.create(spans))
              .build())
          .build();
    }

    @Override
    protected void onFatalError(Throwable thrown) {
      throw new IllegalStateException("the server did not start", thrown);
    }

    Set<Class<?>> resources() {
      return resources;
    }

    int port(String connector) {
      if (server == null) throw new IllegalStateException("the server has not started");
      for (var candidate : server.getConnectors()) {
        if (candidate instanceof ServerConnector found && connector.equals(found.getName())) {
          return found.getLocalPort();
        }
      }
      throw new IllegalStateException("no connector " + connector);
    }

    void stop() throws Exception {
      if (server != null) server.stop();
    }
  }
}
