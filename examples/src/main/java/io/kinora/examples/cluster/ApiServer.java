package io.kinora.examples.cluster;

import io.kinora.server.db.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One API server of a {@link Cluster}, over all the processes that it has been. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  static final String JOIN_SECRET = "the join secret of this cluster";

  private static final String MAIN = "io.kinora.server.KinoraApplication";
  private static final int HEAP_MEGABYTES = 512;
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Starting takes seconds; on a machine that does much else, minutes. */
  private static final Duration READY = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(1))
      .build();
  private final int number;
  private final Path folder;
  private final DatabaseAddress database;
  private final Hosts hosts;
  private final Ports ports;
  private final Cluster.Plan plan;
  private volatile @Nullable ChildProcess process;
  private volatile int logBefore;
  private int starts;

  /** @param database as it is reached from the hosts */
  ApiServer(
      int number,
      Path folder,
      DatabaseAddress database,
      Hosts hosts,
      Ports ports,
      Cluster.Plan plan) {
    this.number = number;
    this.folder = folder;
    this.database = database;
    this.hosts = hosts;
    this.ports = ports;
    this.plan = plan;
  }

  public String name() {
    return "server " + (number + 1);
  }

  /** Where it answers, without a path. */
  public String origin() {
    return ports.servers().get(number);
  }

  public ChildProcess process() {
    var now = process;
    if (now == null) throw new IllegalStateException(name() + " was never started");
    return now;
  }

  /** Starts it as it should be. Does not wait. */
  public void start() throws IOException {
    launch(ChildProcess.java(
        plan.brief(),
        HEAP_MEGABYTES,
        MAIN,
        "server",
        configuration(true, ports.members()).toString()));
  }

  /** Starts it without Hazelcast. */
  public void startWithoutHazelcast() throws IOException {
    launch(ChildProcess.java(
        plan.brief(),
        HEAP_MEGABYTES,
        MAIN,
        "server",
        configuration(false, ports.members()).toString()));
  }

  /** Cuts it off from all other servers; clients, workers and the database are still reached. */
  public void cut() throws IOException {
    hosts.cut(number);
  }

  /** Undoes {@link #cut}. */
  public void mend() throws IOException {
    hosts.mend(number);
  }

  /** Starts it with Hazelcast, but alone there. */
  public void startApart() throws IOException {
    launch(ChildProcess.java(
        plan.brief(),
        HEAP_MEGABYTES,
        MAIN,
        "server",
        configuration(true, ports.memberAddress(number)).toString()));
  }

  /** Starts it on a clock that is wrong by so much. */
  public void startSkewed(int minutes) throws IOException {
    launch(ChildProcess.java(
        plan.brief(),
        HEAP_MEGABYTES,
        Skewed.class.getName(),
        Integer.toString(minutes),
        "server",
        configuration(true, ports.members()).toString()));
  }

  void startIfDead() throws IOException {
    if (!process().isAlive()) start();
  }

  private synchronized void launch(List<String> command) throws IOException {
    starts++;
    logBefore = Files.exists(log()) ? Files.readString(log()).length() : 0;
    process = ChildProcess.start(name(), hosts.command(number, command), Map.of(), log());
  }

  private Path configuration(boolean hazelcast, String members) throws IOException {
    var password = database.password();
    return Files.writeString(folder.resolve("server-" + number + ".yml"), """
        data: '%s'
        database: {url: '%s', user: '%s', password: '%s', poolSize: %d}
        workers:
          joinSecret: %s
          hazelcast:
            enabled: %s
            address: %s
            allowPublicAddress: true
            cluster: %s
            memberPort: %d
            clientPort: %d
            members: [%s]
        limits: {plans: {default: {}}}
        outbound: {allow: [127.0.0.0/8, 198.18.0.0/15]}
        server:
          applicationConnectors: [{type: http, bindHost: %s, port: %d}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          requestLog: {appenders: []}
        logging:
          level: WARN
          loggers:
            io.kinora.server.scheduling.Leadership: INFO
            io.kinora.server.scheduling.Rebuild: INFO
          appenders: [{type: console, logFormat: '%%-5p [%%d{ISO8601,UTC}] %%c{1} %%m %%kvp%%n%%rEx'}]
        """.formatted(
            folder.resolve("data"),
            database.url(),
            database.user(),
            password == null ? "" : password.value(),
            plan.pool(),
            JOIN_SECRET,
            hazelcast,
            hosts.address(number),
            folder.getFileName(),
            ports.member(number),
            ports.client(number),
            members,
            hosts.address(number),
            ports.http(number)));
  }

  /** Waits until it answers. */
  public void awaitReady() throws IOException, InterruptedException {
    var end = System.nanoTime() + READY.toNanos();
    while (!answers()) {
      if (process().awaitEnd(LOOK)) {
        throw new IOException(name() + " ended: " + ChildProcess.lastWord(log()));
      }
      if (System.nanoTime() > end) throw new IOException(name() + " does not answer");
    }
  }

  private boolean answers() throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(origin() + "/v1/models"))
        .timeout(Duration.ofSeconds(1))
        .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 401;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it, and not another, began to lead in an epoch. */
  boolean hasLed(long epoch) throws IOException {
    if (!process().isAlive() || !Files.exists(log())) return false;
    return Files.readString(log()).contains("leading epoch=\"" + epoch + "\"");
  }

  /** The last line of its log with some words, of the process that runs. */
  public Optional<String> saidLast(String words) throws IOException {
    var all = Files.readString(log()).substring(logBefore);
    return all.lines().filter(line -> line.contains(words)).reduce((a, b) -> b);
  }

  /** How often it was started. */
  public synchronized int starts() {
    return starts;
  }

  private Path log() {
    return folder.resolve("server-" + number + ".log");
  }

  @Override
  public void close() {
    var now = process;
    if (now != null) now.close();
  }
}
