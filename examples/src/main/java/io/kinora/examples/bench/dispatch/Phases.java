package io.kinora.examples.bench.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is done with each contender, and the numbers that come of it. Belongs to one thread. */
final class Phases {

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final int LOOK_MILLIS = 100;

  /**
   * So many jobs make a new process compile what it does for one: before, it takes thrice as long.
   */
  private static final int WARM_UP = 6000;

  /** Handed in at once. */
  private static final int WARM_UP_BATCH = 100;

  /** Until the compilers have come to rest. */
  private static final int SETTLE_MILLIS = 5000;

  private final Contender contender;
  private final Scale scale;
  private final Clock clock = Clock.systemUTC();
  private int jobs;

  /**
   * How much of everything.
   *
   * @param idleJobs one each 200 ms
   * @param backlog of jobs that do nothing
   * @param whale jobs of the tenant that has most
   * @param crowd tenants beside it
   * @param kills of a consumer
   * @param seconds of the phases that are measured by time
   * @param waiting videos when a server begins to lead
   */
  record Scale(
      int idleJobs, int backlog, int whale, int crowd, int kills, int seconds, int waiting) {
    static final Scale FULL = new Scale(300, 200_000, 100_000, 200, 200, 60, 1_000_000);
    static final Scale SMALL = new Scale(50, 5_000, 2_000, 10, 5, 10, 50_000);
  }

  Phases(Contender contender, Scale scale) {
    this.contender = contender;
    this.scale = scale;
  }

  private Job job(String tenant, int millis) {
    return new Job("j" + ++jobs, tenant, millis);
  }

  private List<Job> many(int count, String tenant, int millis) {
    var made = new ArrayList<Job>();
    for (var i = 0; i < count; i++) made.add(job(tenant, millis));
    return made;
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private Timeline timeline() {
    try {
      return new Timeline(contender.journal());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean await(int seconds, BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) return false;
      rest(LOOK_MILLIS);
    }
    return true;
  }

  private static void rest(int millis) throws InterruptedException {
    var unused = NEVER.await(millis, TimeUnit.MILLISECONDS);
  }

  private boolean haveEnded(Timeline timeline, List<Job> all) {
    return all.stream().allMatch(job -> timeline.hasEnded(job.token()));
  }

  private boolean awaitAll(int seconds, List<Job> all) throws InterruptedException {
    return await(seconds, () -> haveEnded(timeline(), all));
  }

  /** P1: one job each 200 ms to a warm contender, from the call that hands it in to its start. */
  Map<String, Object> idle() throws IOException, InterruptedException {
    warmUp();
    Map<String, Long> asked = new LinkedHashMap<>();
    for (var i = 0; i < scale.idleJobs(); i++) {
      var next = job("idle", 0);
      asked.put(next.token(), micros());
      contender.submit(List.of(next));
      rest(200);
    }
    await(60, () -> asked.keySet().stream().allMatch(timeline()::hasEnded));
    return millis(waits(asked));
  }

  private void warmUp() throws IOException, InterruptedException {
    for (var done = 0; done < WARM_UP; done += WARM_UP_BATCH) {
      var batch = many(WARM_UP_BATCH, "idle", 0);
      contender.submit(batch);
      awaitAll(120, batch);
    }
    rest(SETTLE_MILLIS);
  }

  private Sample waits(Map<String, Long> asked) {
    var timeline = timeline();
    return new Sample(asked.entrySet().stream()
        .filter(entry -> timeline.hasStarted(entry.getKey()))
        .map(entry -> (timeline.start(entry.getKey()) - entry.getValue()) / 1000.0)
        .toList());
  }

  private static Map<String, Object> millis(Sample waits) {
    return Map.of(
        "jobs", waits.size(),
        "p50 ms", waits.at(0.5),
        "p99 ms", waits.at(0.99),
        "max ms", waits.max());
  }

  /** P2: a thousand at once that take 200 ms each. */
  Map<String, Object> burst() throws IOException, InterruptedException {
    var all = many(1000, "burst", 200);
    var begin = micros();
    contender.submit(all);
    awaitAll(120, all);
    var timeline = timeline();
    var last = all.stream().mapToLong(job -> timeline.start(job.token())).max().orElse(begin);
    Map<String, Long> asked = new LinkedHashMap<>();
    all.forEach(job -> asked.put(job.token(), begin));
    var waits = waits(asked);
    return Map.of(
        "starts/s", all.size() * 1e6 / (last - begin),
        "p50 ms", waits.at(0.5),
        "p99 ms", waits.at(0.99));
  }

  /** P3: a backlog of jobs that do nothing, for a while. */
  Map<String, Object> drain() throws IOException, InterruptedException {
    var all = many(scale.backlog(), "drain", 0);
    var before = micros();
    contender.submit(all);
    var begin = micros();
    await(scale.seconds(), () -> timeline().hasEnded(all.get(all.size() - 1).token()));
    var now = micros();
    var timeline = timeline();
    long started = all.stream().filter(job -> timeline.hasStarted(job.token())).count();
    return Map.of(
        "backlog",
        all.size(),
        "filled in s",
        (begin - before) / 1e6,
        "started",
        started,
        "starts/s",
        timeline.startsPerSecond(begin, now));
  }

  /** P4: one tenant with most of the work, a crowd with some, and one that comes by. */
  Map<String, Object> neighbours() throws IOException, InterruptedException {
    var all = many(scale.whale(), "whale", 20);
    for (var i = 0; i < scale.crowd(); i++) all.addAll(many(50, "crowd" + i, 20));
    Collections.sort(all, (a, b) -> Integer.compare(rank(a), rank(b)));
    contender.submit(all);
    var begin = micros();
    Map<String, Long> asked = new LinkedHashMap<>();
    for (var i = 0; i < scale.seconds() * 5; i++) {
      var quiet = job("quiet", 20);
      asked.put(quiet.token(), micros());
      contender.submit(List.of(quiet));
      rest(200);
    }
    var end = micros();
    var waits = waits(asked);
    return Map.of(
        "quiet p50 ms", waits.at(0.5),
        "quiet p99 ms", waits.at(0.99),
        "quiet unserved", asked.size() - waits.size(),
        "Jain", jain(all, begin, end),
        "starts/s", timeline().startsPerSecond(begin, end));
  }

  /** The whale came first. */
  private static int rank(Job job) {
    return job.tenant().equals("whale") ? 0 : 1;
  }

  /** Of the seconds of slots that each tenant got who had work all the time. */
  private double jain(List<Job> all, long from, long until) throws IOException {
    var timeline = timeline();
    var held = contender.held(timeline, all);
    Map<String, Double> got = new LinkedHashMap<>();
    Map<String, Boolean> always = new LinkedHashMap<>();
    for (var job : all) {
      var start = timeline.start(job.token());
      double seconds = start >= from && start < until ? held.getOrDefault(job.token(), 0.0) : 0;
      got.merge(job.tenant(), seconds, Double::sum);
      always.merge(job.tenant(), start >= until, Boolean::logicalOr);
    }
    return new Sample(got.entrySet().stream()
            .filter(entry -> always.getOrDefault(entry.getKey(), false))
            .map(Map.Entry::getValue)
            .toList())
        .jain();
  }

  /** P5: two kinds of tenants, of which the jobs of one take twenty times as long. */
  Map<String, Object> mixedCosts() throws IOException, InterruptedException {
    var all = new ArrayList<Job>();
    for (var i = 0; i < 4; i++) {
      var dear = i % 2 == 0;
      all.addAll(
          many(dear ? scale.seconds() * 40 : scale.seconds() * 400, "mix" + i, dear ? 400 : 20));
    }
    Collections.shuffle(all, new Random(1));
    contender.submit(all);
    // The first seconds teach a scheduler what the jobs cost.
    rest(5000);
    var begin = micros();
    rest(scale.seconds() * 1000 / 2);
    var end = micros();
    return Map.of(
        "Jain by cost", jain(all, begin, end), "starts/s", timeline().startsPerSecond(begin, end));
  }

  /** P6: consumers killed outright while they work. */
  Map<String, Object> kills() throws IOException, InterruptedException {
    var all = new ArrayList<Job>();
    var restarts = new ArrayList<Double>();
    for (var kill = 0; kill < scale.kills(); kill++) {
      var batch = many(SLOTS_AND_MORE, "kill", 300);
      contender.submit(batch);
      all.addAll(batch);
      await(30, () -> batch.stream().anyMatch(job -> timeline().hasStarted(job.token())));
      var at = micros();
      contender.killConsumer();
      await(60, () -> haveEnded(timeline(), batch));
      restarts.addAll(restarts(batch, at));
    }
    awaitAll(120, all);
    return losses(all, new Sample(restarts));
  }

  private static final int SLOTS_AND_MORE = Contender.SLOTS + 16;

  /** How long after a kill the jobs that it caught ran again. */
  private List<Double> restarts(List<Job> batch, long at) {
    var timeline = timeline();
    return batch.stream()
        .map(job -> timeline.starts(job.token()))
        .filter(starts -> starts.size() > 1)
        .map(starts -> (starts.get(1) - at) / 1e6)
        .toList();
  }

  private Map<String, Object> losses(List<Job> jobs, Sample restarts) throws IOException {
    var timeline = timeline();
    var lost = 0;
    var doubled = 0;
    for (var job : jobs) {
      if (!timeline.hasEnded(job.token())) lost++;
      if (contender.effects(timeline, job.token()) > 1) doubled++;
    }
    var requeues = new Sample(contender.requeues());
    Map<String, Object> all = new LinkedHashMap<>(Map.of(
        "kills", scale.kills(),
        "caught", restarts.size(),
        "lost", lost,
        "doubled", doubled,
        "restart p50 s", restarts.at(0.5),
        "restart max s", restarts.max()));
    if (requeues.size() > 0) all.put("requeue max s", requeues.max());
    return all;
  }
}
