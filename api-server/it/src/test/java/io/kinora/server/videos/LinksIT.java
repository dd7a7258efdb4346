package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.testing.KinoraServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinksIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static final HttpClient http = HttpClient.newHttpClient();
  private static final byte[] BYTES = "the bytes of a video".getBytes();
  private static final long GIBIBYTE = 1L << 30;

  private static String id;

  @BeforeAll
  static void completeAVideo() throws Exception {
    id = completed(Duration.ofHours(1));
    server.store().put(key(id), new ByteArrayInputStream(BYTES), BYTES.length);
    artifact(id, BYTES.length);
  }

  private static String key(String video) {
    return "videos/" + video + "/1/video.mp4";
  }

  private static String completed(Duration kept) {
    String video = server
        .api()
        .multiPart("prompt", "x")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set status = 'completed', completed_at = now(), expires_at = ?"
                + " where id = ?",
            server.clock().instant().plus(kept),
            video));
    return video;
  }

  private static void artifact(String video, long bytes) {
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "insert into artifact (video_id, variant, key, content_type, bytes, sha256)"
                + " values (?, 'video', ?, 'video/mp4', ?, decode('00ff', 'hex'))",
            video,
            key(video),
            bytes));
  }

  private static String link(String body) {
    return server
        .api()
        .contentType("application/json")
        .body(body)
        .post("/videos/" + id + "/content_url")
        .then()
        .statusCode(200)
        .body("object", equalTo("video.content_url"))
        .extract()
        .path("url");
  }

  private static HttpResponse<byte[]> fetch(String url, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) request.headers(headers);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void aLinkWorksWithoutAKeyAndHonoursRanges() throws Exception {
    var url = link("{}");

    var whole = fetch(url);
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(BYTES);
    assertThat(whole.headers().firstValue("content-disposition").orElse(""))
        .isEqualTo("attachment; filename=\"" + id + ".mp4\"");
    var tag = whole.headers().firstValue("etag").orElseThrow();
    var part = fetch(url, "Range", "bytes=4-8", "If-Range", tag);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body())).isEqualTo("bytes");
    assertThat(fetch(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
    var head = http.send(
        HttpRequest.newBuilder(URI.create(url))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).hasValue("" + BYTES.length);
  }

  @Test
  void noPartOfALinkCanBeChanged() throws Exception {
    var url = link("{\"expires_in\":60}");
    var other = completed(Duration.ofHours(1));

    assertThat(fetch(url.replace("/video?", "/thumbnail?")).statusCode()).isEqualTo(404);
    assertThat(fetch(url.replace(id, other)).statusCode()).isEqualTo(404);
    assertThat(fetch(url.replaceFirst("expires=[0-9]+", "expires=9999999999")).statusCode())
        .isEqualTo(404);
    assertThat(fetch(url.replaceFirst("signature=..", "signature=00")).statusCode())
        .isEqualTo(404);
    assertThat(fetch(url.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(404);
    assertThat(fetch(url.replaceFirst("/content/.*\\?", "?")).statusCode()).isNotEqualTo(200);
    assertThat(fetch(url + "&more=1").statusCode()).isEqualTo(400);
  }

  @Test
  void aLinkEndsWhenItSaysAndNotAfterTheFile() throws Exception {
    var url = link("{\"expires_in\":60,\"variant\":\"video\"}");
    long latest = server
        .api()
        .contentType("application/json")
        .body("{\"expires_in\":604800}")
        .post("/videos/" + id + "/content_url")
        .then()
        .extract()
        .jsonPath()
        .getLong("expires_at");
    try {
      server.clock().advance(Duration.ofSeconds(61));

      var late = fetch(url);
      assertThat(late.statusCode()).isEqualTo(410);
      assertThat(new String(late.body())).contains("content_expired");
      assertThat(latest)
          .isLessThanOrEqualTo(
              server.clock().instant().plus(Duration.ofHours(1)).getEpochSecond());
    } finally {
      server.clock().reset();
    }
  }

  @Test
  void aLinkIsMadeForWhatIsThereAlone() {
    for (var body : Map.of(
            "{\"expires_in\":0}", "expires_in",
            "{\"expires_in\":604801}", "expires_in",
            "{\"variant\":\"plan\"}", "variant")
        .entrySet()) {
      server
          .api()
          .contentType("application/json")
          .body(body.getKey())
          .post("/videos/" + id + "/content_url")
          .then()
          .statusCode(400)
          .body("error.param", equalTo(body.getValue()));
    }
    String queued = server.api().multiPart("prompt", "x").post("/videos").path("id");
    server
        .api()
        .post("/videos/" + queued + "/content_url")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("video_not_ready"));
  }

  @Test
  void whatIsBeingReadIsNotSwept() throws Exception {
    var video = completed(Duration.ofMinutes(5));
    server.store().put(key(video), new ByteArrayInputStream(BYTES), BYTES.length);
    artifact(video, BYTES.length);
    var file = server.folder().resolve("artifacts").resolve(key(video));
    var sweeper = new RetentionSweeper(server.jdbi(), server.store(), server.clock());
    try {
      server.api().get("/videos/" + video + "/content").then().statusCode(200);
      server.clock().advance(Duration.ofMinutes(6));
      sweeper.sweep();

      assertThat(file).exists();
      server.api().get("/videos/" + video + "/content").then().statusCode(410);

      server.clock().advance(Duration.ofMinutes(5));
      sweeper.sweep();

      assertThat(file).doesNotExist();
    } finally {
      server.clock().reset();
    }
  }

  /** A sparse file with something here and there, so that it costs no disk. */
  @Test
  void aGibibyteIsResumedAfterACutAndNeverInMemory() throws Exception {
    var video = completed(Duration.ofHours(1));
    var file = server.folder().resolve("artifacts").resolve(key(video));
    Files.createDirectories(file.resolveSibling("."));
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      var some = new byte[100_000];
      var random = new Random(7);
      for (int i = 0; i < 10; i++) {
        random.nextBytes(some);
        sparse.seek(i * (GIBIBYTE / 10) + i);
        sparse.write(some);
      }
      sparse.setLength(GIBIBYTE);
    }
    artifact(video, GIBIBYTE);
    var url = URI.create(server.origin() + "/v1/videos/" + video + "/content");
    var key = "Bearer " + server.liveKey();
    var memory = ManagementFactory.getMemoryMXBean();
    System.gc();
    long before = memory.getHeapMemoryUsage().getUsed();

    var sum = new CRC32C();
    long cut;
    var first = HttpRequest.newBuilder(url).header("Authorization", key).build();
    try (var stream =
        http.send(first, HttpResponse.BodyHandlers.ofInputStream()).body()) {
      cut = read(stream, sum, GIBIBYTE / 3);
    }
    var rest = HttpRequest.newBuilder(url)
        .header("Authorization", key)
        .header("Range", "bytes=" + cut + "-")
        .header("If-Range", "\"00ff\"")
        .build();
    var answer = http.send(rest, HttpResponse.BodyHandlers.ofInputStream());
    try (var stream = answer.body()) {
      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(cut + read(stream, sum, GIBIBYTE)).isEqualTo(GIBIBYTE);
    }

    System.gc();
    assertThat(memory.getHeapMemoryUsage().getUsed() - before).isLessThan(64L << 20);
    var truth = new CRC32C();
    try (var stream = Files.newInputStream(file)) {
      read(stream, truth, GIBIBYTE);
    }
    assertThat(sum.getValue()).isEqualTo(truth.getValue());
  }

  private static long read(InputStream stream, CRC32C sum, long atMost) throws IOException {
    var buffer = new byte[1 << 16];
    long total = 0;
    while (total < atMost) {
      int read = stream.read(buffer, 0, (int) Math.min(buffer.length, atMost - total));
      if (read < 0) break;
      sum.update(buffer, 0, read);
      total += read;
    }
    return total;
  }
}
