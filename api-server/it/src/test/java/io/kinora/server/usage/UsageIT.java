package io.kinora.server.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.IssuedKey;
import io.kinora.server.testing.KinoraServer;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsageIT {
  private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");
  private static final String USAGE = "/organization/usage/videos?start_time=";
  private static final String COSTS = "/organization/costs?start_time=";

  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private String organization = "";
  private String admin = "";
  private IssuedKey one;
  private IssuedKey two;

  @BeforeEach
  void twoProjects() {
    organization = server.accounts().createOrganization("Another").id();
    admin = server.accounts().createAdminKey(organization, "admin").secret();
    one = newKey();
    two = newKey();
  }

  private IssuedKey newKey() {
    var project = server.accounts().createProject(organization, "P").id();
    return server.accounts().createProjectKey(project, ApiKeyKind.LIVE, "live");
  }

  /** An event of the past, as the end of a video writes it. */
  private void used(IssuedKey key, Instant at, int seconds, long micro, String model) {
    String video = server
        .api(key.secret())
        .contentType("application/json")
        .body("{\"prompt\":\"x\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            """
            insert into usage_event (video_id, meter, quantity, amount_micro, organization_id,
              project_id, api_key_id, model, size, tier, at)
            values (?, 'output_ms', ?, ?, ?, ?, ?, ?, '1280x720', 'default', ?)
            """,
            video,
            seconds * 1000L,
            micro,
            organization,
            key.key().projectId(),
            key.key().id(),
            model,
            at));
    // The past of this test comes after the server has added it up.
    server.jdbi().useHandle(handle -> {
      handle.execute("delete from usage_hour");
      handle.execute("update usage_rollup set complete_until = 'epoch'");
    });
  }

  private ValidatableResponse get(String path) {
    return server.api(admin).get(path).then().statusCode(200);
  }

  private static long at(Duration after) {
    return DAY.plus(after).getEpochSecond();
  }

  @Test
  void bucketsAreCutToTheSecondAndPagesFollowOneAnother() {
    used(one, DAY.plusSeconds(59), 4, 400_000, "sora-2");
    used(one, DAY.plusSeconds(60), 8, 800_000, "sora-2");
    used(two, DAY.plusSeconds(7300), 12, 1_200_000, "sora-2-pro");

    get(USAGE + at(Duration.ofSeconds(60)) + "&end_time=" + at(Duration.ofHours(2)))
        .body("object", equalTo("page"))
        .body("data", hasSize(1))
        .body("data[0].start_time", equalTo((int) DAY.getEpochSecond()))
        .body("data[0].results[0].videos", equalTo(1))
        .body("data[0].results[0].seconds", equalTo(8))
        .body("data[0].results[0].project_id", nullValue())
        .body("has_more", equalTo(false));
    var first = get(USAGE + at(Duration.ZERO) + "&end_time=" + at(Duration.ofHours(3))
            + "&bucket_width=1h&limit=2")
        .body("data.results.flatten().seconds", contains(12))
        .body("has_more", equalTo(true));
    get(USAGE + at(Duration.ZERO) + "&end_time=" + at(Duration.ofHours(3))
            + "&bucket_width=1h&page=" + first.extract().path("next_page"))
        .body("data", hasSize(1))
        .body("data[0].results[0].seconds", equalTo(12))
        .body("next_page", nullValue());
    get(USAGE + at(Duration.ZERO) + "&end_time=" + at(Duration.ofMinutes(2)) + "&bucket_width=1m")
        .body("data.results.seconds.flatten()", contains(4, 8));
  }

  @Test
  void resultsAreGroupedAndFiltered() {
    used(one, DAY.plusSeconds(1), 4, 400_000, "sora-2");
    used(two, DAY.plusSeconds(2), 8, 800_000, "sora-2");
    used(two, DAY.plusSeconds(3), 12, 3_600_000, "sora-2-pro");
    var day = at(Duration.ZERO) + "&end_time=" + at(Duration.ofDays(1));

    get(USAGE + day + "&group_by[]=project_id&group_by[]=model")
        .body("data[0].results.seconds", containsInAnyOrder(4, 8, 12));
    get(USAGE + day + "&group_by=api_key_id&models=sora-2")
        .body(
            "data[0].results.api_key_id",
            containsInAnyOrder(one.key().id(), two.key().id()));
    get(USAGE + day + "&project_ids=" + two.key().projectId())
        .body("data[0].results.seconds", contains(20));
    get(USAGE + day + "&group_by=size&group_by=service_tier")
        .body("data[0].results[0].size", equalTo("1280x720"))
        .body("data[0].results[0].service_tier", equalTo("default"));
    get(COSTS + day + "&group_by=line_item")
        .body("data[0].results.line_item", contains("sora-2, default", "sora-2-pro, default"))
        .body("data[0].results.amount.value", contains(1.2f, 3.6f))
        .body("data[0].results[0].quantity_unit", equalTo("duration_seconds"));
  }

  @Test
  void csvSaysTheSame() {
    used(one, DAY.plusSeconds(1), 4, 400_000, "sora-2");
    var day = at(Duration.ZERO) + "&end_time=" + at(Duration.ofDays(1));

    var usage = get("/organization/usage/videos.csv?group_by=model&start_time=" + day);
    var costs = get("/organization/costs.csv?start_time=" + day);

    assertThat(usage.extract().asString())
        .isEqualTo("start,project_id,api_key_id,user_id,model,size,service_tier,videos,seconds\r\n"
            + "2026-11-01T00:00:00Z,,,,sora-2,,,1,4\r\n");
    assertThat(costs.extract().asString()).endsWith("2026-11-01T00:00:00Z,,,,0.4,4\r\n");
  }

  @Test
  void theSumsByTheHourAreWhatARecomputeMakesOfTheEvents() {
    var random = new Random(7);
    for (int i = 0; i < 40; i++) {
      var when = DAY.plusSeconds(random.nextInt(5 * 3600));
      used(random.nextBoolean() ? one : two, when, 4, 100_000L * i, "sora-2");
    }
    var rollup = new UsageRollup(server.jdbi(), server.clock());
    var query = USAGE + at(Duration.ofMinutes(30)) + "&end_time=" + at(Duration.ofMinutes(270))
        + "&bucket_width=1h&group_by=project_id";

    server.jdbi().useHandle(handle -> {
      handle.execute("delete from usage_hour");
      handle.execute("update usage_rollup set complete_until = 'epoch'");
    });
    var fromEvents = get(query).extract().asString();
    rollup.goOn();
    var sums = hours();
    assertThat(sums).isNotEmpty();
    assertThat(get(query).extract().asString()).isEqualTo(fromEvents);

    server
        .jdbi()
        .useHandle(handle ->
            handle.execute("update usage_hour set videos = videos + 1 where model = 'sora-2'"));
    assertThat(get(query).extract().asString()).isNotEqualTo(fromEvents);
    rollup.recompute();
    assertThat(hours()).isEqualTo(sums);
    assertThat(get(query).extract().asString()).isEqualTo(fromEvents);
  }

  private static List<Map<String, Object>> hours() {
    var rows = new ArrayList<Map<String, Object>>();
    server
        .jdbi()
        .useHandle(handle -> handle
            .createQuery("select * from usage_hour order by 1, 2, 3, 4, 5, 6, 7")
            .mapToMap()
            .forEach(row -> rows.add(new TreeMap<>(row))));
    return rows;
  }

  @Test
  void wrongQueriesAreRefused() {
    for (var wrong : Map.of(
            "", "start_time",
            "?start_time=x", "start_time",
            "?start_time=100&end_time=100", "end_time",
            "?start_time=100&bucket_width=1y", "bucket_width",
            "?start_time=100&limit=181", "limit",
            "?start_time=100&page=2", "page",
            "?start_time=100&group_by=mood", "group_by")
        .entrySet()) {
      server
          .api(admin)
          .get("/organization/usage/videos" + wrong.getKey())
          .then()
          .statusCode(400)
          .body("error.param", startsWith(wrong.getValue()));
    }
  }
}
