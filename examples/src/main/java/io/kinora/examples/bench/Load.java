package io.kinora.examples.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Callers that send the same request again as soon as it is answered, for a given time. */
final class Load {

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

  /** Warms up for a third of the time, then measures. */
  Result measure(HttpRequest request, Duration time) throws IOException, InterruptedException {
    run(request, time.dividedBy(3));
    return run(request, time);
  }

  private Result run(HttpRequest request, Duration time) throws IOException, InterruptedException {
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var end = System.nanoTime() + time.toNanos();
      var tasks = new ArrayList<Callable<Calls>>();
      for (var i = 0; i < callers; i++) {
        tasks.add(() -> callUntil(request, end));
      }
      var all = new Calls(new ArrayList<>(), 0);
      for (var done : threads.invokeAll(tasks)) {
        all = all.plus(done.get());
      }
      return all.result(time);
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
    Calls plus(Calls other) {
      var all = new ArrayList<>(nanos);
      all.addAll(other.nanos);
      return new Calls(all, failures + other.failures);
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
