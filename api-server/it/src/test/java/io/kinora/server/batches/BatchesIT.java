package io.kinora.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.TestWorker;
import io.kinora.worker.engine.FakeEngine;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BatchesIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer(TestWorker.YAML);

  @TempDir
  Path folder;

  private String key;
  private String project;

  @BeforeEach
  void ownProject() {
    project =
        server.accounts().createProject(server.project().organizationId(), "b").id();
    key = server.accounts().createProjectKey(project, ApiKeyKind.TEST, "key").secret();
  }

  private String upload(String lines, String purpose) {
    return server
        .api(key)
        .multiPart("purpose", purpose)
        .multiPart("file", "lines.jsonl", lines.getBytes(StandardCharsets.UTF_8))
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private ValidatableResponse post(String file) {
    return server
        .api(key)
        .contentType("application/json")
        .body("{\"input_file_id\":\"" + file + "\",\"endpoint\":\"/v1/videos\","
            + "\"completion_window\":\"24h\",\"metadata\":{\"night\":\"1\"}}")
        .post("/batches")
        .then();
  }

  private String create(String lines) {
    return post(upload(lines, "batch")).statusCode(200).extract().path("id");
  }

  private static String line(String id, String body) {
    return "{\"custom_id\":\"" + id + "\",\"method\":\"POST\",\"url\":\"/v1/videos\",\"body\":"
        + body + "}\n";
  }

  private JsonPath get(String id) {
    return server
        .api(key)
        .get("/batches/" + id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private JsonPath awaitStatus(String id, String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(id).getString("status")).isEqualTo(status));
    return get(id);
  }

  private List<JsonNode> lines(String file) throws Exception {
    var text = server.api(key).get("/files/" + file + "/content").asString();
    var json = new ObjectMapper();
    var lines = new ArrayList<JsonNode>();
    for (var line : text.split("\n")) lines.add(json.readTree(line));
    return lines;
  }

  @Test
  void everyLineEndsInOneOfTheFiles() throws Exception {
    try (var worker = TestWorker.start(
        server, folder, FakeEngine.quick(TestWorker.MODELS.toArray(String[]::new)))) {
      var id = create(line("a", "{\"prompt\":\"one\",\"best_of\":2,\"seconds\":\"4\"}") + "\n"
          + line("b", "{\"prompt\":\"please fail-user\"}")
          + line("c", "{\"prompt\":\"x\",\"seconds\":\"5\"}")
          + line("d", "{\"prompt\":\"ü\"}").strip());

      var batch = awaitStatus(id, "completed");

      assertThat(worker).isNotNull();
      assertThat(batch.getString("object")).isEqualTo("batch");
      assertThat(batch.getInt("request_counts.total")).isEqualTo(4);
      assertThat(batch.getInt("request_counts.completed")).isEqualTo(2);
      assertThat(batch.getInt("request_counts.failed")).isEqualTo(2);
      assertThat(batch.getString("metadata.night")).isEqualTo("1");
      assertThat(batch.getLong("completed_at")).isGreaterThanOrEqualTo(batch.getLong("created_at"));
      var good = lines(batch.getString("output_file_id"));
      assertThat(good).extracting(each -> each.get("custom_id").asText()).containsExactly("a", "d");
      assertThat(good.get(0).at("/response/status_code").asInt()).isEqualTo(200);
      assertThat(good.get(0).at("/response/body/status").asText()).isEqualTo("completed");
      assertThat(good.get(0).at("/response/body/service_tier").asText()).isEqualTo("flex");
      assertThat(good.get(0).at("/response/body/best_of").asInt()).isEqualTo(2);
      assertThat(good.get(0).at("/response/body/usage/generated_seconds").asInt())
          .isEqualTo(8);
      assertThat(good.get(0).at("/response/body/engine_notes").toString())
          .contains("Best of 2: take ");
      assertThat(good.get(0).get("error").isNull()).isTrue();
      var bad = lines(batch.getString("error_file_id"));
      assertThat(bad).extracting(each -> each.get("custom_id").asText()).containsExactly("b", "c");
      assertThat(bad.get(0).at("/error/code").asText()).isEqualTo("video_generation_failed");
      assertThat(bad.get(0).at("/response/body/status").asText()).isEqualTo("failed");
      assertThat(bad.get(1).at("/response/status_code").asInt()).isEqualTo(400);
      assertThat(bad.get(1).at("/response/body/error/param").asText()).isEqualTo("seconds");
    }
  }

  @Test
  void aFileThatIsNoneOfABatchSaysWhichLinesAreWrong() {
    var id = create(line("a", "{\"prompt\":\"x\"}")
        + "nonsense\n"
        + line("a", "{\"prompt\":\"x\"}")
        + line("b", "{}").replace("/v1/videos", "/v1/other")
        + line("c", "{}").replace("POST", "GET")
        + "{\"custom_id\":\"d\"}\n");

    awaitStatus(id, "failed");

    server
        .api(key)
        .get("/batches/" + id)
        .then()
        .body("errors.data.line", contains(2, 3, 4, 5, 6))
        .body(
            "errors.data.code",
            contains(
                "invalid_json_line",
                "duplicate_custom_id",
                "invalid_url",
                "invalid_method",
                "missing_required_parameter"))
        .body("output_file_id", nullValue());
    assertThat(awaitStatus(create("\n"), "failed").getString("errors.data[0].code"))
        .isEqualTo("empty_file");
  }

  @Test
  void aBatchIsMadeOfAFileForBatchesAndNothingElse() {
    post("file-none").statusCode(404).body("error.code", equalTo("file_not_found"));
    post(upload("x", "user_data")).statusCode(400).body("error.param", equalTo("input_file_id"));
    var file = upload(line("a", "{\"prompt\":\"x\"}"), "batch");
    for (var wrong : List.of(
        List.of("endpoint", "\"/v1/chat\"", "\"24h\""),
        List.of("completion_window", "\"/v1/videos\"", "\"1h\""))) {
      server
          .api(key)
          .contentType("application/json")
          .body("{\"input_file_id\":\"" + file + "\",\"endpoint\":" + wrong.get(1)
              + ",\"completion_window\":" + wrong.get(2) + "}")
          .post("/batches")
          .then()
          .statusCode(400)
          .body("error.param", equalTo(wrong.get(0)));
    }
    server.api(key).get("/batches/batch_x").then().statusCode(404);
  }

  @Test
  void aCancelledBatchKeepsWhatWasDoneAndCannotBeCancelledOnceItHasEnded() throws Exception {
    var id = create(line("a", "{\"prompt\":\"x\"}") + line("b", "{\"prompt\":\"y\"}"));
    awaitStatus(id, "in_progress");
    await().until(() -> begun(id) == 2);

    server
        .api(key)
        .post("/batches/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelling"));

    var batch = awaitStatus(id, "cancelled");
    assertThat(batch.getInt("request_counts.failed")).isEqualTo(2);
    assertThat(lines(batch.getString("error_file_id")))
        .extracting(each -> each.at("/error/code").asText())
        .containsExactly("batch_cancelled", "batch_cancelled");
    server.api(key).post("/batches/" + id + "/cancel").then().statusCode(200);
    var failed = create("nonsense");
    awaitStatus(failed, "failed");
    server
        .api(key)
        .post("/batches/" + failed + "/cancel")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("batch_not_cancellable"));
  }

  @Test
  void whatIsNotDoneInTimeExpires() throws Exception {
    var id = create(line("a", "{\"prompt\":\"x\"}"));
    await().until(() -> begun(id) == 1);
    try {
      server.clock().advance(Duration.ofHours(25));

      var batch = awaitStatus(id, "expired");

      assertThat(batch.getLong("expired_at")).isPositive();
      assertThat(
              lines(batch.getString("error_file_id")).get(0).at("/error/code").asText())
          .isEqualTo("batch_expired");
    } finally {
      server.clock().reset();
    }
  }

  /** As if the server had died after it made the videos and before it noted how far it was. */
  @Test
  void aLineThatIsBegunTwiceMakesOneVideo() {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) text.append(line("l" + i, "{\"prompt\":\"x\"}"));
    var id = create(text.toString());
    await().atMost(Duration.ofSeconds(30)).until(() -> begun(id) == 20);

    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update batch set begun = false, next_line = 1, next_offset = 0 where id = ?", id));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            count("select count(*) from batch where begun and next_line = 21 and id = '" + id + "'")
                == 1);

    assertThat(count("select count(*) from video where project_id = '" + project + "'"))
        .isEqualTo(20);
    server.api(key).post("/batches/" + id + "/cancel").then().statusCode(200);
  }

  @Test
  void aRepeatedCreateFindsTheFirstBatch() {
    var file = upload(line("a", "{\"prompt\":\"x\"}"), "batch");
    var body = "{\"input_file_id\":\"" + file
        + "\",\"endpoint\":\"/v1/videos\",\"completion_window\":\"24h\"}";
    for (var header : List.of("Idempotency-Key", "X-Stainless-Retry-Count")) {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 2; i++) {
        ids.add(server
            .api(key)
            .header(header, header.startsWith("X") ? "1" : "night-1")
            .contentType("application/json")
            .body(body)
            .post("/batches")
            .then()
            .statusCode(200)
            .extract()
            .path("id"));
      }
      assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }
    server
        .api(key)
        .header("Idempotency-Key", "night-1")
        .contentType("application/json")
        .body(body.replace(file, upload(line("b", "{\"prompt\":\"x\"}"), "batch")))
        .post("/batches")
        .then()
        .statusCode(422);
    var list = server.api(key).get("/batches?limit=1").then().statusCode(200);
    list.body("data", hasSize(1)).body("has_more", equalTo(false));
    server
        .api(key)
        .get("/batches?after=" + list.extract().<String>path("last_id"))
        .then()
        .body("data", hasSize(0));
  }

  private static long begun(String batch) {
    return count("select count(*) from batch_line where batch_id = '" + batch + "'");
  }

  private static long count(String sql) {
    return server
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
