package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kinora.server.testing.KinoraServer;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContentIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static final byte[] BYTES = new byte[100_000];
  private static String id;
  private static String tag;

  @BeforeAll
  static void completeAVideo() throws Exception {
    for (int i = 0; i < BYTES.length; i++) BYTES[i] = (byte) (i * 31);
    id = create();
    var key = "videos/" + id + "/1/video.mp4";
    var stored = server.store().put(key, new ByteArrayInputStream(BYTES), BYTES.length);
    tag = "\"" + HexFormat.of().formatHex(stored.sha256()) + "\"";
    complete(id);
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "insert into artifact (video_id, variant, key, content_type, bytes, sha256)"
                + " values (?, 'video', ?, 'video/mp4', ?, ?)",
            id,
            key,
            stored.bytes(),
            stored.sha256()));
  }

  @Test
  void aRemixTakesEverythingButThePrompt() {
    String remix = server
        .api()
        .contentType("application/json")
        .body("{\"prompt\":\"at night\"}")
        .post("/videos/" + id + "/remix")
        .then()
        .statusCode(200)
        .body("remixed_from_video_id", equalTo(id))
        .body("prompt", equalTo("at night"))
        .body("size", equalTo("720x1280"))
        .extract()
        .path("id");

    assertThat(remix).isNotEqualTo(id);
    server
        .api()
        .multiPart("prompt", "in a form")
        .post("/videos/" + id + "/remix")
        .then()
        .statusCode(200)
        .body("remixed_from_video_id", equalTo(id));
    server
        .api()
        .multiPart("prompt", "x")
        .post("/videos/" + remix + "/remix")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("video_not_remixable"));
    server.api().multiPart("prompt", "x").post("/videos/video_no/remix").then().statusCode(404);
  }

  @Test
  void filesOfExpiredVideosAreRemovedAndOthersStay() throws Exception {
    var expired = create();
    var key = "videos/" + expired + "/2/video.mp4";
    server.store().put(key, new ByteArrayInputStream(BYTES), BYTES.length);
    complete(expired);
    server.jdbi().useHandle(handle -> {
      handle.execute("update video set expires_at = now() - interval '1 s' where id = ?", expired);
      handle.execute(
          "insert into artifact (video_id, variant, key, content_type, bytes, sha256)"
              + " values (?, 'video', ?, 'video/mp4', 1, '')",
          expired,
          key);
    });

    new RetentionSweeper(server.jdbi(), server.store(), server.clock()).sweep();

    assertThat(server.folder().resolve("artifacts").resolve(key)).doesNotExist();
    assertThat(content(Map.of()).statusCode()).isEqualTo(200);
    server.api().get("/videos/" + expired + "/content").then().statusCode(410);
  }

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

  private static void complete(String video) {
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set status = 'completed', progress = 100, completed_at = now(),"
                + " expires_at = now() + interval '1 hour' where id = ?",
            video));
  }

  private static Response content(Map<String, String> headers) {
    return server
        .api()
        .headers(headers)
        .header("Accept", "application/binary")
        .get("/videos/" + id + "/content");
  }

  @Test
  void theWholeIsSentWithAllItsHeaders() {
    var response = content(Map.of());

    assertThat(response.asByteArray()).isEqualTo(BYTES);
    response
        .then()
        .statusCode(200)
        .header("Content-Type", "video/mp4")
        .header("Content-Length", "100000")
        .header("Accept-Ranges", "bytes")
        .header("ETag", tag)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "attachment; filename=\"" + id + ".mp4\"");
  }

  @Test
  void aRangeIsSentAlone() {
    var response = content(Map.of("Range", "bytes=99990-"));

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.header("Content-Range")).isEqualTo("bytes 99990-99999/100000");
    assertThat(response.asByteArray())
        .isEqualTo(java.util.Arrays.copyOfRange(BYTES, 99990, 100000));
    assertThat(content(Map.of("Range", "bytes=10-19")).asByteArray())
        .isEqualTo(java.util.Arrays.copyOfRange(BYTES, 10, 20));
  }

  @Test
  void aRangeOfAnotherVersionIsNotSent() {
    assertThat(content(Map.of("Range", "bytes=1-2", "If-Range", tag)).statusCode())
        .isEqualTo(206);
    assertThat(content(Map.of("Range", "bytes=1-2", "If-Range", "\"old\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRangeOutsideIsRefused() {
    content(Map.of("Range", "bytes=100000-"))
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */100000")
        .header("Content-Type", "application/json")
        .body("error.code", equalTo("range_not_satisfiable"));
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    var response = content(Map.of("If-None-Match", "\"x\", W/" + tag));

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.asByteArray()).isEmpty();
  }

  @Test
  void headTellsTheLengthWithoutTheBytes() {
    var response = server.api().head("/videos/" + id + "/content");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.header("Content-Length")).isEqualTo("100000");
    assertThat(response.asByteArray()).isEmpty();
  }

  @Test
  void whatIsNotThereIsExplained() {
    var queued = create();

    server
        .api()
        .header("Accept", "application/binary")
        .get("/videos/" + queued + "/content")
        .then()
        .statusCode(400)
        .header("Content-Type", "application/json")
        .body("error.code", equalTo("video_not_ready"));
    server
        .api()
        .get("/videos/" + id + "/content?variant=thumbnail")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("content_not_found"));
    server
        .api()
        .get("/videos/" + id + "/content?variant=captions")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("content_not_found"))
        .body("error.message", containsString("Nobody speaks in it"));
    server
        .api()
        .get("/videos/" + id + "/content?variant=plan")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("variant"));
  }

  @Test
  void contentEndsWhenTheVideoSaysSo() {
    try {
      server.clock().advance(Duration.ofMinutes(61));

      content(Map.of()).then().statusCode(410).body("error.code", equalTo("content_expired"));
    } finally {
      server.clock().reset();
    }
  }
}
