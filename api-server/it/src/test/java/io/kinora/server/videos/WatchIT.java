package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.PreviewPicture;
import io.kinora.protocol.WorkerKey;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.TestWorker;
import io.kinora.worker.engine.FakeEngine;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchIT {
  private static final int THREADS = 32;

  @RegisterExtension
  static final KinoraServer server = KinoraServer.withThreads(THREADS, TestWorker.YAML);

  private static final HttpClient http = HttpClient.newHttpClient();

  @TempDir
  Path folder;

  private static String create() {
    return server
        .api()
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.origin() + "/v1" + path))
        .timeout(Duration.ofSeconds(90))
        .header("Authorization", "Bearer " + server.liveKey());
  }

  private static CompletableFuture<HttpResponse<String>> get(String path) {
    return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void cancel(String id) {
    server.api().post("/videos/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  void whoWaitsIsAnsweredAtTheEnd() throws Exception {
    var id = create();
    var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 20; i++) waiting.add(get("/videos/" + id + "?wait=60"));
    // Answers that do not wait show that those that do were taken.
    server.api().get("/videos/" + id + "?wait=1").then().body("status", equalTo("queued"));

    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    cancel(id);

    for (var each : waiting) {
      var answer = each.get(30, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"failed\"");
      assertThat(answer.headers().firstValue("openai-version")).isPresent();
    }
  }

  @Test
  void whatIsDoneOrUnknownIsAnsweredAtOnce() {
    var id = create();
    cancel(id);

    server.api().get("/videos/" + id + "?wait=60").then().body("status", equalTo("failed"));
    server.api().get("/videos/video_x?wait=60").then().statusCode(404);
    for (var wait : List.of("61", "-1", "x", "")) {
      server
          .api()
          .get("/videos/" + id + "?wait=" + wait)
          .then()
          .statusCode(400)
          .body("error.param", equalTo("wait"));
    }
  }

  @Test
  void aStreamTellsOfAVideoUntilItsEnd() throws Exception {
    var engine = new FakeEngine(TestWorker.MODELS, 10, Duration.ZERO);
    engine.hold();
    try (var worker = TestWorker.start(server, folder, engine)) {
      var id = create();
      server.api().get("/videos/" + id + "?wait=1").then().statusCode(200);
      var stream = get("/videos/" + id + "/events");
      engine.letGo();

      var answer = stream.get(60, TimeUnit.SECONDS);

      assertThat(worker).isNotNull();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(answer.headers().firstValue("x-request-id")).isPresent();
      assertThat(answer.body())
          .startsWith("retry: 2000\n\nid: ")
          .contains("event: video.completed\ndata: {\"id\":\"" + id + "\"")
          .contains("\"progress\":100")
          .endsWith("\n\n");
      server
          .api()
          .header("Last-Event-ID", "completed:100")
          .get("/videos/" + id + "/events")
          .then()
          .statusCode(204);
      server
          .api()
          .get("/videos/" + id + "/events")
          .then()
          .statusCode(200)
          .contentType("text/event-stream");
    }
  }

  @Test
  void onlyARunningVideoIsShownAndOnlyByASmallPicture() throws Exception {
    var jpeg = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, (byte) 0xff, (byte) 0xd9};

    assertThat(show(jpeg)).isEqualTo(409);
    assertThat(show("GIF89a, no JPEG".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    assertThat(show(Arrays.copyOf(jpeg, PreviewPicture.MAX_BYTES))).isEqualTo(400);
    assertThat(show(new byte[0])).isEqualTo(400);
  }

  /** As a worker shows a picture of an attempt that it does not have. */
  private static int show(byte[] picture) throws Exception {
    var worker = "worker_0123456789abcdef";
    var path = Names.previewPath(1);
    var body = Json.bytes(new PreviewPicture(Base64.getEncoder().encodeToString(picture)));
    var now = Clock.systemUTC().instant().getEpochSecond();
    var signature =
        WorkerKey.derive(TestWorker.SECRET, worker).signRequest("POST", path, now, body);
    var request = HttpRequest.newBuilder(URI.create(server.origin() + path))
        .header("Content-Type", "application/json")
        .header(Names.WORKER_HEADER, worker)
        .header(Names.TIME_HEADER, Long.toString(now))
        .header(Names.SIGNATURE_HEADER, signature)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whoComesBackHearsOnlyWhatIsNew() throws Exception {
    var id = create();
    var request = request("/videos/" + id + "/events").header("Last-Event-ID", "queued:0");
    var stream = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    server.api().get("/videos/" + id + "?wait=1").then().statusCode(200);
    cancel(id);

    assertThat(stream.get(30, TimeUnit.SECONDS).body())
        .doesNotContain("video.queued")
        .contains("id: failed:0\nevent: video.failed\n");
  }

  @Test
  void aStreamOfNothingIsAnErrorLikeEveryOther() {
    server
        .api()
        .get("/videos/video_x/events")
        .then()
        .statusCode(404)
        .contentType("application/json")
        .body("error.code", equalTo("video_not_found"));
  }

  @Test
  void streamsAndWaitsHoldNoThread() throws Exception {
    var id = create();
    var streams = new ArrayList<CompletableFuture<HttpResponse<InputStream>>>();
    for (int i = 0; i < 5 * THREADS; i++) {
      streams.add(http.sendAsync(
          request("/videos/" + id + "/events").build(), HttpResponse.BodyHandlers.ofInputStream()));
    }
    var waits = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 2 * THREADS; i++) waits.add(get("/videos/" + id + "?wait=60"));
    for (var stream : streams)
      assertThat(stream.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

    cancel(id);

    for (var stream : streams) {
      assertThat(new String(stream.get().body().readAllBytes(), StandardCharsets.UTF_8))
          .contains("event: video.queued\n", "event: video.failed\n");
    }
    for (var wait : waits) {
      assertThat(wait.get(30, TimeUnit.SECONDS).body()).contains("\"status\":\"failed\"");
    }
  }
}
