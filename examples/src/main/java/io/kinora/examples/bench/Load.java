package io.kinora.examples.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The same request for a given time: from callers that send it again as soon as it is answered, or
 * at a fixed rate whatever the answers do.
 */
final class Load {

  /** A part of a warm-up. A JVM compiles what a request runs through for a minute on two cores. */
  private static final Duration TURN = Duration.ofSeconds(5);

  private static final int MOST_TURNS = 15;
  private static final int TURNS_WITHOUT_GROWTH = 3;
  private static final double GROWTH = 1.03;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int callers;

  Load(int callers) {
    this.callers = callers;
  }

  /**
   * What came of it.
   *
   * @param perSecond answers in a second
   * @param p50Millis half of the answers took no longer
   * @param p99Millis 99 of 100 answers took no longer
   * @param failures answers that were not 200
   */
  record Result(double perSecond, double p50Millis, double p99Millis, int failures) {}

  /** Warms up until the rate no longer grows, then measures. */
  Result measure(HttpRequest request, Duration time) throws IOException, InterruptedException {
    var best = 0.0;
    for (int turn = 0, same = 0; turn < MOST_TURNS && same < TURNS_WITHOUT_GROWTH; turn++) {
      var rate = run(request, TURN).perSecond();
      same = rate > best * GROWTH ? 0 : same + 1;
      best = Math.max(best, rate);
    }
    return run(request, time);
  }

  /**
   * Sends at a fixed rate, without waiting for answers. An answer's time counts from when its
   * request was due, so that a server that stalls is not measured less often. Warms up first.
   */
  Result atRate(HttpRequest request, int perSecond, Duration time)
      throws IOException, InterruptedException {
    runAtRate(request, perSecond, TURN.multipliedBy(2));
    return runAtRate(request, perSecond, time);
  }

  private Result runAtRate(HttpRequest request, int perSecond, Duration time)
      throws IOException, InterruptedException {
    var count = (int) (perSecond * time.toMillis() / 1000);
    var gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var begin = System.nanoTime();
    var answers = new ArrayList<CompletableFuture<Calls>>();
    for (var i = 0; i < count; i++) {
      var due = begin + i * gap;
      for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers.add(http.sendAsync(request, BodyHandlers.ofByteArray())
          .thenApply(answer ->
              new Calls(List.of(System.nanoTime() - due), answer.statusCode() == 200 ? 0 : 1)));
    }
    var all = new ArrayList<Calls>();
    for (var answer : answers) all.add(join(answer));
    return Calls.of(all).result(time);
  }

  private static Calls join(CompletableFuture<Calls> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("a caller failed: " + e.getCause(), e);
    }
  }

  private Result run(HttpRequest request, Duration time) throws IOException, InterruptedException {
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var end = System.nanoTime() + time.toNanos();
      var tasks = new ArrayList<Callable<Calls>>();
      for (var i = 0; i < callers; i++) {
        tasks.add(() -> callUntil(request, end));
      }
      var all = new ArrayList<Calls>();
      for (var done : threads.invokeAll(tasks)) all.add(done.get());
      return Calls.of(all).result(time);
    } catch (ExecutionException e) {
      throw new IOException("a caller failed: " + e.getCause(), e);
    } finally {
      threads.shutdown();
    }
  }

  private Calls callUntil(HttpRequest request, long end) throws IOException, InterruptedException {
    var nanos = new ArrayList<Long>();
    var failures = 0;
    for (var begin = System.nanoTime(); begin < end; ) {
      if (http.send(request, BodyHandlers.ofByteArray()).statusCode() != 200) {
        failures++;
      }
      var now = System.nanoTime();
      nanos.add(now - begin);
      begin = now;
    }
    return new Calls(nanos, failures);
  }

  private record Calls(List<Long> nanos, int failures) {
    static Calls of(List<Calls> parts) {
      return new Calls(
          parts.stream().flatMap(part -> part.nanos.stream()).toList(),
          parts.stream().mapToInt(Calls::failures).sum());
    }

    Result result(Duration time) {
      var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Result(
          sorted.length / (time.toMillis() / 1000.0), at(sorted, 0.50), at(sorted, 0.99), failures);
    }

    private static double at(long[] sorted, double share) {
      return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
  }
}
