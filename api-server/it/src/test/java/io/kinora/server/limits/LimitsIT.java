package io.kinora.server.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer("""
      limits:
        plans:
          slow: {create: {perSecond: 1, burst: 3}, read: {perSecond: 50, burst: 200}, queued: 100, running: 2}
          short: {queued: 3}
          managed: {admin: {perSecond: 1, burst: 40}}
        maxInFlight: 10
      """);

  /** A key of an organisation of its own, on a plan. */
  private static String keyOn(String plan) {
    var accounts = server.accounts();
    var organization = accounts.createOrganization("On " + plan).id();
    accounts.changePlan(organization, plan);
    var project = accounts.createProject(organization, "Its").id();
    return accounts.createProjectKey(project, ApiKeyKind.LIVE, "live").secret();
  }

  private static Response create(String key) {
    return server
        .api(key)
        .contentType("application/json")
        .body("{\"prompt\":\"x\"}")
        .post("/videos");
  }

  @Test
  void aFloodIsRefusedInTheWordsOfTheContract() {
    var key = keyOn("slow");
    create(key)
        .then()
        .statusCode(200)
        .header("x-ratelimit-limit-requests", "3")
        .header("x-ratelimit-remaining-requests", "2")
        .header("x-ratelimit-reset-requests", "1s")
        .header("RateLimit-Policy", "\"create\";q=3;w=3")
        .header("RateLimit", "\"create\";r=2;t=1");

    var refused = create(key);
    // A token flows in every second, so a slow machine may take a few more.
    for (int i = 0; i < 50 && refused.statusCode() == 200; i++) refused = create(key);

    refused
        .then()
        .statusCode(429)
        .header("Retry-After", "1")
        .header("retry-after-ms", matchesPattern("[0-9]{1,4}"))
        .header("x-should-retry", nullValue())
        .header("x-ratelimit-remaining-requests", "0")
        .body("error.type", equalTo("rate_limit_error"))
        .body("error.code", equalTo("rate_limit_exceeded"))
        .body("error.message", containsString("Please try again in"));
    server.api(key).get("/videos/video_x").then().statusCode(404);
  }

  @Test
  void theLimitsSayWhatIsUsed() {
    var key = keyOn("slow");
    create(key).then().statusCode(200);

    server
        .api(key)
        .get("/limits")
        .then()
        .statusCode(200)
        .body("plan", equalTo("slow"))
        .body(
            "data.findAll { it.name == 'create' }.scope",
            hasItems("key", "project", "organization"))
        .body("data.findAll { it.name == 'create' }.limit", hasItems(3, 3, 3))
        .body("data.findAll { it.name == 'admin' }", hasSize(0))
        .body("data.find { it.name == 'queued' }.limit", equalTo(100))
        .body("data.find { it.name == 'queued' }.used", equalTo(1))
        .body("data.find { it.name == 'queued' }.remaining", equalTo(99))
        .body("data.find { it.name == 'running' }.limit", equalTo(2))
        .body("data.find { it.name == 'running' }.used", equalTo(0));
  }

  @Test
  void theLimitsSayWhatAdministrationUses() {
    var accounts = server.accounts();
    var organization = accounts.createOrganization("Managed").id();
    accounts.changePlan(organization, "managed");
    var project = accounts.createProject(organization, "Its").id();
    var key = accounts.createProjectKey(project, ApiKeyKind.LIVE, "live").secret();
    var admin = accounts.createAdminKey(organization, "admin").secret();
    server
        .api(admin)
        .get("/organization/projects")
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", "\"admin\";q=40;w=40");

    server
        .api(key)
        .get("/limits")
        .then()
        .body("data.find { it.name == 'admin' }.scope", equalTo("organization"))
        .body("data.find { it.name == 'admin' }.limit", equalTo(40))
        .body("data.find { it.name == 'admin' }.per_second", equalTo(1));
  }

  @Test
  void aProjectMayAskForFewerVideosOfAModel() {
    var accounts = server.accounts();
    var organization = accounts.createOrganization("Of few").id();
    var project = accounts.createProject(organization, "Its").id();
    var key = accounts.createProjectKey(project, ApiKeyKind.LIVE, "live").secret();
    var admin = accounts.createAdminKey(organization, "admin").secret();
    var path = "/organization/projects/" + project + "/rate_limits";
    server
        .api(admin)
        .get(path)
        .then()
        .statusCode(200)
        .body("data.id", hasItems("rl-sora-2", "rl-sora-2-pro"))
        .body("data.max_requests_per_1_minute", hasItems(300));

    change(admin, path + "/rl-sora-2", 1).then().statusCode(200).body("model", equalTo("sora-2"));

    // A bucket that does not answer in time is replaced by one that has a token of its own.
    var refused = create(key);
    for (int i = 0; i < 5 && refused.statusCode() == 200; i++) refused = create(key);
    refused
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[0-9]{1,2}"))
        .body("error.code", equalTo("rate_limit_exceeded"))
        .body("error.message", containsString("sora-2 in project " + project));
    create(key, "sora-2-2025-12-08").then().statusCode(429);
    create(key, "sora-2-pro").then().statusCode(200);
    server
        .api(key)
        .get("/limits")
        .then()
        .body("data.find { it.model == 'sora-2' }.limit", equalTo(1))
        .body("data.find { it.model == 'sora-2' }.scope", equalTo("project"));
    change(admin, path + "/rl-sora-2", 301)
        .then()
        .statusCode(400)
        .body("error.param", equalTo("max_requests_per_1_minute"));
    change(admin, path + "/rl-none", 1)
        .then()
        .statusCode(404)
        .body("error.code", equalTo("rate_limit_not_found"));
  }

  private static Response change(String admin, String path, int perMinute) {
    return server
        .api(admin)
        .contentType("application/json")
        .body("{\"max_requests_per_1_minute\":" + perMinute + "}")
        .post(path);
  }

  private static Response create(String key, String model) {
    return server
        .api(key)
        .contentType("application/json")
        .body("{\"prompt\":\"x\",\"model\":\"" + model + "\"}")
        .post("/videos");
  }

  @Test
  void theOperatorIsNotLimited() {
    create(server.liveKey())
        .then()
        .statusCode(200)
        .header("x-ratelimit-limit-requests", nullValue());
    server.api().get("/limits").then().body("plan", equalTo("operator")).body("data", hasSize(0));
  }

  @Test
  void theQueueIsFullAtItsLimitHoweverManyCome() throws Exception {
    var key = keyOn("short");
    var threads = Executors.newFixedThreadPool(8);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 16; i++) tasks.add(() -> untilNotShed(key));
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(tasks)) statuses.add(done.get());

      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(3);
      assertThat(statuses.stream().filter(status -> status == 429)).hasSize(13);
    } finally {
      threads.shutdownNow();
    }
    create(key)
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[0-9]{1,2}"))
        .body("error.type", equalTo("rate_limit_error"))
        .body("error.code", equalTo("queue_full"));
  }

  private static int untilNotShed(String key) {
    int status = 503;
    while (status == 503) status = create(key).statusCode();
    return status;
  }

  @Test
  void anOverloadedServerTurnsListsAwayBeforeReads() throws IOException {
    var held = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 8; i++) held.add(halfARequest());
      await()
          .atMost(10, SECONDS)
          .untilAsserted(() -> server
              .api()
              .get("/videos")
              .then()
              .statusCode(503)
              .header("Retry-After", "1")
              .body("error.code", equalTo("server_is_overloaded")));

      server.api().get("/videos/video_x").then().statusCode(404);
      server.api(server.adminKey()).get("/organization/projects").then().statusCode(200);
    } finally {
      for (var socket : held) socket.close();
    }
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> server.api().get("/videos").then().statusCode(200));
  }

  private static Socket halfARequest() throws IOException {
    var socket = new Socket("127.0.0.1", server.port());
    var head = """
        POST /v1/videos HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 1000\r
        \r
        {""".formatted(server.liveKey());
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }
}
