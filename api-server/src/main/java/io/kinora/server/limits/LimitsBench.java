package io.kinora.server.limits;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.hazelcast.core.HazelcastInstance;
import io.kinora.server.ports.FreePort;
import io.kinora.server.workers.WorkersConfiguration.Hazelcast;
import io.kinora.server.workers.WorkersModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@code ./kinora bench limits}: decisions per second, each by the buckets of a key, a project and
 * an organisation, with one and two members of the cluster and with one of two frozen, beside
 * Bucket4j in memory and beside no limiter.
 */
public final class LimitsBench {
  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER = "kinora-bench-limits";
  private static final Rate RATE = new Rate(1_000_000, 1_000_000);
  private static final int THREADS = 4;
  private static final int KEYS = 1000;
  private static final int KEYS_OF_A_PROJECT = 10;
  private static final int PROJECTS_OF_AN_ORGANIZATION = 10;
  private static final int BUCKETS_OF_A_DECISION = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final int MAX_SAMPLES = 2_000_000;

  private final Duration span;
  private final PrintStream out;
  private final LongAdder decisions = new LongAdder();
  private final LongAdder answers = new LongAdder();

  private LimitsBench(Duration span, PrintStream out) {
    this.span = span;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    // A frozen and then killed member is what this is about; its complaints are not.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    if (arguments.length == 3 && arguments[0].equals("member")) {
      beAMember(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    var seconds = arguments.length == 0 ? "3" : arguments[0];
    if (arguments.length > 1 || !seconds.matches("[1-9][0-9]?")) {
      System.err.println("usage: kinora bench limits [SECONDS PER MEASUREMENT]");
      System.exit(2);
    }
    new LimitsBench(Duration.ofSeconds(Integer.parseInt(seconds)), System.out).run();
    System.exit(0);
  }

  private static void beAMember(int port, int other) throws IOException {
    var member = member(port, other);
    System.out.println("ready");
    // Lives until the one that started it closes the pipe.
    while (System.in.read() >= 0) continue;
    member.shutdown();
  }

  private static HazelcastInstance member(int port, int other) throws IOException {
    var members = List.of(HOST + ":" + port, HOST + ":" + other);
    return WorkersModule.startMember(
        new Hazelcast(true, CLUSTER, HOST, port, 0, members, null, false), new SecureRandom());
  }

  private void run() throws Exception {
    out.printf(
        "a decision asks the buckets of a key, its project and its organization; %d threads, %d"
            + " keys, %d s each, %d processors, Java %s%n",
        THREADS,
        KEYS,
        span.toSeconds(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version());
    out.printf(
        "%-24s %14s %10s %10s %10s %14s%n",
        "", "decisions/s", "p50", "p99", "max", "by the cluster");
    measure("no limiter", i -> true);
    measure("Bucket4j in memory", decide(new LocalBuckets(), 1));
    int port = FreePort.onLoopback();
    int other = FreePort.onLoopback();
    var member = member(port, other);
    try {
      var shared = new SharedBuckets(member, WorkersModule.RATE_LIMITS_MAP);
      measure("one member", decide(shared, 1));
      withAnother(member, other, port, shared);
    } finally {
      member.getLifecycleService().terminate();
    }
  }

  private void withAnother(HazelcastInstance member, int port, int first, Buckets shared)
      throws Exception {
    var process = start(port, first);
    try {
      awaitReady(process);
      while (member.getCluster().getMembers().size() < 2) Thread.onSpinWait();
      var decision = decide(shared, 2);
      measure("two members", decision);
      // Not warmed up: the first decisions are those that wait for the frozen one.
      signal(process, "STOP");
      report("one of two frozen", load(decision, span));
      signal(process, "CONT");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(int port, int other) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        LimitsBench.class.getName(),
        "member",
        "" + port,
        "" + other));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitReady(Process process) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("ready")) return;
    }
    throw new IOException("the second member did not start");
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  /** Counts what is asked of the cluster, because what does not answer is not asked for a while. */
  private IntFunction<Object> decide(Buckets shared, int servers) {
    var counting = new Buckets() {
      @Override
      public CompletableFuture<Verdict> take(String id, Rate rate) {
        return shared.take(id, rate).whenComplete((verdict, failure) -> count(verdict));
      }

      @Override
      public CompletableFuture<Verdict> look(String id, Rate rate) {
        return shared.look(id, rate);
      }

      @Override
      public void putBack(String id, Rate rate) {
        shared.putBack(id, rate);
      }
    };
    var limiter = new RateLimiter(counting, new LocalBuckets(), () -> servers, System::nanoTime);
    return i -> {
      var project = i / KEYS_OF_A_PROJECT;
      var organization = project / PROJECTS_OF_AN_ORGANIZATION;
      return limiter.take(List.of("k:" + i, "p:" + project, "o:" + organization), RATE);
    };
  }

  private void count(@Nullable Verdict verdict) {
    if (verdict != null) answers.increment();
  }

  private void measure(String name, IntFunction<?> decision)
      throws InterruptedException, ExecutionException {
    // What compiles is slow, and what is slow is not asked for two seconds.
    load(decision, WARM_UP);
    report(name, load(decision, span));
  }

  private void report(String name, long[] samples) {
    Arrays.sort(samples);
    long decided = decisions.sum();
    out.printf(
        "%-24s %14d %10s %10s %10s %13.0f%%%n",
        name,
        decided / span.toSeconds(),
        spelled(samples, 0.5),
        spelled(samples, 0.99),
        spelled(samples, 1),
        100.0 * answers.sum() / BUCKETS_OF_A_DECISION / decided);
    out.flush();
  }

  private static String spelled(long[] sorted, double share) {
    long nanos = sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    return nanos < 1_000_000
        ? String.format("%.1f µs", nanos / 1e3)
        : String.format("%.1f ms", nanos / 1e6);
  }

  private long[] load(IntFunction<?> decision, Duration span)
      throws InterruptedException, ExecutionException {
    decisions.reset();
    answers.reset();
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      var tasks = new ArrayList<Callable<long[]>>();
      for (int t = 0; t < THREADS; t++) {
        int offset = t * KEYS / THREADS;
        tasks.add(() -> decideFor(decision, span, offset));
      }
      var all = new ArrayList<long[]>();
      for (var done : threads.invokeAll(tasks)) all.add(done.get());
      return all.stream().flatMapToLong(Arrays::stream).toArray();
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] decideFor(IntFunction<?> decision, Duration span, int offset) {
    var samples = new long[MAX_SAMPLES];
    int count = 0;
    var end = System.nanoTime() + span.toNanos();
    @Nullable Object last = null;
    for (long before = System.nanoTime(); before < end; count++) {
      last = decision.apply((offset + count) % KEYS);
      var after = System.nanoTime();
      // Of the very many the last ones are enough.
      samples[count % MAX_SAMPLES] = after - before;
      before = after;
    }
    if (last == null) throw new IllegalStateException("nothing was decided");
    decisions.add(count);
    return Arrays.copyOf(samples, Math.min(count, MAX_SAMPLES));
  }
}
