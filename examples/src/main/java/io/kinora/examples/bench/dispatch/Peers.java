package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.ChildProcess;
import io.kinora.server.db.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The queues beside Kinora, each started here; one that cannot be says why in one line. */
final class Peers {

  static final List<String> NAMES = List.of("db-scheduler", "jobrunr", "bullmq", "celery");

  private static final String PACKAGE = "io.kinora.examples.bench.dispatch.peers.";
  private static final String POSTGRES = "PostgreSQL, fsync before the answer";
  private static final String REDIS = "Redis, fsync once a second: a power cut loses up to 1 s";
  private static final int HEAP_MEGABYTES = 512;
  private static final int INSTALL_MINUTES = 5;

  private final Path folder;

  /** @param folder where everything of them goes */
  Peers(Path folder) {
    this.folder = folder;
  }

  /** Something is not installed; the message says what and how to get it. */
  static final class MissingException extends IOException {
    private static final long serialVersionUID = 1L;

    MissingException(String message) {
      super(message);
    }
  }

  /** @throws MissingException when it cannot run on this machine */
  Contender create(String name) throws IOException, InterruptedException {
    var home = Files.createDirectories(folder.resolve(name));
    return switch (name) {
      case "db-scheduler" ->
        library(name, "DbSchedulerPeer", "heartbeat 5 s, dead after 4 missed; not fenced", home);
      case "jobrunr" ->
        library(name, "JobRunrPeer", "poll 5 s, dead after 4 missed; not fenced", home);
      case "bullmq" -> bullmq(home);
      case "celery" -> celery(home);
      default -> throw new IllegalArgumentException("no peer " + name);
    };
  }

  private Contender library(String name, String program, String recovery, Path home)
      throws IOException {
    var postgres = EmbeddedPostgres.start(home.resolve("postgres"));
    var address = postgres.address();
    var password = address.password();
    var environment = Map.of(
        "PEER_URL", address.url(),
        "PEER_USER", String.valueOf(address.user()),
        "PEER_PASSWORD", password == null ? "" : password.value());
    schema(name, postgres);
    var command = ChildProcess.java(HEAP_MEGABYTES, PACKAGE + program);
    return new PeerProgram(name, POSTGRES, recovery, command, environment, home, postgres);
  }

  /** JobRunr makes its tables itself; db-scheduler's manual gives this one for PostgreSQL. */
  private static void schema(String name, EmbeddedPostgres postgres) throws IOException {
    if (!name.equals("db-scheduler")) return;
    var address = postgres.address();
    var password = address.password();
    org.jdbi.v3.core.Jdbi.create(
            address.url(), address.user(), password == null ? null : password.value())
        .useHandle(handle -> handle.execute("""
            create table scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamptz not null, picked boolean not null, picked_by text,
              last_success timestamptz, last_failure timestamptz, consecutive_failures int,
              last_heartbeat timestamptz, version bigint not null, priority smallint,
              state text, primary key (task_name, task_instance));
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)"""));
  }

  private Contender bullmq(Path home) throws IOException, InterruptedException {
    need("redis-server", "apt-get install redis-server");
    need("node", "it comes with Node.js 20");
    need("npm", "it comes with Node.js 20");
    copy("package.json", home);
    var program = copy("bullmq.mjs", home);
    if (!Files.isDirectory(home.resolve("node_modules/bullmq"))) {
      install(home, "npm", "install", "--silent", "--no-audit", "--no-fund");
    }
    var redis = Redis.start(home);
    return new PeerProgram(
        "bullmq",
        REDIS,
        "lock 30 s, stalled check 30 s; not fenced",
        List.of("node", program.toString()),
        Map.of("PEER_PORT", "" + redis.port()),
        home,
        redis);
  }

  private Contender celery(Path home) throws IOException, InterruptedException {
    need("redis-server", "apt-get install redis-server");
    need("python3", "apt-get install python3-venv");
    var program = copy("celery_peer.py", home);
    var python = home.resolve("venv/bin/python");
    if (!Files.exists(home.resolve("venv/bin/celery"))) {
      install(home, "python3", "-m", "venv", "venv");
      install(home, python.toString(), "-m", "pip", "install", "--quiet", "celery[redis]==5.6.3");
    }
    var redis = Redis.start(home);
    return new PeerProgram(
        "celery",
        REDIS,
        "visibility timeout 30 s; not fenced",
        List.of(python.toString(), program.toString()),
        Map.of("PEER_PORT", "" + redis.port()),
        home,
        redis);
  }

  private static void need(String program, String remedy) throws MissingException {
    var found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!found) throw new MissingException(program + " is not installed (" + remedy + ")");
  }

  private static Path copy(String resource, Path home) throws IOException {
    var target = home.resolve(resource);
    try (var in = Peers.class.getResourceAsStream(resource)) {
      if (in == null) throw new IOException("no resource " + resource);
      Files.write(target, in.readAllBytes());
    }
    return target;
  }

  private static void install(Path home, String... command)
      throws IOException, InterruptedException {
    var log = home.resolve("install.log");
    var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new MissingException(command[0] + " cannot install it, see " + log);
    }
  }
}
