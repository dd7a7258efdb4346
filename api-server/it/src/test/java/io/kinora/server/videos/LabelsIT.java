package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LabelsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private String key;
  private String project;

  @BeforeEach
  void ownProject() {
    var made = server.accounts().createProject(server.project().organizationId(), "labels");
    project = made.id();
    key = server.accounts().createProjectKey(project, ApiKeyKind.LIVE, "key").secret();
  }

  private ValidatableResponse create(String body) {
    return server
        .api(key)
        .contentType("application/json")
        .body(body)
        .post("/videos")
        .then();
  }

  private String created(String body) {
    return create(body).statusCode(200).extract().path("id");
  }

  private List<String> list(String query) {
    return server
        .api(key)
        .urlEncodingEnabled(false)
        .get("/videos?" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("data.id");
  }

  @Test
  void whatIsAttachedComesBack() {
    var id = created("""
        {"prompt":"x","negative_prompt":"no rain","client_reference_id":"order 7",
         "metadata":{"shop":"berlin","größe":"\u00fcber"}}
        """);

    for (var answer : List.of(
        server.api(key).get("/videos/" + id).then(),
        server.api(key).get("/videos").then().rootPath("data[0]"))) {
      answer
          .statusCode(200)
          .body("negative_prompt", equalTo("no rain"))
          .body("client_reference_id", equalTo("order 7"))
          .body("metadata", equalTo(Map.of("shop", "berlin", "größe", "über")))
          .body("webhook_url", nullValue())
          .body("usage", nullValue());
    }
    server
        .api(key)
        .multiPart("prompt", "x")
        .multiPart("metadata[shop]", "bonn")
        .multiPart("negative_prompt", "no snow")
        .post("/videos")
        .then()
        .statusCode(200)
        .body("metadata.shop", equalTo("bonn"))
        .body("negative_prompt", equalTo("no snow"));
    create("{\"prompt\":\"x\"}").statusCode(200).body("metadata", equalTo(Map.of()));
  }

  @Test
  void aCompletedVideoSaysWhatItCountsAs() {
    var id = created("{\"prompt\":\"x\",\"seconds\":\"8\",\"best_of\":2}");
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set status = 'completed', completed_at = now(), cost_micro = 1600000"
                + " where id = ?",
            id));

    server
        .api(key)
        .get("/videos/" + id)
        .then()
        .body("usage.duration_seconds", equalTo(8))
        .body("usage.generated_seconds", equalTo(16))
        .body("usage.cost", equalTo("1.60"));
  }

  @Test
  void labelsBeyondTheLimitsAreRefused() {
    var many = new StringBuilder();
    for (int i = 0; i < 17; i++) many.append(i == 0 ? "" : ",").append("\"k" + i + "\":\"v\"");
    var cases = List.of(
        List.of("{" + many + "}", "metadata", "invalid_value"),
        List.of("{\"" + "k".repeat(65) + "\":\"v\"}", "metadata", "invalid_value"),
        List.of("{\"\":\"v\"}", "metadata", "invalid_value"),
        List.of("{\"k\":\"" + "v".repeat(513) + "\"}", "metadata.k", "string_above_max_length"),
        List.of("{\"k\":7}", "metadata.k", "invalid_type"),
        List.of("{\"k\":null}", "metadata.k", "invalid_type"),
        List.of("{\"k\":\"\\u0000\"}", "metadata.k", "invalid_value"),
        List.of("[]", "metadata", "invalid_type"));
    for (var each : cases) {
      create("{\"prompt\":\"x\",\"metadata\":" + each.get(0) + "}")
          .statusCode(400)
          .body("error.param", equalTo(each.get(1)))
          .body("error.code", equalTo(each.get(2)));
    }
    created("{\"prompt\":\"x\",\"metadata\":{\"" + "🏀".repeat(64) + "\":\"" + "é".repeat(512)
        + "\"}}");
    create("{\"prompt\":\"a\\u0000b\"}").statusCode(400).body("error.param", equalTo("prompt"));
    create("{\"prompt\":\"x\",\"client_reference_id\":\"" + "r".repeat(256) + "\"}")
        .statusCode(400)
        .body("error.code", equalTo("string_above_max_length"));
  }

  @Test
  void listsAreFilteredInEverySpellingOfTheSdks() {
    var plain = created("{\"prompt\":\"x\",\"metadata\":{\"a\":\"1\"}}");
    var pro = created("{\"prompt\":\"x\",\"model\":\"sora-2-pro\",\"metadata\":{\"a\":\"1\","
        + "\"b c\":\"2\"},\"client_reference_id\":\"r\"}");
    var done = created("{\"prompt\":\"x\",\"model\":\"sora-1-turbo\",\"metadata\":{\"a\":\"2\"}}");
    server.api(key).post("/videos/" + done + "/cancel").then().statusCode(200);

    assertThat(list("status=failed")).containsExactly(done);
    for (var both : List.of(
        "status=failed&status=queued",
        "status[]=failed&status[]=queued",
        "status%5B%5D=failed&status%5B%5D=queued",
        "status[0]=failed&status[1]=queued")) {
      assertThat(list(both)).as(both).containsExactly(done, pro, plain);
      assertThat(list(both + "&order=asc")).as(both).containsExactly(plain, pro, done);
    }
    assertThat(list("model=sora-2-pro&model=sora-2")).containsExactly(pro, plain);
    assertThat(list("model[]=sora-2-pro&model[]=sora-1-turbo&status=queued")).containsExactly(pro);
    assertThat(list("model=none")).isEmpty();
    assertThat(list("metadata[a]=1")).containsExactly(pro, plain);
    assertThat(list("metadata%5Ba%5D=1&metadata%5Bb%20c%5D=2")).containsExactly(pro);
    assertThat(list("metadata[a]=1&limit=1&after=" + pro)).containsExactly(plain);
    assertThat(list("metadata[a]=1&model=sora-2&order=asc")).containsExactly(plain);
    assertThat(list("client_reference_id=r")).containsExactly(pro);
    assertThat(list("client_reference_id=other")).isEmpty();
    var stranger = server.accounts().createProject(server.project().organizationId(), "other");
    var other = server
        .accounts()
        .createProjectKey(stranger.id(), ApiKeyKind.LIVE, "key")
        .secret();
    for (var query : List.of("metadata[a]=1", "client_reference_id=r", "status=failed")) {
      List<String> found = server.api(other).get("/videos?" + query).path("data.id");
      assertThat(found).as(query).isEmpty();
    }
  }

  @Test
  void boundsOfTimeFallBetweenSeconds() {
    var id = created("{\"prompt\":\"x\"}");
    long second = ((Number) server.api(key).get("/videos/" + id).path("created_at")).longValue();

    assertThat(list("created_at[gte]=" + second)).containsExactly(id);
    assertThat(list("created_at[lte]=" + second)).containsExactly(id);
    assertThat(list("created_at[gt]=" + second)).isEmpty();
    assertThat(list("created_at[lt]=" + second)).isEmpty();
    assertThat(list("created_at%5Bgt%5D=" + (second - 1) + "&created_at%5Blt%5D=" + (second + 1)))
        .containsExactly(id);
  }

  @Test
  void aDeletedVideoIsFoundByNothingOfIts() {
    var id = created("{\"prompt\":\"x\",\"metadata\":{\"a\":\"1\"}}");
    server.api(key).post("/videos/" + id + "/cancel").then().statusCode(200);
    server.api(key).delete("/videos/" + id).then().statusCode(200);

    assertThat(list("metadata[a]=1")).isEmpty();
    assertThat(count("select count(*) from video_metadata where video_id = '" + id + "'"))
        .isZero();
  }

  private static long count(String sql) {
    return server
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void unknownAndWrongQueriesAreRefused() {
    for (var query : Map.of(
            "before=video_x", "before",
            "colour=red", "colour",
            "created_at[at]=1", "created_at[at]",
            "limit[]=1", "limit[]")
        .entrySet()) {
      server
          .api(key)
          .urlEncodingEnabled(false)
          .get("/videos?" + query.getKey())
          .then()
          .statusCode(400)
          .body("error.code", equalTo("unknown_parameter"))
          .body("error.param", equalTo(query.getValue()))
          .body("error.message", equalTo("Unknown parameter: '" + query.getValue() + "'."));
    }
    for (var query : Map.of(
            "status=done", "status",
            "created_at[gt]=now", "created_at[gt]",
            "metadata=x", "metadata",
            "metadata[a]=1&metadata[a]=2", "metadata")
        .entrySet()) {
      server
          .api(key)
          .urlEncodingEnabled(false)
          .get("/videos?" + query.getKey())
          .then()
          .statusCode(400)
          .body("error.code", equalTo("invalid_value"))
          .body("error.param", equalTo(query.getValue()));
    }
    server.api(key).get("/models?limit=1").then().statusCode(400);
    server.api(key).head("/videos/video_x/content?size=1").then().statusCode(400);
  }

  /** 20,000 videos of which few match: a page must not cost more than its own rows. */
  @Test
  void everyFilterReadsItsPageOffAnIndex() {
    server.jdbi().useHandle(handle -> {
      handle.execute("""
          insert into video (id, organization_id, project_id, api_key_id, model, engine_model,
            prompt, seconds, width, height, seed, request_hash, status, error_code, created_at,
            client_reference_id, metadata)
          select 'video_bulk' || i, organization_id, ?, api_key.id,
            case when i % 1000 = 0 then 'rare' else 'sora-2' end, 'm', 'p', 4, 720, 1280, 0, '',
            case when i % 500 = 0 then 'failed' else 'queued' end,
            case when i % 500 = 0 then 'x' end, now() - i * interval '1 s',
            'ref-' || i % 2000, jsonb_build_object('env', (i % 100)::text)
          from generate_series(1, 20000) i, api_key where api_key.project_id = ?
          """, project, project);
      handle.execute("""
          insert into video_metadata
          select project_id, 'env', sha256(convert_to(metadata ->> 'env', 'UTF8')), created_at, id
          from video where project_id = ?
          """, project);
      handle.execute("analyze video");
      handle.execute("analyze video_metadata");
    });
    var none = new VideoFilter(List.of(), List.of(), null, null, null, Map.of());
    var filters = Map.of(
        "nothing", none,
        "status", new VideoFilter(List.of("failed"), List.of(), null, null, null, Map.of()),
        "statuses",
            new VideoFilter(List.of("failed", "completed"), List.of(), null, null, null, Map.of()),
        "model", new VideoFilter(List.of(), List.of("rare", "none"), null, null, null, Map.of()),
        "reference", new VideoFilter(List.of(), List.of(), "ref-7", null, null, Map.of()),
        "metadata", new VideoFilter(List.of(), List.of(), null, null, null, Map.of("env", "42")),
        "time",
            new VideoFilter(
                List.of(),
                List.of(),
                null,
                Instant.EPOCH,
                server.clock().instant().minusSeconds(15_000),
                Map.of()));

    filters.forEach((name, filter) -> {
      for (boolean newestFirst : List.of(true, false)) {
        var page = new VideoListDao.Page(null, null, newestFirst, 21);
        var plan = server
            .jdbi()
            .withHandle(handle -> VideoListDao.statement(project, filter, page).explain(handle));
        assertThat(pages(plan)).as(name + "\n" + String.join("\n", plan)).isLessThan(250);
      }
    });
    server.jdbi().useHandle(handle -> {
      handle.execute("delete from video_metadata where project_id = ?", project);
      handle.execute("delete from video where project_id = ?", project);
    });
  }

  /** How many pages of 8 KiB the whole statement touched. */
  private static int pages(List<String> plan) {
    var buffers = Pattern.compile("shared hit=([0-9]+)(?: read=([0-9]+))?|read=([0-9]+)");
    for (var line : plan) {
      var matcher = buffers.matcher(line);
      if (!matcher.find()) continue;
      int sum = 0;
      for (int i = 1; i <= 3; i++) {
        if (matcher.group(i) != null) sum += Integer.parseInt(matcher.group(i));
      }
      return sum;
    }
    throw new AssertionError("no buffers in " + plan);
  }
}
