package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.MultiPartSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VideosIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static ValidatableResponse create(String key, String json) {
    return server
        .api(key)
        .contentType("application/json")
        .body(json)
        .post("/videos")
        .then();
  }

  private static String created(String key, String json) {
    return create(key, json).statusCode(200).extract().path("id");
  }

  /** A project of its own, so that lists hold what the test made and no more. */
  private static String newProjectKey() {
    var accounts = server.accounts();
    var project = accounts.createProject(server.project().organizationId(), "Another");
    return accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret();
  }

  @Test
  void jsonCreatesAQueuedVideoWithTheDefaults() {
    create(server.liveKey(), "{\"prompt\":\"A ball\"}")
        .statusCode(200)
        .header("openai-poll-after-ms", "2000")
        .header("openai-version", "2020-10-01")
        .header("openai-processing-ms", matchesPattern("[0-9]+"))
        .body("id", matchesPattern("video_[0-9a-f]{48}"))
        .body("object", equalTo("video"))
        .body("model", equalTo("sora-2"))
        .body("status", equalTo("queued"))
        .body("progress", equalTo(0))
        .body("seconds", equalTo("4"))
        .body("size", equalTo("720x1280"))
        .body("service_tier", equalTo("default"))
        .body("best_of", equalTo(1))
        .body("completed_at", nullValue())
        .body("error", nullValue());
  }

  @Test
  void aFormSaysTheSameAsJson() {
    server
        .api()
        .multiPart("seconds", "8")
        .multiPart(part("prompt", "text/plain; charset=utf-8", "Ein Ball – größer 🏀"))
        .multiPart("model", "sora-2-pro-2025-10-06")
        .multiPart("size", "1792x1024")
        .multiPart("seed", "7")
        .multiPart("best_of", "3")
        .multiPart("service_tier", "flex")
        .post("/videos")
        .then()
        .statusCode(200)
        .body("prompt", equalTo("Ein Ball – größer 🏀"))
        .body("model", equalTo("sora-2-pro-2025-10-06"))
        .body("seconds", equalTo("8"))
        .body("size", equalTo("1792x1024"))
        .body("seed", equalTo(7))
        .body("best_of", equalTo(3))
        .body("service_tier", equalTo("flex"));
  }

  @Test
  void aPartIsReadByItsNameWhateverItsTypeSays() {
    server
        .api()
        .multiPart(part("prompt", "application/octet-stream", "Grüße"))
        .post("/videos")
        .then()
        .statusCode(200)
        .body("prompt", equalTo("Grüße"));
  }

  private static MultiPartSpecification part(String name, String type, String text) {
    return new MultiPartSpecBuilder(text.getBytes(StandardCharsets.UTF_8))
        .controlName(name)
        .mimeType(type)
        .build();
  }

  @Test
  void theOriginalsErrorsAreGivenInItsWords() {
    var cases = List.of(
        List.of(
            "{}", "prompt", "missing_required_parameter", "Missing required parameter: 'prompt'."),
        List.of(
            "{\"prompt\":\"x\",\"width\":1}",
            "width",
            "unknown_parameter",
            "Unknown parameter: 'width'."),
        List.of(
            "{\"prompt\":\"x\",\"seconds\":\"15\"}",
            "seconds",
            "invalid_value",
            "Invalid value: '15'. Supported values are: '4', '8', '12', '16', and '20'."),
        List.of(
            "{\"prompt\":\"x\",\"seconds\":8}",
            "seconds",
            "invalid_type",
            "Invalid type for 'seconds': expected one of '4', '8', '12', '16', or '20', but got"
                + " an integer instead."),
        List.of(
            "{\"prompt\":\"x\",\"size\":\"1080x1080\"}",
            "size",
            "invalid_value",
            "Invalid value: '1080x1080'. Supported values are: '720x1280' and '1280x720'."),
        List.of(
            "{\"prompt\":\"x\",\"service_tier\":\"scale\"}",
            "service_tier",
            "invalid_value",
            "Invalid value: 'scale'. Supported values are: 'auto', 'flex', 'default', and"
                + " 'priority'."),
        List.of(
            "{\"prompt\":7}",
            "prompt",
            "invalid_type",
            "Invalid type for 'prompt': expected a string, but got an integer instead."),
        List.of(
            "{\"prompt\":\"x\",\"seed\":\"7\"}",
            "seed",
            "invalid_type",
            "Invalid type for 'seed': expected an integer, but got a string instead."),
        List.of(
            "{\"prompt\":\"x\",\"best_of\":5}",
            "best_of",
            "invalid_value",
            "Invalid value for 'best_of': it must be from 1 to 4."),
        List.of(
            "{\"prompt\":\"x\",\"best_of\":\"2\"}",
            "best_of",
            "invalid_type",
            "Invalid type for 'best_of': expected an integer, but got a string instead."),
        List.of(
            "{\"prompt\":\"\"}",
            "prompt",
            "string_below_min_length",
            "Invalid 'prompt': string too short. Expected a string with minimum length 1, but"
                + " got a string with length 0 instead."));
    for (var each : cases) {
      create(server.liveKey(), each.get(0))
          .statusCode(400)
          .header("x-should-retry", "false")
          .body("error.type", equalTo("invalid_request_error"))
          .body("error.param", equalTo(each.get(1)))
          .body("error.code", equalTo(each.get(2)))
          .body("error.message", equalTo(each.get(3)));
    }
  }

  @Test
  void aPromptIsMeasuredInCharactersAndNotInUtf16() {
    created(server.liveKey(), "{\"prompt\":\"" + "🏀".repeat(32000) + "\"}");

    create(server.liveKey(), "{\"prompt\":\"" + "a".repeat(32001) + "\"}")
        .statusCode(400)
        .body("error.code", equalTo("string_above_max_length"))
        .body(
            "error.message",
            equalTo(
                "Invalid 'prompt': string too long. Expected a string with maximum length 32000,"
                    + " but got a string with length 32001 instead."));
  }

  @Test
  void anUnknownModelNamesThoseThatThereAre() {
    create(server.liveKey(), "{\"prompt\":\"x\",\"model\":\"nope\"}")
        .statusCode(400)
        .body("error.param", equalTo("model"))
        .body("error.code", equalTo("invalid_value"))
        .body("error.message", matchesPattern("Invalid value: 'nope'. .*'sora-2'.*"));
  }

  @Test
  void pagesFollowOneAnotherWithoutGapsInBothOrders() {
    var key = newProjectKey();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) ids.add(created(key, "{\"prompt\":\"" + i + "\"}"));

    assertThat(walk(key, "asc")).isEqualTo(ids);
    java.util.Collections.reverse(ids);
    assertThat(walk(key, "desc")).isEqualTo(ids);
  }

  private static List<String> walk(String key, String order) {
    var ids = new ArrayList<String>();
    Map<String, Object> query = Map.of("limit", 2, "order", order);
    boolean more = true;
    while (more) {
      var page = server.api(key).queryParams(query).get("/videos").then().statusCode(200);
      List<String> data = page.extract().path("data.id");
      ids.addAll(data);
      assertThat(page.extract().<String>path("first_id")).isEqualTo(data.get(0));
      more = page.extract().path("has_more");
      String last = page.extract().path("last_id");
      query = Map.of("limit", 2, "order", order, "after", last);
    }
    server
        .api(key)
        .queryParams(query)
        .get("/videos")
        .then()
        .statusCode(200)
        .body("data", hasSize(0));
    return ids;
  }

  @Test
  void aPageOfNothingIsEmptyAndNoError() {
    created(server.liveKey(), "{\"prompt\":\"x\"}");

    server
        .api()
        .queryParam("limit", 0)
        .get("/videos")
        .then()
        .statusCode(200)
        .body("data", hasSize(0))
        .body("first_id", nullValue())
        .body("has_more", equalTo(false));
  }

  @Test
  void wrongQueriesAreRefused() {
    for (var query : List.of("limit=101", "limit=-1", "limit=x", "order=up", "after=video_nope")) {
      server
          .api()
          .get("/videos?" + query)
          .then()
          .statusCode(400)
          .body("error.param", equalTo(query.split("=", 2)[0]));
    }
  }

  @Test
  void nothingOfAnotherProjectCanBeSeenOrTouched() {
    var mine = created(server.liveKey(), "{\"prompt\":\"secret\"}");
    var stranger = newProjectKey();

    server
        .api(stranger)
        .get("/videos/" + mine)
        .then()
        .statusCode(404)
        .body("error.code", equalTo("video_not_found"));
    server.api(stranger).delete("/videos/" + mine).then().statusCode(404);
    server.api(stranger).post("/videos/" + mine + "/cancel").then().statusCode(404);
    server.api(stranger).get("/videos/" + mine + "/content").then().statusCode(404);
    server.api(stranger).get("/videos?after=" + mine).then().statusCode(400);
    server.api(stranger).get("/videos").then().statusCode(200).body("data", hasSize(0));
    server.api().get("/videos/" + mine).then().statusCode(200);
  }

  /** One is read by {@link VideoRows}, the other by JDBI. */
  @Test
  void aVideoIsTheSameByItselfAsInAList() {
    var key = newProjectKey();
    var id = created(key, """
        {"prompt": "A ball rolls.", "seconds": "8", "seed": 7, "negative_prompt": "rain",
         "metadata": {"a": "1", "b": "2"}, "client_reference_id": "mine"}
        """);
    assertSameInAList(key, id);
    server.jdbi().useHandle(handle -> handle.execute("""
            update video set status = 'completed', progress = 100, engine_notes = '["one", "two"]',
              timings = '{"z": 1.5, "a": 0.25}', started_at = now(), completed_at = now(),
              expires_at = now() + interval '1 day', cost_micro = 1250000, worker_id = 'w', fence = 1
            where id = ?
            """, id));
    assertSameInAList(key, id);
    server.jdbi().useHandle(handle -> handle.execute("""
            update video set status = 'failed', error_code = 'x', error_message = 'y', timings = null
            where id = ?
            """, id));
    assertSameInAList(key, id);
  }

  private static void assertSameInAList(String key, String id) {
    Map<String, Object> one =
        server.api(key).get("/videos/" + id).then().extract().path("");
    List<Map<String, Object>> all =
        server.api(key).get("/videos").then().extract().path("data");
    // Where it stands in the queue is another thing at another moment.
    one.remove("queue");
    all.get(0).remove("queue");
    assertThat(all).containsExactly(one);
  }

  @Test
  void pollsAtTheSameTimeSeeTheirOwnAlone() {
    var keys = List.of(newProjectKey(), newProjectKey());
    var ids = keys.stream().map(key -> created(key, "{\"prompt\":\"x\"}")).toList();

    IntStream.range(0, 160).parallel().forEach(i -> {
      var own = i % 2 == i / 2 % 2;
      server
          .api(keys.get(i % 2))
          .get("/videos/" + ids.get(i / 2 % 2))
          .then()
          .statusCode(own ? 200 : 404)
          .body(own ? "id" : "error.code", equalTo(own ? ids.get(i % 2) : "video_not_found"));
    });
  }

  @Test
  void theSameKeyWithTheSameRequestGivesTheSameVideo() {
    var first = server
        .api()
        .header("Idempotency-Key", "k-1")
        .contentType("application/json")
        .body("{\"prompt\":\"once\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue())
        .extract()
        .path("id");

    server
        .api()
        .header("Idempotency-Key", "k-1")
        .multiPart("prompt", "once")
        .post("/videos")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    server
        .api()
        .header("Idempotency-Key", "k-1")
        .multiPart("prompt", "twice")
        .post("/videos")
        .then()
        .statusCode(422)
        .body("error.code", equalTo("idempotency_key_reuse"));
  }

  @Test
  void anIdempotencyKeyIsForgottenAfterADay() {
    try {
      var first = keyed("k-day");
      server.clock().advance(Duration.ofHours(25));

      assertThat(keyed("k-day")).isNotEqualTo(first);
    } finally {
      server.clock().reset();
    }
  }

  private static String keyed(String key) {
    return server
        .api()
        .header("Idempotency-Key", key)
        .multiPart("prompt", "keyed")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void simultaneousRequestsWithOneKeyMakeOneVideo() throws Exception {
    var executor = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) calls.add(() -> keyed("k-race"));
      var ids = new ArrayList<String>();
      for (var future : executor.invokeAll(calls)) ids.add(future.get());

      assertThat(ids).hasSize(8).containsOnly(ids.get(0));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aRetryOfAnSdkFindsTheFirstVideoAndADeliberateRepetitionDoesNot() {
    var first = retried(0);

    assertThat(retried(1)).isEqualTo(first);
    assertThat(retried(2)).isEqualTo(first);
    assertThat(retried(0)).isNotEqualTo(first);
  }

  private static String retried(int count) {
    return server
        .api()
        .header("X-Stainless-Retry-Count", count)
        .multiPart("prompt", "retried")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void testKeysAreRepeatableAndRunOnTheDraftEngine() {
    long first =
        create(server.testKey(), "{\"prompt\":\"again\"}").extract().jsonPath().getLong("seed");
    long second =
        create(server.testKey(), "{\"prompt\":\"again\"}").extract().jsonPath().getLong("seed");
    var id = created(server.testKey(), "{\"prompt\":\"x\",\"model\":\"sora-2-pro\"}");

    assertThat(second).isEqualTo(first).isBetween(0L, (1L << 53) - 1);
    assertThat(column(id, "engine_model")).isEqualTo("world-draft");
  }

  @Test
  void aRunningVideoCannotBeDeletedAndTheAnswerSaysWhatToDo() {
    var id = created(server.liveKey(), "{\"prompt\":\"x\"}");

    server
        .api()
        .contentType("application/json")
        .delete("/videos/" + id)
        .then()
        .statusCode(400)
        .body("error.code", equalTo("video_not_deletable"))
        .body("error.message", matchesPattern("(?s).*/v1/videos/" + id + "/cancel.*"));
  }

  @Test
  void aCompletedVideoCannotBeCancelled() {
    var id = created(server.liveKey(), "{\"prompt\":\"x\"}");
    server
        .jdbi()
        .useHandle(
            handle -> handle.execute("update video set status = 'completed' where id = ?", id));

    server
        .api()
        .post("/videos/" + id + "/cancel")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("video_not_cancellable"));
  }

  @Test
  void aCancelledVideoFailsAndCanBeCancelledAgainAndDeleted() {
    var id = created(server.liveKey(), "{\"prompt\":\"private\"}");

    for (int i = 0; i < 2; i++) {
      server
          .api()
          .contentType("application/json")
          .post("/videos/" + id + "/cancel")
          .then()
          .statusCode(200)
          .body("status", equalTo("failed"))
          .body("error.code", equalTo("cancelled"));
    }
    server
        .api()
        .delete("/videos/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("object", equalTo("video.deleted"))
        .body("deleted", equalTo(true));

    server.api().get("/videos/" + id).then().statusCode(404);
    server.api().delete("/videos/" + id).then().statusCode(404);
    assertThat(column(id, "prompt")).isEmpty();
    assertThat(events(id)).containsExactly("video.created", "video.failed", "video.deleted");
  }

  private static String column(String id, String name) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select " + name + " from video where id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .one());
  }

  private static List<String> events(String id) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select type from event where subject_id = :id order by sequence")
            .bind("id", id)
            .mapTo(String.class)
            .list());
  }

  @Test
  void everyAnswerNamesItsRequest() {
    var first = server.api().get("/videos").header("x-request-id");
    var second = server.api().get("/videos").header("x-request-id");

    assertThat(first).matches("req_[0-9a-f]{48}").isNotEqualTo(second);
    server.api().get("/models").then().header("x-request-id", not(equalTo(first)));
  }
}
