package io.kinora.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.kinora.server.testing.KinoraServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alone in its JVM while it runs: what is on the wire is sent and cut by hand here. */
class ErrorsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer("http: {maxBody: 64KiB}\n");

  @Test
  void anUnknownUrlIsNamed() {
    for (var path : List.of("/nope", "/videos/video_x/nope", "/models/a/b/c")) {
      server
          .api()
          .get(path)
          .then()
          .statusCode(404)
          .header("Content-Type", "application/json")
          .body("error.code", equalTo("unknown_url"))
          .body(
              "error.message",
              equalTo("Unknown request URL: GET /v1" + path + ". Please check the URL for typos."));
    }
  }

  @Test
  void anotherMethodIsRefusedAndTheRightOnesAreNamed() {
    server
        .api()
        .put("/videos")
        .then()
        .statusCode(405)
        .header("Allow", notNullValue())
        .body("error.code", equalTo("method_not_allowed"));
  }

  @Test
  void aBodyOfAnotherKindIsRefused() {
    server
        .api()
        .contentType("application/x-www-form-urlencoded")
        .body("prompt=x")
        .post("/videos")
        .then()
        .statusCode(415)
        .body("error.code", equalTo("unsupported_media_type"));
  }

  @Test
  void whatIsNoJsonIsSaidToBeNone() {
    for (var body : List.of("{", "nonsense", "{\"prompt\":\"x\"} {}", "{\"prompt\":\"\\ud800")) {
      server
          .api()
          .contentType("application/json")
          .body(body)
          .post("/videos")
          .then()
          .statusCode(400)
          .body("error.code", equalTo("invalid_json"));
    }
  }

  @Test
  void aBodyThatIsNoObjectIsOfTheWrongType() {
    for (var body : List.of("[]", "\"x\"", "7")) {
      server
          .api()
          .contentType("application/json")
          .body(body)
          .post("/videos")
          .then()
          .statusCode(400)
          .body("error.code", equalTo("invalid_type"));
    }
  }

  @Test
  void aMissingBodyIsRefused() {
    server
        .api()
        .contentType("application/json")
        .post("/videos")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("invalid_json"));
    server
        .api()
        .contentType("application/json")
        .body("null")
        .post("/videos")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("invalid_json"));
  }

  @Test
  void aBrokenFormIsSaidToBeBroken() {
    for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
      server
          .api()
          .header("Content-Type", type)
          .body("nonsense".getBytes(StandardCharsets.UTF_8))
          .post("/videos")
          .then()
          .statusCode(400)
          .body("error.code", equalTo("invalid_multipart"));
    }
  }

  @Test
  void unknownPartsOfAFormAreNamed() {
    for (var name : List.of("width", "prompt[a]", "[x]", "metadata[a][0][b]")) {
      server
          .api()
          .multiPart("prompt", "x")
          .multiPart(name, "1")
          .post("/videos")
          .then()
          .statusCode(400);
    }
  }

  @Test
  void aLargeBodyIsRefusedWhetherItIsAnnouncedOrNot() throws IOException {
    var large = "{\"prompt\":\"" + "x".repeat(70_000) + "\"}";

    server
        .api()
        .contentType("application/json")
        .body(large)
        .post("/videos")
        .then()
        .statusCode(413)
        .body("error.code", equalTo("request_too_large"));
    assertThat(server.exchange(chunked(large)))
        .startsWith("HTTP/1.1 413")
        .contains("\"request_too_large\"");
  }

  @Test
  void aChunkedBodyThatNeverEndsIsCutAtTheLimit() throws IOException {
    var begin = chunked("{\"prompt\":\"").replace("\r\n0\r\n\r\n", "\r\n");
    var chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      var output = socket.getOutputStream();
      output.write(begin.getBytes(StandardCharsets.US_ASCII));
      try {
        while (socket.getInputStream().available() == 0) output.write(chunk);
      } catch (IOException e) {
        // It may close while bytes are still on their way.
        assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed|aborted).*");
      }
      var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("HTTP/1.1 413");
    }
  }

  private static String chunked(String body) {
    return "POST /v1/videos HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
        + server.liveKey()
        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(body.length())
        + "\r\n"
        + body
        + "\r\n0\r\n\r\n";
  }

  @Test
  void aChunkedBodyIsTaken() throws IOException {
    assertThat(server.exchange(chunked("{\"prompt\":\"x\"}"))).startsWith("HTTP/1.1 200");
  }

  @Test
  void whatJettyRefusesComesInTheSameEnvelope() throws IOException {
    assertThat(server.exchange("GARBAGE\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"bad_request\"")
        .satisfies(ErrorsIT::isEnvelope);
    assertThat(server.exchange("GET /v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"bad_request\"")
        .satisfies(ErrorsIT::isEnvelope);
    assertThat(server.exchange(
            "GET /v1/videos HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("\"request_headers_too_large\"")
        .satisfies(ErrorsIT::isEnvelope);
  }

  private static void isEnvelope(String response) {
    assertThat(response.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/json")
        .contains("x-request-id: req_");
    assertThat(response).contains("{\"error\":{\"message\":");
  }

  @Test
  void anyAcceptHeaderIsTaken() {
    for (var accept : List.of("application/binary", "image/png", "text/html;q=0.1")) {
      server.api().header("Accept", accept).get("/videos").then().statusCode(200);
    }
  }

  @Test
  void aBrokenDatabaseIsOurFaultAndTellsNothing() {
    server.jdbi().useHandle(handle -> handle.execute("alter table video rename to gone"));
    try {
      var message = server
          .api()
          .get("/videos")
          .then()
          .statusCode(500)
          .body("error.type", equalTo("server_error"))
          .body("error.code", equalTo("internal_error"))
          .extract()
          .<String>path("error.message");

      assertThat(message).doesNotContain("video").doesNotContain("select");
    } finally {
      server.jdbi().useHandle(handle -> handle.execute("alter table gone rename to video"));
    }
  }
}
