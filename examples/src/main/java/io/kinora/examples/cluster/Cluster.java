package io.kinora.examples.cluster;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.examples.stack.Folders;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseAddress;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.EmbeddedPostgres;
import io.kinora.server.db.Ids;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, several API servers and several workers in a folder of their own. The servers share
 * the folder, as they share their secrets and files on several machines. Thread-safe.
 */
public final class Cluster implements AutoCloseable {

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final Database database;
  private final Hosts hosts;
  private final @Nullable Relay relay;
  private final Accounts accounts;
  private final List<ApiServer> servers = new ArrayList<>();
  private final List<WorkerNode> workers = new ArrayList<>();
  private final SmallDisk disk;

  /**
   * How large a cluster is.
   *
   * @param slots of each worker
   * @param pool connections of each server to the database
   * @param brief whether its processes live so briefly that a quick start matters more than speed
   * @param apart whether its servers get hosts of their own, where this account may make them
   */
  public record Plan(int servers, int workers, int slots, int pool, boolean brief, boolean apart) {}

  private Cluster(Path folder, EmbeddedPostgres postgres, Database database, Plan plan)
      throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    this.database = database;
    var random = new SecureRandom();
    accounts = new Accounts(
        database.jdbi(),
        KeyHasher.ofFolder(data(), random),
        new Ids(random),
        random,
        Clock.systemUTC());
    disk = SmallDisk.mount(data().resolve("artifacts"));
    hosts = plan.apart() ? Hosts.apart(plan.servers()) : Hosts.here(plan.servers());
    var address = postgres.address();
    relay = hosts.areApart() ? Relay.open(hosts.address(), port(address)) : null;
    var ports = new Ports(hosts, plan.servers());
    for (var i = 0; i < plan.servers(); i++) {
      servers.add(new ApiServer(i, folder, fromHosts(address), hosts, ports, plan));
    }
    for (var i = 0; i < plan.workers(); i++) {
      workers.add(new WorkerNode(i, folder, ports.servers(), plan));
    }
  }

  private static int port(DatabaseAddress address) {
    return Integer.parseInt(address.url().replaceAll(".*:(\\d+)/.*", "$1"));
  }

  private DatabaseAddress fromHosts(DatabaseAddress address) {
    return new DatabaseAddress(
        address.url().replace("//127.0.0.1:", "//" + hosts.address() + ":"),
        address.user(),
        address.password());
  }

  /** Starts one and waits until it takes and makes videos. */
  public static Cluster start(Plan plan) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("kinora-cluster-");
    // Root runs PostgreSQL as another account, which must be able to pass.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
    var address = postgres.address();
    var database = Database.open(
        new DatabaseConfiguration(address.url(), address.user(), address.password(), 4),
        folder,
        new MetricRegistry(),
        new ObjectMapper());
    var cluster = new Cluster(folder, postgres, database, plan);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    for (var server : cluster.servers) server.start();
    for (var worker : cluster.workers) worker.start();
    for (var server : cluster.servers) server.awaitReady();
    return cluster;
  }

  public List<ApiServer> servers() {
    return servers;
  }

  public List<WorkerNode> workers() {
    return workers;
  }

  /** Base URLs of all servers, with {@code /v1}. */
  public List<URI> addresses() {
    return servers.stream().map(server -> URI.create(server.origin() + "/v1")).toList();
  }

  /** The database, for those who check afterwards. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /** The disk of the finished files. */
  public SmallDisk disk() {
    return disk;
  }

  /** The machines of the servers. */
  public Hosts hosts() {
    return hosts;
  }

  /** Where the files and secrets of the servers are. */
  public Path data() {
    return folder.resolve("data");
  }

  /** What the engines did. */
  public List<Journal.Entry> journal() throws IOException {
    return Journal.read(WorkerNode.journal(folder));
  }

  /** What a worker must know. */
  public String joinSecret() {
    return ApiServer.JOIN_SECRET;
  }

  /** A new organisation that makes test videos. */
  public Tenant tenant(String name) {
    var organization = accounts.createOrganization(name);
    var project = accounts.createProject(organization.id(), name);
    var key = accounts.createProjectKey(project.id(), ApiKeyKind.TEST, name);
    return new Tenant(organization.id(), project.id(), key.secret());
  }

  /** The server that leads at this moment, or any where none does. */
  public ApiServer leader() throws IOException {
    long epoch = jdbi()
        .withHandle(handle -> handle
            .createQuery("select coalesce(max(epoch), 0) from leader_lease")
            .mapTo(Long.class)
            .one());
    for (var server : servers) if (server.hasLed(epoch)) return server;
    return servers.get(0);
  }

  /** Starts whatever is not running and waits for it. */
  public void heal() throws IOException, InterruptedException {
    for (var server : servers) server.startIfDead();
    for (var worker : workers) worker.startIfDead();
    for (var server : servers) server.awaitReady();
  }

  @Override
  public synchronized void close() {
    workers.forEach(WorkerNode::close);
    servers.forEach(ApiServer::close);
    database.close();
    if (relay != null) relay.close();
    postgres.close();
    hosts.close();
    disk.close();
    if (Files.exists(folder)) Folders.delete(folder);
  }
}
