package io.kinora.examples.bench.chaos;

import io.kinora.examples.bench.chaos.Fault.Arena;
import io.kinora.examples.cluster.ApiServer;
import io.kinora.examples.cluster.WorkerNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The faults of the matrix that processes can be made to suffer. */
final class Faults {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofSeconds(45);

  /** Longer than members take to miss one, and than they then take to find it again. */
  private static final Duration CUT = Duration.ofSeconds(30);

  private static final int SKEW_MINUTES = 10;
  private static final int WHALE = 300;
  private static final int PROBES = 10;

  private Faults() {}

  /** All of them; a fault is repeated until the time is over. */
  static List<Fault> all() {
    return List.of(
        killWorker(),
        freezeWorker(Duration.ofSeconds(45)),
        killServer(),
        killLeader(),
        twoLeaders(),
        killFollower(),
        freezeServer(Duration.ofSeconds(20)),
        loseHazelcast(),
        runWithoutHazelcast(),
        splitMembers(),
        restartPostgres(),
        crashPostgres(),
        fillDisk(),
        skewServer(),
        skewWorker(),
        poison(),
        rollServers(),
        rollWorkers(),
        feedWhale());
  }

  /** Those that matter most and are quick: each once makes the check of a build. */
  static List<Fault> few() {
    return List.of(killWorker(), twoLeaders(), crashPostgres(), killLeader(), poison());
  }

  private static Fault killWorker() {
    return new Fault("F1", "kill -9 of a worker", SOON, arena -> {
      var worker = anyWorker(arena);
      worker.process().kill();
      worker.startIfDead();
    });
  }

  private static Fault freezeWorker(Duration span) {
    return new Fault("F2", "a worker frozen for " + span.toSeconds() + " s", SOON, arena -> {
      var worker = anyWorker(arena).process();
      worker.freeze();
      try {
        arena.pauses().of(span);
      } finally {
        worker.thaw();
      }
    });
  }

  private static Fault killServer() {
    return new Fault("F3", "kill -9 of an API server while it takes videos", SOON, arena -> {
      var servers = arena.cluster().servers();
      revive(kill(servers.get(arena.random().nextInt(servers.size()))));
    });
  }

  private static Fault killLeader() {
    return new Fault(
        "F4",
        "kill -9 of the leading server",
        SOON,
        arena -> revive(kill(arena.cluster().leader())));
  }

  private static Fault twoLeaders() {
    return new Fault("F5", "two servers that both think they lead", SOON, arena -> {
      for (var i = 0; i < 10; i++) {
        arena
            .cluster()
            .jdbi()
            .useHandle(handle ->
                handle.execute("update leader_lease set until = now() - interval '1 second'"));
        arena.pauses().of(Duration.ofMillis(300));
      }
    });
  }

  private static Fault killFollower() {
    return new Fault("F6", "kill -9 of a Hazelcast member that does not lead", SOON, arena -> {
      var leader = arena.cluster().leader();
      for (var server : arena.cluster().servers()) {
        if (server != leader) {
          revive(kill(server));
          return;
        }
      }
    });
  }

  private static Fault freezeServer(Duration span) {
    return new Fault(
        "F7",
        "the leading server and member frozen for " + span.toSeconds() + " s",
        SOON,
        arena -> {
          var server = arena.cluster().leader().process();
          server.freeze();
          try {
            arena.pauses().of(span);
          } finally {
            server.thaw();
          }
        });
  }

  private static Fault loseHazelcast() {
    return new Fault("F8", "all of Hazelcast killed at once, back empty", LEASE, arena -> {
      for (var server : arena.cluster().servers()) server.process().kill();
      for (var server : arena.cluster().servers()) server.start();
      for (var server : arena.cluster().servers()) server.awaitReady();
    });
  }

  private static Fault runWithoutHazelcast() {
    return new Fault("F8", "no Hazelcast for 15 s", LEASE, arena -> {
      for (var server : arena.cluster().servers()) {
        server.process().terminate(GRACE);
        server.startWithoutHazelcast();
        server.awaitReady();
      }
      arena.pauses().of(Duration.ofSeconds(15));
      roll(arena);
    });
  }

  /**
   * Both parts live, reach the database and have workers, but neither knows of the other. Where the
   * servers are on hosts of their own the lines are cut and mended; else one is told of no other.
   */
  private static Fault splitMembers() {
    return new Fault("F9", "one Hazelcast member cut off from the others", LEASE, arena -> {
      var servers = arena.cluster().servers();
      var server = servers.get(arena.random().nextInt(servers.size()));
      if (!arena.cluster().hosts().areApart()) {
        restartApart(server, arena);
        return;
      }
      server.cut();
      try {
        arena.pauses().of(CUT);
      } finally {
        server.mend();
      }
      arena.pauses().of(CUT);
    });
  }

  private static void restartApart(ApiServer server, Arena arena)
      throws IOException, InterruptedException {
    server.process().terminate(GRACE);
    server.startApart();
    server.awaitReady();
    arena.pauses().of(Duration.ofSeconds(15));
    server.process().terminate(GRACE);
    server.start();
    server.awaitReady();
  }

  private static Fault restartPostgres() {
    return new Fault(
        "F10", "PostgreSQL restarted", SOON, arena -> arena.cluster().postgres().restart(false));
  }

  private static Fault crashPostgres() {
    return new Fault(
        "F10",
        "PostgreSQL restarted as after a power cut",
        SOON,
        arena -> arena.cluster().postgres().restart(true));
  }

  private static Fault fillDisk() {
    return new Fault("F12", "the disk of finished files full for 5 s", LEASE, arena -> {
      var disk = arena.cluster().disk();
      if (!disk.isSmall()) return;
      disk.fill();
      try {
        arena.pauses().of(Duration.ofSeconds(5));
      } finally {
        disk.empty();
      }
    });
  }

  private static Fault skewServer() {
    return new Fault("F13", "an API server whose clock is 10 min off", LEASE, arena -> {
      var servers = arena.cluster().servers();
      var server = servers.get(arena.random().nextInt(servers.size()));
      server.process().terminate(GRACE);
      server.startSkewed(arena.random().nextBoolean() ? SKEW_MINUTES : -SKEW_MINUTES);
      server.awaitReady();
      arena.pauses().of(Duration.ofSeconds(15));
      server.process().terminate(GRACE);
      server.start();
      server.awaitReady();
    });
  }

  private static Fault skewWorker() {
    return new Fault("F13", "a worker whose clock is 10 min off", SOON, arena -> {
      var worker = anyWorker(arena);
      worker.process().terminate(GRACE);
      worker.startSkewed(arena.random().nextBoolean() ? SKEW_MINUTES : -SKEW_MINUTES);
      arena.pauses().of(Duration.ofSeconds(15));
      worker.process().terminate(GRACE);
      worker.start();
    });
  }

  /** The video must be given up after two workers, which is for {@link Oracle} to see. */
  private static Fault poison() {
    return new Fault("F19", "a video that kills its workers", SOON, arena -> {
      var key = "poison-" + UUID.randomUUID();
      var id = arena.probe().create(key, key + " poison");
      if (id.isEmpty()) return;
      while (!Caller.isDone(arena.probe().poll(id.get()))) {
        for (var worker : arena.cluster().workers()) worker.startIfDead();
        arena.pauses().of(Duration.ofMillis(200));
      }
    });
  }

  private static Fault rollServers() {
    return new Fault("F20", "rolling restart of all API servers", SOON, Faults::roll);
  }

  private static void roll(Arena arena) throws IOException, InterruptedException {
    for (var server : arena.cluster().servers()) {
      server.process().terminate(GRACE);
      server.start();
      server.awaitReady();
    }
  }

  private static Fault rollWorkers() {
    return new Fault("F20", "rolling restart of all workers", SOON, arena -> {
      for (var worker : arena.cluster().workers()) {
        worker.process().terminate(GRACE);
        worker.start();
      }
    });
  }

  /** How long those wait who come by meanwhile is for {@link Oracle} to see. */
  private static Fault feedWhale() {
    return new Fault("F21", "one organisation with " + WHALE + " videos", LEASE, arena -> {
      var whale = "whale-" + UUID.randomUUID() + "-";
      for (var i = 0; i < WHALE; i++) arena.whale().create(whale + i, whale + i + " ms=400");
      List<String> open = new ArrayList<>();
      for (var i = 0; i < PROBES; i++) {
        var key = Oracle.QUIET + UUID.randomUUID();
        arena.probe().create(key, key + " ms=20").ifPresent(open::add);
        arena.pauses().of(Duration.ofMillis(200));
      }
      for (var id : open) {
        while (!Caller.isDone(arena.probe().poll(id))) arena.pauses().of(Duration.ofMillis(100));
      }
    });
  }

  private static ApiServer kill(ApiServer server) throws InterruptedException {
    server.process().kill();
    return server;
  }

  private static void revive(ApiServer server) throws IOException, InterruptedException {
    server.start();
    server.awaitReady();
  }

  private static WorkerNode anyWorker(Arena arena) {
    var workers = arena.cluster().workers();
    return workers.get(arena.random().nextInt(workers.size()));
  }
}
