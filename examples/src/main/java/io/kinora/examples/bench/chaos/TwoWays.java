package io.kinora.examples.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that knows all servers: what one cannot answer it asks the next. Counts how often and
 * for how long none of them could. Thread-safe.
 */
final class TwoWays {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int PAUSE_MILLIS = 50;

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(1))
      .build();
  private final List<URI> servers;
  private final CountDownLatch stopped;
  private final AtomicInteger current = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger outages = new AtomicInteger();
  private final AtomicLong longestNanos = new AtomicLong();

  /** @param stopped ends all waits */
  TwoWays(List<URI> servers, CountDownLatch stopped) {
    this.servers = List.copyOf(servers);
    this.stopped = stopped;
  }

  /** No server answered until the end of the program. */
  static final class NobodyAnswersException extends IOException {
    private static final long serialVersionUID = 1L;

    NobodyAnswersException(String what) {
      super("nobody answers: " + what);
    }
  }

  HttpResponse<String> get(String key, String path) throws IOException, InterruptedException {
    return send(key, path, null, "");
  }

  /** @param idempotencyKey empty for none */
  HttpResponse<String> post(String key, String path, String json, String idempotencyKey)
      throws IOException, InterruptedException {
    return send(key, path, json, idempotencyKey);
  }

  private HttpResponse<String> send(
      String key, String path, @Nullable String json, String idempotency)
      throws IOException, InterruptedException {
    requests.incrementAndGet();
    var begin = System.nanoTime();
    for (var failures = 0; ; ) {
      var turn = current.get();
      try {
        var response = http.send(
            request(servers.get(Math.floorMod(turn, servers.size())), key, path, json, idempotency),
            BodyHandlers.ofString());
        if (!isTrouble(response.statusCode())) {
          if (failures >= servers.size()) note(System.nanoTime() - begin);
          return response;
        }
      } catch (IOException e) {
        // As good as an answer that says "later": the next server is asked.
      }
      current.compareAndSet(turn, turn + 1);
      failures++;
      if (failures % servers.size() == 0 && stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new NobodyAnswersException(path);
      }
    }
  }

  private static boolean isTrouble(int status) {
    return status >= 500 || status == 429;
  }

  private void note(long nanos) {
    outages.incrementAndGet();
    longestNanos.accumulateAndGet(nanos, Math::max);
  }

  private static HttpRequest request(
      URI server, String key, String path, @Nullable String json, String idempotency) {
    var request = HttpRequest.newBuilder(URI.create(server + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + key);
    if (json == null) return request.build();
    request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    if (!idempotency.isEmpty()) request.header("Idempotency-Key", idempotency);
    return request.build();
  }

  int requests() {
    return requests.get();
  }

  /** Requests that every server refused or left without an answer at least once. */
  int outages() {
    return outages.get();
  }

  /** The longest that such a request took until it was answered. */
  Duration longestOutage() {
    return Duration.ofNanos(longestNanos.get());
  }
}
