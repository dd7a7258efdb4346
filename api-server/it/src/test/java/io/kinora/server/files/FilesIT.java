package io.kinora.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilesIT {
  private static final Pattern TOO_LARGE = Pattern.compile(
      "HTTP/1.1 413 .*\\{\"error\":\\{.*\"code\":\"request_too_large\".*", Pattern.DOTALL);
  private static final int MIB = 1 << 20;

  @RegisterExtension
  static final KinoraServer server = new KinoraServer("http: {maxUpload: 64MiB}\n");

  private static String newProjectKey() {
    var accounts = server.accounts();
    var project = accounts.createProject(server.project().organizationId(), "Another");
    return accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret();
  }

  private static String created(String key, String purpose, String text) {
    return server
        .api(key)
        .multiPart("purpose", purpose)
        .multiPart("file", "lines.jsonl", text.getBytes(StandardCharsets.UTF_8))
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void whatIsUploadedCanBeListedReadAndDeleted() {
    var key = newProjectKey();
    var id = created(key, "batch", "{\"a\":1}\n");

    server
        .api(key)
        .get("/files/" + id)
        .then()
        .statusCode(200)
        .body("id", matchesPattern("file-[0-9a-f]{48}"))
        .body("object", equalTo("file"))
        .body("bytes", equalTo(8))
        .body("filename", equalTo("lines.jsonl"))
        .body("purpose", equalTo("batch"))
        .body("status", equalTo("processed"))
        .body("expires_at", nullValue());
    var content = server.api(key).get("/files/" + id + "/content").then().statusCode(200);
    assertThat(content.extract().asString()).isEqualTo("{\"a\":1}\n");
    server.api(key).delete("/files/" + id).then().statusCode(200).body("deleted", equalTo(true));
    for (var path : List.of("", "/content")) {
      server
          .api(key)
          .get("/files/" + id + path)
          .then()
          .statusCode(404)
          .body("error.code", equalTo("file_not_found"));
    }
    server.api(key).delete("/files/" + id).then().statusCode(404);
  }

  @Test
  void filesOfAnotherProjectAreNotThere() {
    var id = created(server.liveKey(), "user_data", "x");
    var stranger = newProjectKey();

    server.api(stranger).get("/files/" + id).then().statusCode(404);
    server.api(stranger).get("/files/" + id + "/content").then().statusCode(404);
    server.api(stranger).delete("/files/" + id).then().statusCode(404);
    server.api(stranger).get("/files?after=" + id).then().statusCode(400);
    server.api(stranger).get("/files").then().statusCode(200).body("data", hasSize(0));
    server.api().get("/files/" + id).then().statusCode(200);
  }

  @Test
  void listsAreNewestFirstAndCanBeNarrowedAndPaged() {
    var key = newProjectKey();
    var ids = new ArrayList<String>();
    for (var purpose : List.of("batch", "vision", "batch")) ids.add(created(key, purpose, "x"));

    List<String> newest = server.api(key).get("/files").then().extract().path("data.id");
    List<String> batches =
        server.api(key).get("/files?purpose=batch&order=asc").then().extract().path("data.id");
    assertThat(newest).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    assertThat(batches).containsExactly(ids.get(0), ids.get(2));
    server
        .api(key)
        .get("/files?order=asc&limit=1&after=" + ids.get(0))
        .then()
        .statusCode(200)
        .body("data.id", equalTo(List.of(ids.get(1))))
        .body("has_more", equalTo(true));
    for (var query : List.of("limit=10001", "order=up", "after=file-nope")) {
      server
          .api(key)
          .get("/files?" + query)
          .then()
          .statusCode(400)
          .body("error.param", equalTo(query.split("=", 2)[0]));
    }
  }

  @Test
  void aFileThatExpiresIsGoneThen() throws Exception {
    var id = server
        .api()
        .multiPart("expires_after[anchor]", "created_at")
        .multiPart("expires_after[seconds]", "3600")
        .multiPart("file", "x", "x".getBytes(StandardCharsets.UTF_8))
        .multiPart("purpose", "vision")
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .<String>path("id");
    try {
      server.clock().advance(Duration.ofMinutes(61));

      server.api().get("/files/" + id).then().statusCode(404);
      var stored = server.folder().resolve("artifacts/files/" + id + "/content");
      assertThat(stored).exists();
      var clock = server.clock();
      new FileService(server.jdbi(), server.store(), ids(), 1, clock).sweep();
      assertThat(stored).doesNotExist();
    } finally {
      server.clock().reset();
    }
  }

  private static io.kinora.server.db.Ids ids() {
    return new io.kinora.server.db.Ids(new java.security.SecureRandom());
  }

  @Test
  void formsThatLackOrAddSomethingAreRefused() {
    var bytes = "x".getBytes(StandardCharsets.UTF_8);
    server
        .api()
        .multiPart("purpose", "vision")
        .post("/files")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("missing_required_parameter"))
        .body("error.param", equalTo("file"));
    server
        .api()
        .multiPart("file", "x", bytes)
        .post("/files")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("purpose"));
    for (var purpose : List.of("fine-tune", "batch_output")) {
      server
          .api()
          .multiPart("file", "x", bytes)
          .multiPart("purpose", purpose)
          .post("/files")
          .then()
          .statusCode(400)
          .body("error.code", equalTo("invalid_value"))
          .body("error.param", equalTo("purpose"));
    }
    server
        .api()
        .multiPart("file", "x", bytes)
        .multiPart("purpose", "vision")
        .multiPart("expires_after[anchor]", "created_at")
        .multiPart("expires_after[seconds]", "60")
        .post("/files")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("expires_after.seconds"));
    server
        .api()
        .contentType("application/json")
        .body("{}")
        .post("/files")
        .then()
        .statusCode(415);
  }

  @Test
  void aPictureHasAtMostTwentyMebibytes() {
    server
        .api()
        .multiPart("purpose", "vision")
        .multiPart("file", "large.png", new byte[20 * MIB + 1])
        .post("/files")
        .then()
        .statusCode(413)
        .body("error.code", equalTo("request_too_large"))
        .body("error.param", equalTo("file"));
  }

  /** The heap is measured when all but a little of what is allowed has been read. */
  @Test
  void aBodyBeyondTheLimitIsCutAndNeverInMemory() throws IOException {
    var heap = ManagementFactory.getMemoryMXBean();
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      var output = socket.getOutputStream();
      output.write(head().getBytes(StandardCharsets.US_ASCII));
      send(output, 1);
      heap.gc();
      var before = heap.getHeapMemoryUsage().getUsed();

      send(output, 62);
      heap.gc();

      assertThat(heap.getHeapMemoryUsage().getUsed() - before).isLessThan(16 * MIB);
      assertThat(refusal(socket)).startsWith("HTTP/1.1 413").contains("\"request_too_large\"");
    }
    // What was read of it goes with the next upload that needs the disk.
    await().until(() -> {
      heap.gc();
      created(server.liveKey(), "batch", "x".repeat(MIB));
      return bytesOnTheirWay() < MIB;
    });
  }

  private static long bytesOnTheirWay() throws IOException {
    try (var files = Files.walk(server.folder().resolve("uploads"))) {
      return files
          .mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
          .sum();
    }
  }

  private static String head() {
    var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
    return "POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + server.liveKey()
        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(part.length())
        + "\r\n"
        + part
        + "\r\n";
  }

  private static void send(OutputStream output, int mebibytes) throws IOException {
    var chunk = new byte[MIB];
    for (int i = 0; i < mebibytes; i++) {
      output.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
      output.write(chunk);
      output.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    output.flush();
  }

  /** Sends on until the server says no; it may close while bytes are still on their way. */
  private static String refusal(Socket socket) throws IOException {
    try {
      send(socket.getOutputStream(), 8);
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed|aborted).*");
    }
    var answer = new byte[4096];
    return new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.UTF_8);
  }

  @Test
  void aLengthThatIsTooLargeIsRefusedBeforeTheBody() throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      var head = head().replace("Transfer-Encoding: chunked", "Content-Length: 10737418240");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void tenGigabytesThatAreReallySentAreRefusedAndLeaveTheHeapAsItWas() throws IOException {
    var heap = ManagementFactory.getMemoryMXBean();
    heap.gc();
    var before = heap.getHeapMemoryUsage().getUsed();

    assertThat(refusalOfTenGigabytes("/v1/files", "multipart/form-data; boundary=b"))
        .matches(TOO_LARGE);
    assertThat(refusalOfTenGigabytes("/v1/videos", "multipart/form-data; boundary=b"))
        .matches(TOO_LARGE);
    assertThat(refusalOfTenGigabytes("/v1/videos", "application/json")).matches(TOO_LARGE);

    heap.gc();
    assertThat(heap.getHeapMemoryUsage().getUsed() - before).isLessThan(8 * MIB);
  }

  /** As a client hears it that sends on while it is refused. */
  private static String refusalOfTenGigabytes(String path, String type) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      var head =
          "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.liveKey()
              + "\r\nContent-Type: " + type + "\r\nContent-Length: 10737418240\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return refusal(socket);
    }
  }
}
