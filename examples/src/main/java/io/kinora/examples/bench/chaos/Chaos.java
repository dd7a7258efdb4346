package io.kinora.examples.bench.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.examples.cluster.Cluster;
import io.kinora.examples.cluster.Tenant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A cluster under load, hurt again and again, and the verdict on it. Belongs to one thread.
 *
 * <p>The order of the faults and their targets follow from the seed; the timing of real processes
 * does not, so a seed repeats a run only in kind.
 */
public final class Chaos {

  private static final Cluster.Plan LARGE = new Cluster.Plan(3, 3, 4, 10, true, true);
  private static final Cluster.Plan SMALL = new Cluster.Plan(2, 3, 4, 10, true, false);
  private static final int CALLERS = 4;
  private static final Duration SETTLE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster.Plan plan;
  private final List<Fault> faults;
  private final Duration time;
  private final long seed;
  private final PrintStream out;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Row> rows = new ArrayList<>();

  /** What came of one fault. */
  private record Row(Fault fault, double recoverySeconds) {}

  /**
   * What came of everything.
   *
   * @param violations what must not be, one sentence each
   * @param late what took longer than it should on a machine that does nothing else, one sentence
   *     each
   */
  public record Verdict(
      int faults, int accepted, int ended, List<String> violations, List<String> late) {
    public Verdict {
      violations = List.copyOf(violations);
      late = List.copyOf(late);
    }
  }

  private Chaos(Cluster.Plan plan, List<Fault> faults, Duration time, long seed, PrintStream out) {
    this.plan = plan;
    this.faults = faults;
    this.time = time;
    this.seed = seed;
    this.out = out;
  }

  /** All faults, shuffled, again and again until the time is over. */
  public static Chaos ofMinutes(int minutes, long seed, PrintStream out) {
    return new Chaos(LARGE, Faults.all(), Duration.ofMinutes(minutes), seed, out);
  }

  /** The faults that matter most, once each. */
  public static Chaos once(long seed, PrintStream out) {
    return new Chaos(SMALL, Faults.few(), Duration.ZERO, seed, out);
  }

  /**
   * Starts the cluster, hurts it, stops it and judges.
   *
   * @param file where everything that the clients see is written
   */
  public Verdict run(Path file) throws IOException, InterruptedException {
    try (var history = new History(file);
        var cluster = Cluster.start(plan);
        var sink = new WebhookSink(history, cluster.hosts().address())) {
      var api = new TwoWays(cluster.addresses(), stopped);
      var tenants = List.of(cluster.tenant("one"), cluster.tenant("two"), cluster.tenant("probe"));
      for (var tenant : tenants) subscribe(api, tenant, sink.url());
      var callers = startCallers(api, history, tenants);
      var probe = caller("probe", tenants.get(2), api, history, 0);
      var whale = caller("whale", cluster.tenant("whale"), api, history, 0);
      var arena = new Fault.Arena(cluster, new Random(seed), this::pause, probe, whale);
      strikeAll(arena);
      settle(cluster, history);
      callers.shutdown();
      callers.awaitTermination(LOOK.toMillis() * 50, TimeUnit.MILLISECONDS);
      return verdict(cluster, history, api);
    }
  }

  private ExecutorService startCallers(TwoWays api, History history, List<Tenant> tenants) {
    var threads = Executors.newFixedThreadPool(CALLERS, task -> {
      var thread = new Thread(task, "caller");
      thread.setDaemon(true);
      return thread;
    });
    for (var i = 0; i < CALLERS; i++) {
      threads.execute(caller("c" + i, tenants.get(i % 2), api, history, i));
    }
    return threads;
  }

  private Caller caller(String name, Tenant tenant, TwoWays api, History history, int number) {
    return new Caller(name, tenant, api, history, new Random(seed + number), enough, stopped);
  }

  private static void subscribe(TwoWays api, Tenant tenant, String url)
      throws IOException, InterruptedException {
    var body = JSON.writeValueAsString(Map.of(
        "name", "chaos", "url", url, "event_types", List.of("video.completed", "video.failed")));
    var response = api.post(tenant.key(), "/webhook_endpoints", body, "");
    if (response.statusCode() != 200) throw new IOException("no webhooks: " + response.body());
  }

  private void strikeAll(Fault.Arena arena) throws IOException, InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    var order = new ArrayList<>(faults);
    do {
      Collections.shuffle(order, new Random(arena.random().nextLong()));
      for (var fault : order) {
        strike(fault, arena);
        if (!time.isZero() && System.nanoTime() > end) return;
      }
    } while (System.nanoTime() < end);
  }

  private void strike(Fault fault, Fault.Arena arena) throws IOException, InterruptedException {
    out.printf("%-4s %-56s", fault.id(), fault.what());
    out.flush();
    fault.strike(arena);
    arena.cluster().heal();
    var seconds = recovery(arena);
    rows.add(new Row(fault, seconds));
    out.printf(" %6.1f s%n", seconds);
  }

  /** How long after the end of a fault a new video takes. */
  private double recovery(Fault.Arena arena) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    var key = "probe-" + rows.size();
    var id = arena.probe().create(key, key + " ms=20");
    if (id.isPresent()) {
      while (!Caller.isDone(arena.probe().poll(id.get()))) pause(LOOK);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Makes nothing more and waits until everything has ended and was told. */
  private void settle(Cluster cluster, History history) throws InterruptedException {
    enough.countDown();
    var end = System.nanoTime() + SETTLE.toNanos();
    while ((Oracle.hasUnended(cluster.jdbi()) || Oracle.hasUndelivered(cluster.jdbi(), history))
        && System.nanoTime() < end) {
      pause(LOOK);
    }
    stopped.countDown();
  }

  private Verdict verdict(Cluster cluster, History history, TwoWays api) {
    var violations = new Oracle(history, cluster.jdbi()).violations();
    var late = new ArrayList<String>();
    for (var row : rows) {
      if (row.recoverySeconds() > row.fault().recovery().toSeconds()) {
        late.add("after %s (%s) a video took %.1f s, more than %d s"
            .formatted(
                row.fault().id(),
                row.fault().what(),
                row.recoverySeconds(),
                row.fault().recovery().toSeconds()));
      }
    }
    var accepted = history.all(History.Created.class).size();
    var ended = cluster
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select count(*) from video where status in ('completed', 'failed')")
            .mapTo(Integer.class)
            .one());
    print(cluster, api, accepted, ended);
    return new Verdict(rows.size(), accepted, ended, violations, late);
  }

  private void print(Cluster cluster, TwoWays api, int accepted, int ended) {
    var attempts = cluster
        .jdbi()
        .withHandle(handle -> handle
            .createQuery(
                "select outcome || ' ' || count(*) from attempt group by outcome order by 1")
            .mapTo(String.class)
            .list());
    out.printf("%nfaults     %d, seed %d%n", rows.size(), seed);
    out.printf(
        "requests   %d, of which %d found no server at first, the longest for %.1f s%n",
        api.requests(), api.outages(), api.longestOutage().toMillis() / 1000.0);
    out.printf("videos     %d accepted, %d ended%n", accepted, ended);
    out.printf("attempts   %s%n", String.join(", ", attempts));
  }

  private void pause(Duration duration) throws InterruptedException {
    stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }
}
