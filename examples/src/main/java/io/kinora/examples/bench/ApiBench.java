package io.kinora.examples.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.examples.stack.Folders;
import io.kinora.examples.stack.LocalStack;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Throughput and latency of create, poll, list and content, each beside a bare Dropwizard server
 * that returns the same bytes; then create at a fixed rate. The worker is gone while the API is
 * measured, so that nothing renders beside it.
 */
final class ApiBench {

  private static final int CALLERS = 4;
  private static final int CREATES_PER_SECOND = 100;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final String CREATE =
      "{\"prompt\":\"A ball rolls across a table.\",\"seconds\":\"4\"}";

  private final List<String> up;
  private final Duration time;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();
  private final Load load = new Load(CALLERS);

  ApiBench(List<String> up, int seconds, PrintStream out) {
    this.up = up;
    this.time = Duration.ofSeconds(seconds);
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("kinora-bench-");
    try {
      var id = makeVideo(data);
      try (var stack = start(data, 0)) {
        compare(requests(stack.credentials(), id), data);
      }
    } finally {
      Folders.delete(data);
    }
  }

  private LocalStack start(Path data, int workers) throws IOException {
    var command = Stream.concat(up.stream(), Stream.of("--workers", Integer.toString(workers)))
        .toList();
    return LocalStack.start(command, FreePort.onLoopback(), data).awaitReady(START_TIMEOUT, clock);
  }

  private String makeVideo(Path data) throws IOException {
    try (var stack = start(data, 1)) {
      var request = CreateVideoRequest.builder().prompt("A ball falls.").build();
      return stack.client("KINORA_TEST_API_KEY").videos().createAndWait(request).id();
    }
  }

  private static Map<String, HttpRequest> requests(Map<String, String> credentials, String id) {
    var base = credentials.get("KINORA_BASE_URL");
    var requests = new LinkedHashMap<String, HttpRequest>();
    requests.put("create", post(URI.create(base + "/videos")));
    requests.put(
        "poll", HttpRequest.newBuilder(URI.create(base + "/videos/" + id)).build());
    requests.put(
        "list", HttpRequest.newBuilder(URI.create(base + "/videos?limit=20")).build());
    requests.put(
        "content.mp4",
        HttpRequest.newBuilder(URI.create(base + "/videos/" + id + "/content")).build());
    requests.replaceAll((name, request) -> HttpRequest.newBuilder(request, (header, value) -> true)
        .header("Authorization", "Bearer " + credentials.get("KINORA_TEST_API_KEY"))
        .build());
    return requests;
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(CREATE, UTF_8))
        .build();
  }

  private void compare(Map<String, HttpRequest> requests, Path data)
      throws IOException, InterruptedException {
    var answers = Files.createDirectory(data.resolve("answers"));
    var http = HttpClient.newHttpClient();
    for (var request : requests.entrySet()) {
      http.send(request.getValue(), BodyHandlers.ofFile(answers.resolve(request.getKey())));
    }
    try (var bare = BareProcess.start(answers)) {
      bare.awaitReady(START_TIMEOUT);
      out.printf(
          "%d callers, %d s each, Java %s%n%n", CALLERS, time.toSeconds(), Runtime.version());
      out.printf("%-12s %28s   %28s%n", "", "kinora", "bare dropwizard");
      out.printf(
          "%-12s %10s %8s %8s   %10s %8s %8s %7s%n",
          "", "per s", "p50 ms", "p99 ms", "per s", "p50 ms", "p99 ms", "ratio");
      for (var request : requests.entrySet()) {
        var own = load.measure(request.getValue(), time);
        var peer = load.measure(bare.like(request.getValue(), request.getKey()), time);
        print(request.getKey(), own, peer);
      }
      var steady =
          load.atRate(Objects.requireNonNull(requests.get("create")), CREATES_PER_SECOND, time);
      out.printf(
          "%ncreate at %d a second: p50 %.2f ms, p99 %.2f ms, failures %d%n",
          CREATES_PER_SECOND, steady.p50Millis(), steady.p99Millis(), steady.failures());
    }
  }

  private void print(String name, Load.Result own, Load.Result peer) {
    out.printf(
        "%-12s %10.0f %8.2f %8.2f   %10.0f %8.2f %8.2f %7.2f%s%n",
        name.replace(".mp4", ""),
        own.perSecond(),
        own.p50Millis(),
        own.p99Millis(),
        peer.perSecond(),
        peer.p50Millis(),
        peer.p99Millis(),
        own.perSecond() / peer.perSecond(),
        own.failures() + peer.failures() == 0
            ? ""
            : "   failures: %d, %d".formatted(own.failures(), peer.failures()));
  }
}
