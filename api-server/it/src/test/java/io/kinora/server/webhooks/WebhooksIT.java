package io.kinora.server.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer("\noutbound:\n  allow: [127.0.0.0/8]\n");

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private HttpServer receiver;
  private String key;

  private record Endpoint(String id, String secret) {}

  private record Received(String id, String timestamp, String signature, byte[] body) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext("/hook", this::receive);
    receiver.createContext("/gone", exchange -> answer(exchange, 410));
    receiver.start();
    key = newProjectKey();
  }

  @AfterEach
  void hangUp() {
    receiver.stop(0);
  }

  @Test
  void anEventArrivesSignedWithTheSecretThatWasShownOnce() throws Exception {
    var secret = createEndpoint("/hook", "[\"video.created\"]").secret();
    var video = createVideo();

    var event = awaitOne();

    var json = new ObjectMapper().readTree(event.body());
    assertThat(json.get("type").asText()).isEqualTo("video.created");
    assertThat(json.at("/data/id").asText()).isEqualTo(video);
    var raw = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var at = Instant.ofEpochSecond(Long.parseLong(event.timestamp()));
    assertThat(event.signature())
        .isEqualTo(WebhookSignature.header(List.of(raw), event.id(), at, event.body()));
  }

  @Test
  void theEndOfAVideoIsToldToTheUrlOfItsRequestAndSignedWithTheProjectsSecret() throws Exception {
    var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    var secret = signingSecret("");
    var video = createVideo(url);
    createVideo();

    server.api(key).post("/videos/" + video + "/cancel").then().statusCode(200);

    var event = awaitOne();
    assertThat(new String(event.body(), UTF_8)).contains("video.failed").contains(video);
    assertThat(event.signature()).isEqualTo(signature(secret, event));
    server.api(key).get("/webhook_endpoints").then().body("data", hasSize(0));
    server.api(key).get("/videos/" + video).then().body("webhook_url", equalTo(url));
    var id = server
        .api(key)
        .get("/webhook_deliveries/" + event.id())
        .<String>path("webhook_endpoint_id");
    server.api(key).delete("/webhook_endpoints/" + id).then().statusCode(404);
    server.api(newProjectKey()).get("/webhook_deliveries/" + event.id()).then().statusCode(404);

    var rotated = signingSecret("/rotate");
    var next = createVideo(url);
    server.api(key).post("/videos/" + next + "/cancel").then().statusCode(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> received.size() == 2);

    assertThat(rotated).isNotEqualTo(secret);
    assertThat(signingSecret("")).isEqualTo(rotated);
    assertThat(received.get(1).signature()).isEqualTo(signature(rotated, received.get(1)));
  }

  private String signingSecret(String action) {
    var path = "/webhook_signing_secret" + action;
    var answer = action.isEmpty() ? server.api(key).get(path) : server.api(key).post(path);
    return answer.then().statusCode(200).extract().path("signing_secret");
  }

  private String createVideo(String webhookUrl) {
    return server
        .api(key)
        .multiPart("prompt", "x")
        .multiPart("webhook_url", webhookUrl)
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static String signature(String secret, Received event) {
    var raw = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var at = Instant.ofEpochSecond(Long.parseLong(event.timestamp()));
    return WebhookSignature.header(List.of(raw), event.id(), at, event.body());
  }

  @Test
  void theUrlOfARequestIsGuardedLikeEveryOther() {
    for (var url : List.of("http://10.0.0.1/x", "https://user:pw@example.com/", "ftp://x/", "x")) {
      server
          .api(key)
          .multiPart("prompt", "x")
          .multiPart("webhook_url", url)
          .post("/videos")
          .then()
          .statusCode(400)
          .body("error.param", equalTo("webhook_url"))
          .body("error.code", equalTo("invalid_value"));
    }
  }

  @Test
  void onlyTheEventsThatWereAskedForAreSent() {
    createEndpoint("/hook", "[\"video.failed\"]");
    var video = createVideo();

    server.api(key).post("/videos/" + video + "/cancel").then().statusCode(200);

    assertThat(new String(awaitOne().body(), UTF_8)).contains("video.failed").contains(video);
  }

  @Test
  void aFailedDeliveryIsTriedAgainUnderTheSameId() {
    failures.set(1);
    var endpoint = createEndpoint("/hook", "[\"video.created\"]").id();
    createVideo();

    await().atMost(Duration.ofSeconds(20)).until(() -> received.size() == 2);

    assertThat(received.get(0).id()).isEqualTo(received.get(1).id());
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> server
            .api(key)
            .get("/webhook_endpoints/" + endpoint + "/deliveries")
            .then()
            .statusCode(200)
            .body("data[0].status", equalTo("succeeded"))
            .body("data[0].attempts.status_code", contains(503, 200)));
  }

  @Test
  void anEndpointThatIsGoneIsTakenOutOfService() {
    var endpoint = createEndpoint("/gone", "[\"video.created\"]").id();
    createVideo();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> server
            .api(key)
            .get("/webhook_endpoints/" + endpoint)
            .then()
            .body("enabled", equalTo(false))
            .body("disabled_reason", equalTo("answered 410 Gone")));

    update(endpoint, "{\"enabled\":true}")
        .body("enabled", equalTo(true))
        .body("disabled_reason", nullValue());
  }

  @Test
  void aDeliveryCanBeSentAgain() {
    var endpoint = createEndpoint("/hook", "[\"video.created\"]").id();
    createVideo();
    var first = awaitOne();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> server
            .api(key)
            .get("/webhook_deliveries/" + first.id())
            .then()
            .statusCode(200)
            .body("status", equalTo("succeeded"))
            .body("webhook_endpoint_id", equalTo(endpoint)));

    server
        .api(key)
        .post("/webhook_deliveries/" + first.id() + "/redeliver")
        .then()
        .statusCode(200);

    await().atMost(Duration.ofSeconds(10)).until(() -> received.size() == 2);
    assertThat(received.get(1).id()).isEqualTo(first.id());
  }

  @Test
  void aRotatedSecretMaySignBesideTheOldOneForADay() {
    var endpoint = createEndpoint("/hook", "[\"video.created\"]").id();
    server
        .api(key)
        .contentType("application/json")
        .body("{\"keep_old_secret_active_for_24_hours\":true}")
        .post("/webhook_endpoints/" + endpoint + "/rotate_secret")
        .then()
        .statusCode(200);
    createVideo();

    assertThat(awaitOne().signature().split(" ")).hasSize(2);
  }

  @Test
  void aTestSaysWhatTheEndpointAnswered() {
    var endpoint = createEndpoint("/hook", "[\"video.completed\"]").id();

    server
        .api(key)
        .contentType("application/json")
        .body("{\"event_type\":\"video.completed\"}")
        .post("/webhook_endpoints/" + endpoint + "/test")
        .then()
        .statusCode(200)
        .body("success", equalTo(true))
        .body("status_code", equalTo(200));
    assertThat(received).hasSize(1);
  }

  @Test
  void endpointsAreListedChangedAndDeleted() {
    var first = createEndpoint("/hook", "[\"video.created\"]").id();
    var second = createEndpoint("/hook", "[\"video.created\"]").id();

    update(first, "{\"name\":\"other\"}").body("name", equalTo("other"));
    server
        .api(key)
        .get("/webhook_endpoints?limit=1")
        .then()
        .body("data.id", contains(second))
        .body("has_more", equalTo(true));
    server
        .api(key)
        .get("/webhook_endpoints?after=" + second)
        .then()
        .body("data.id", contains(first))
        .body("has_more", equalTo(false));
    server
        .api(key)
        .delete("/webhook_endpoints/" + first)
        .then()
        .statusCode(200)
        .body("deleted", equalTo(true));
    server
        .api(key)
        .get("/webhook_endpoints/" + first)
        .then()
        .statusCode(404)
        .body("error.code", equalTo("webhook_endpoint_not_found"));
    server.api(key).get("/webhook_endpoints").then().body("data", hasSize(1));
  }

  @Test
  void anotherProjectSeesNothing() {
    var endpoint = createEndpoint("/hook", "[\"video.created\"]").id();
    createVideo();
    var delivery = awaitOne().id();
    var foreign = newProjectKey();

    server.api(foreign).get("/webhook_endpoints/" + endpoint).then().statusCode(404);
    server
        .api(foreign)
        .get("/webhook_endpoints/" + endpoint + "/deliveries")
        .then()
        .statusCode(404);
    server.api(foreign).delete("/webhook_endpoints/" + endpoint).then().statusCode(404);
    server
        .api(foreign)
        .get("/webhook_deliveries/" + delivery)
        .then()
        .statusCode(404)
        .body("error.code", equalTo("webhook_delivery_not_found"));
    server
        .api(foreign)
        .post("/webhook_deliveries/" + delivery + "/redeliver")
        .then()
        .statusCode(404);
  }

  @Test
  void aUrlThatIsNotPublicAndAnUnknownEventAreRefused() {
    create("{\"name\":\"n\",\"url\":\"http://example.com/\",\"event_types\":[\"video.created\"]}")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("url"));
    create("{\"name\":\"n\",\"url\":\"https://example.com/\",\"event_types\":[\"video.exploded\"]}")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("event_types"));
    create("{\"name\":\"n\",\"url\":\"https://example.com/\",\"event_types\":[]}")
        .then()
        .statusCode(400)
        .body("error.param", equalTo("event_types"));
    server.api(key).get("/webhook_event_types").then().statusCode(200).body("data", hasSize(10));
  }

  private Received awaitOne() {
    await().atMost(Duration.ofSeconds(10)).until(() -> !received.isEmpty());
    return received.get(0);
  }

  private Endpoint createEndpoint(String path, String eventTypes) {
    var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    var created = create(
            "{\"name\":\"mine\",\"url\":\"" + url + "\",\"event_types\":" + eventTypes + "}")
        .then()
        .statusCode(200)
        .extract();
    return new Endpoint(created.path("id"), created.path("signing_secret"));
  }

  private io.restassured.response.Response create(String json) {
    return server.api(key).contentType("application/json").body(json).post("/webhook_endpoints");
  }

  private io.restassured.response.ValidatableResponse update(String endpoint, String json) {
    return server
        .api(key)
        .contentType("application/json")
        .body(json)
        .post("/webhook_endpoints/" + endpoint)
        .then()
        .statusCode(200);
  }

  private String createVideo() {
    return server
        .api(key)
        .contentType("application/json")
        .body("{\"prompt\":\"A ball\"}")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static String newProjectKey() {
    var accounts = server.accounts();
    var project = accounts.createProject(server.project().organizationId(), "Webhooks");
    return accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").secret();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    received.add(new Received(
        headers.getFirst("webhook-id"),
        headers.getFirst("webhook-timestamp"),
        headers.getFirst("webhook-signature"),
        exchange.getRequestBody().readAllBytes()));
    answer(exchange, failures.getAndDecrement() > 0 ? 503 : 200);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
