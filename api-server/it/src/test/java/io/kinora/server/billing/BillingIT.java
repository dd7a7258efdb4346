package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.TestMailServer;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BillingIT {
  private static final TestMailServer mail = TestMailServer.open();

  @RegisterExtension
  static final KinoraServer server = new KinoraServer("""
      billing:
        freeSecondsPerDay: 10
        prices:
          - {model: sora-2, perSecond: 0.10}
          - {model: sora-2-pro, perSecond: 0.30}
          - {model: sora-1-turbo, perSecond: 0.01}
      mail: {host: 127.0.0.1, port: %d, security: NONE, from: kinora@example.com}
      """.formatted(mail.port()));

  @AfterAll
  static void close() {
    mail.close();
  }

  /** An organisation of its own, so that its books hold what the test did and no more. */
  private record Tenant(String organization, String project, String live, String admin) {
    static Tenant create() {
      var accounts = server.accounts();
      var organization = accounts.createOrganization("Tenant").id();
      var project = accounts.createProject(organization, "One").id();
      return new Tenant(
          organization,
          project,
          accounts.createProjectKey(project, ApiKeyKind.LIVE, "live").secret(),
          accounts.createAdminKey(organization, "admin").secret());
    }

    ValidatableResponse create(String json) {
      return post(live, "/videos", json);
    }

    ValidatableResponse manage(String path) {
      return server.api(admin).get("/organization" + path).then();
    }
  }

  private static ValidatableResponse post(String key, String path, String json) {
    return server.api(key).contentType("application/json").body(json).post(path).then();
  }

  private static ValidatableResponse grant(String organization, String amount) {
    return post(
            server.adminKey(),
            "/admin/credits",
            "{\"organization_id\":\"" + organization + "\",\"amount\":\"" + amount + "\"}")
        .statusCode(200);
  }

  @Test
  void theLedgerShowsHoldAndReleaseAndAddsUp() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "5.00").body("kind", equalTo("promo"));
    var video = tenant
        .create("{\"prompt\":\"a ball\",\"service_tier\":\"default\",\"seconds\":\"8\"}")
        .statusCode(200)
        .header("x-capacity-state", in(List.of("normal", "high")))
        .extract()
        .<String>path("id");

    tenant
        .manage("/billing/balance")
        .statusCode(200)
        .body("available", equalTo("4.20"))
        .body("reserved", equalTo("0.80"))
        .body("payments", equalTo(false))
        .body("free_ms_left", equalTo(10_000))
        .body("lots", hasSize(1));
    post(tenant.live(), "/videos/" + video + "/cancel", "").statusCode(200);

    var entries = tenant.manage("/billing/entries").statusCode(200);
    entries
        .body("data.type", contains("release", "reserve", "grant"))
        .body("data[0].subject_id", equalTo(video))
        .body("data[0].balance", equalTo("5.00"));
    var sum = entries.extract().jsonPath().<String>getList("data.change").stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo("5");
  }

  @Test
  void aBatchCostsHalfOfWhatItsVideosWould() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "5.00");
    var line = "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/videos\",\"body\":"
        + "{\"prompt\":\"a ball\",\"seconds\":\"12\",\"best_of\":2,\"service_tier\":\"priority\"}}";
    var file = server
        .api(tenant.live())
        .multiPart("purpose", "batch")
        .multiPart("file", "lines.jsonl", line.getBytes(StandardCharsets.UTF_8))
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .<String>path("id");
    post(
            tenant.live(),
            "/batches",
            "{\"input_file_id\":\"" + file
                + "\",\"endpoint\":\"/v1/videos\",\"completion_window\":\"24h\"}")
        .statusCode(200);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> tenant.manage("/billing/balance").body("reserved", equalTo("1.20")));
    server
        .api(tenant.live())
        .get("/videos")
        .then()
        .body("data[0].service_tier", equalTo("flex"))
        .body("data[0].best_of", equalTo(2));
  }

  @Test
  void modelsTellTheirPrice() {
    server
        .api(Tenant.create().live())
        .get("/models/sora-2-2025-12-08")
        .then()
        .statusCode(200)
        .body("price_per_second", equalTo(0.1f));
  }

  @Test
  void creditIsNotSoldWhereNothingTakesPayments() {
    post(Tenant.create().admin(), "/organization/billing/checkout_sessions", """
            {"amount":"10.00","success_url":"https://example.com/a","cancel_url":"https://example.com/b"}""")
        .statusCode(400)
        .body("error.code", equalTo("payments_off"));
  }

  @Test
  void entriesComeInPages() {
    var tenant = Tenant.create();
    for (int i = 0; i < 3; i++) grant(tenant.organization(), "1");

    var first = tenant.manage("/billing/entries?limit=2").body("has_more", equalTo(true));
    var rest = tenant.manage("/billing/entries?limit=2&after=" + first.extract().path("last_id"));

    rest.body("data", hasSize(1)).body("has_more", equalTo(false));
    tenant.manage("/billing/entries?after=nothing").statusCode(400);
    Tenant.create()
        .manage("/billing/entries?after=" + first.extract().path("last_id"))
        .statusCode(400);
  }

  @Test
  void theSameKeyOfIdempotencyGrantsOnce() {
    var tenant = Tenant.create();
    for (int i = 0; i < 2; i++) {
      server
          .api(server.adminKey())
          .header("Idempotency-Key", "once-" + tenant.organization())
          .contentType("application/json")
          .body(Map.of("organization_id", tenant.organization(), "amount", "3"))
          .post("/admin/credits")
          .then()
          .statusCode(200);
    }

    tenant.manage("/billing/balance").body("available", equalTo("3.00"));
  }

  @Test
  void onlyTheOperatorGrantsAndChecks() {
    var tenant = Tenant.create();

    post(
            tenant.admin(),
            "/admin/credits",
            "{\"organization_id\":\"" + tenant.organization() + "\",\"amount\":\"1\"}")
        .statusCode(403);
    post(server.adminKey(), "/admin/credits", "{\"organization_id\":\"org_x\",\"amount\":\"1\"}")
        .statusCode(404)
        .body("error.code", equalTo("organization_not_found"));
    server
        .api(server.adminKey())
        .post("/admin/ledger/checks")
        .then()
        .statusCode(200)
        .body("data.holds", everyItem(equalTo(true)));
  }

  @Test
  void aProjectKeyHasNoBusinessWithMoney() {
    server.api().get("/organization/billing/balance").then().statusCode(403);
    server.api().get("/organization/spend_limit").then().statusCode(403);
  }

  @Test
  void whatIsNotCoveredIsRefusedInTheWordsOfTheOriginal() {
    var tenant = Tenant.create();

    tenant
        .create("{\"prompt\":\"a ball\",\"service_tier\":\"default\"}")
        .statusCode(429)
        .header("x-should-retry", "false")
        .body("error.type", equalTo("insufficient_quota"))
        .body("error.code", equalTo("credit_balance_exhausted"));
    tenant
        .create("{\"prompt\":\"a ball\",\"service_tier\":\"flex\",\"seconds\":\"12\"}")
        .statusCode(429)
        .body("error.code", equalTo("free_allowance_exhausted"))
        .body("error.message", containsString("T00:00:00Z"));
  }

  @Test
  void aRefusedCreateLeavesItsIdempotencyKeyFree() {
    var tenant = Tenant.create();
    var body = "{\"prompt\":\"a ball\",\"service_tier\":\"default\"}";
    var key = "again-" + tenant.organization();
    var before = server
        .api(tenant.live())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body);
    before.post("/videos").then().statusCode(429);
    grant(tenant.organization(), "1");

    server
        .api(tenant.live())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/videos")
        .then()
        .statusCode(200);

    tenant.manage("/billing/balance").body("available", equalTo("0.60"));
  }

  @Test
  void spendLimitsAreSetSeenAndKept() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "10");
    var project = "/organization/projects/" + tenant.project() + "/spend_limit";
    post(tenant.admin(), "/organization/spend_limit", cents(90))
        .statusCode(200)
        .body("object", equalTo("organization.spend_limit"))
        .body("threshold_amount", equalTo(90))
        .body("enforcement.status", equalTo("enforcing"));
    post(tenant.admin(), project, cents(50)).statusCode(200);
    var four = "{\"prompt\":\"a ball\",\"service_tier\":\"default\"}";
    tenant.create(four).statusCode(200);

    tenant.create(four).statusCode(429).body("error.code", equalTo("project_spend_limit_exceeded"));
    server
        .api(tenant.admin())
        .delete(project)
        .then()
        .statusCode(200)
        .body("object", equalTo("project.spend_limit.deleted"))
        .body("deleted", equalTo(true));
    tenant.create(four).statusCode(200);
    tenant
        .create(four)
        .statusCode(429)
        .body("error.code", equalTo("organization_spend_limit_exceeded"));
    tenant.manage("/spend_limit").body("spent", equalTo("0.80"));
    server
        .api(tenant.live())
        .get("/limits")
        .then()
        .body("data.find { it.name == 'spend' }.limit", equalTo(900_000))
        .body("data.find { it.name == 'spend' }.used", equalTo(800_000))
        .body("data.find { it.name == 'free' }.remaining", equalTo(10_000))
        .body("data.find { it.name == 'free' }.resets_at", notNullValue())
        .header("RateLimit-Policy", "\"free-ms\";q=10000;qu=\"gpu-ms\";w=86400")
        .header("RateLimit", matchesPattern("\"free-ms\";r=10000;t=[0-9]{1,5}"));
    tenant
        .manage("/projects/" + tenant.project() + "/spend_limit")
        .body("threshold_amount", equalTo(0))
        .body("enforcement.status", equalTo("inactive"));
    Tenant.create()
        .manage("/projects/" + tenant.project() + "/spend_limit")
        .statusCode(404)
        .body("error.code", equalTo("project_not_found"));
    post(tenant.admin(), "/organization/spend_limit", cents(-1)).statusCode(400);
  }

  /** As OpenAI's clients send it. */
  private static String cents(int amount) {
    return "{\"threshold_amount\":" + amount + ",\"currency\":\"USD\",\"interval\":\"month\"}";
  }

  private static String alert(int amount, String recipient) {
    return cents(amount)
        .replace(
            "}",
            ",\"notification_channel\":{\"type\":\"email\",\"recipients\":[\"" + recipient
                + "\"],\"subject_prefix\":\"Zürich\"}}");
  }

  @Test
  void aSpendAlertIsRaisedOnceAsAnEventAndAMail() throws Exception {
    var tenant = Tenant.create();
    grant(tenant.organization(), "10");
    var ofProject = "/organization/projects/" + tenant.project() + "/spend_alerts";
    var reader = tenant.project().replaceAll("[^0-9a-f]", "") + "@example.com";
    var near = newAlert(tenant, "/organization/spend_alerts", alert(50, reader));
    var far = newAlert(tenant, ofProject, alert(5000, reader));
    var four = "{\"prompt\":\"a ball\",\"service_tier\":\"default\"}";
    tenant.create(four).statusCode(200);
    tenant.create(four).statusCode(200);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> tenant
            .manage("/spend_alerts/" + near)
            .body("reached_at", notNullValue())
            .body("mailed_at", notNullValue()));

    var mine = new ArrayList<MimeMessage>();
    for (var each : mail.mails()) {
      if (each.getAllRecipients()[0].toString().equals(reader)) mine.add(each);
    }
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).getSubject()).startsWith("Zürich Spend alert");
    assertThat(mine.get(0).getMessageID()).startsWith("<" + near);
    assertThat(mine.get(0).getContent().toString())
        .contains("organization Tenant has spent 0.80 USD", "set at $0.50");
    assertThat(events(tenant, "billing.spend_alert")).containsExactly(near);
    tenant
        .manage("/projects/" + tenant.project() + "/spend_alerts/" + far)
        .body("object", equalTo("project.spend_alert"))
        .body("reached_at", nullValue());
  }

  private static String newAlert(Tenant tenant, String path, String json) {
    return post(tenant.admin(), path, json).statusCode(200).extract().path("id");
  }

  private static List<String> events(Tenant tenant, String type) {
    return server
        .api(tenant.live())
        .get("/events?limit=100")
        .then()
        .extract()
        .jsonPath()
        .getList("data.findAll { it.type == '" + type + "' }.data.id");
  }

  @Test
  void spendAlertsAreListedReplacedAndDeleted() {
    var tenant = Tenant.create();
    var path = "/organization/spend_alerts";
    var first = newAlert(tenant, path, alert(100, "a@example.com"));
    var second = newAlert(tenant, path, alert(200, "b@example.com"));
    tenant
        .manage("/spend_alerts")
        .body("data.id", contains(second, first))
        .body("data[1].notification_channel.recipients", contains("a@example.com"))
        .body("data[1].notification_channel.subject_prefix", equalTo("Zürich"));

    post(tenant.admin(), path + "/" + first, alert(300, "c@example.com"))
        .statusCode(200)
        .body("threshold_amount", equalTo(300));
    for (var wrong : List.of("nobody", "a@b\\r\\nRCPT TO:<c@d>", "")) {
      post(tenant.admin(), path, alert(100, wrong)).statusCode(400);
    }
    server
        .api(tenant.admin())
        .delete(path + "/" + second)
        .then()
        .statusCode(200)
        .body("object", equalTo("organization.spend_alert.deleted"));
    tenant
        .manage("/spend_alerts/" + second)
        .statusCode(404)
        .body("error.code", equalTo("spend_alert_not_found"));
  }

  @Test
  void aKeyMaySpendNoMoreThanItsCap() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "10");
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update api_key set monthly_cap_micro = 100000 where organization_id = ?",
            tenant.organization()));

    tenant
        .create("{\"prompt\":\"a ball\",\"service_tier\":\"default\"}")
        .statusCode(429)
        .body("error.code", equalTo("api_key_spend_limit_exceeded"));
  }

  @Test
  void newAccountsSpendLittleOnPriorityAndFrozenOnesNothing() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "100");
    var twenty = "{\"prompt\":\"a ball\",\"service_tier\":\"priority\",\"seconds\":\"20\"}";
    for (int i = 0; i < 5; i++) tenant.create(twenty).statusCode(200);

    tenant
        .create(twenty)
        .statusCode(429)
        .body("error.code", equalTo("organization_usage_limit_exceeded"));
    server
        .jdbi()
        .useExtension(
            LedgerDao.class, dao -> dao.freeze(tenant.organization(), "A payment is disputed."));
    tenant
        .create("{\"prompt\":\"a ball\",\"service_tier\":\"default\"}")
        .statusCode(400)
        .body("error.code", equalTo("billing_hard_limit_reached"));
    tenant.manage("/billing/balance").body("frozen_reason", equalTo("A payment is disputed."));
    tenant.create("{\"prompt\":\"a ball\"}").statusCode(200).body("service_tier", equalTo("flex"));
  }

  @Test
  void aQuoteBindsAndAPriceAboveTheMostIsRefused() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "10");
    var quote = post(
            tenant.live(), "/videos/quotes", "{\"seconds\":\"8\",\"service_tier\":\"priority\"}")
        .statusCode(200)
        .body("amount", equalTo("1.60"))
        .body("unit_price", equalTo("0.20"))
        .body("service_tier", equalTo("priority"))
        .body("alternatives.amount", contains("0.00", "0.80"))
        .body("capacity_state", in(List.of("normal", "high")))
        .extract()
        .<String>path("id");

    tenant
        .create("{\"prompt\":\"a ball\",\"seconds\":\"8\",\"quote_id\":\"" + quote + "\"}")
        .statusCode(200)
        .body("service_tier", equalTo("priority"));
    tenant.manage("/billing/balance").body("reserved", equalTo("1.60"));
    tenant
        .create("{\"prompt\":\"a ball\",\"seconds\":\"4\",\"quote_id\":\"" + quote + "\"}")
        .statusCode(400)
        .body("error.param", equalTo("quote_id"));
    Tenant.create()
        .create("{\"prompt\":\"a ball\",\"seconds\":\"8\",\"quote_id\":\"" + quote + "\"}")
        .statusCode(400);
    var offered = tenant
        .create("{\"prompt\":\"b\",\"service_tier\":\"default\",\"max_price\":\"0.39\"}")
        .statusCode(409)
        .header("x-should-retry", "false")
        .body("error.code", equalTo("price_changed"))
        .extract()
        .header("x-quote-id");
    tenant
        .create("{\"prompt\":\"b\",\"service_tier\":\"default\",\"quote_id\":\"" + offered + "\"}")
        .statusCode(200);
    server.clock().advance(Duration.ofSeconds(121));
    tenant
        .create("{\"prompt\":\"c\",\"seconds\":\"8\",\"quote_id\":\"" + quote + "\"}")
        .statusCode(409);
    server.clock().reset();
  }

  @Test
  void severalTakesCostAsManyTimesAsMuch() {
    var tenant = Tenant.create();
    grant(tenant.organization(), "10");
    var quote = post(tenant.live(), "/videos/quotes", "{\"seconds\":\"8\",\"best_of\":3}")
        .statusCode(200)
        .body("amount", equalTo("2.40"))
        .body("unit_price", equalTo("0.10"))
        .extract()
        .<String>path("id");

    tenant
        .create("{\"prompt\":\"a ball\",\"seconds\":\"8\",\"quote_id\":\"" + quote + "\"}")
        .statusCode(400)
        .body("error.param", equalTo("quote_id"));
    tenant
        .create("{\"prompt\":\"a ball\",\"seconds\":\"8\",\"best_of\":3,\"quote_id\":\"" + quote
            + "\"}")
        .statusCode(200)
        .body("best_of", equalTo(3));
    tenant.manage("/billing/balance").body("reserved", equalTo("2.40"));

    tenant
        .create("{\"prompt\":\"a ball\",\"best_of\":2}")
        .statusCode(200)
        .body("service_tier", equalTo("flex"));
    tenant
        .manage("/billing/balance")
        .body("free_ms_left", equalTo(2_000))
        .body("reserved", equalTo("2.40"));
  }

  @Test
  void aTestKeyIsQuotedNothing() {
    post(server.testKey(), "/videos/quotes", "{\"service_tier\":\"priority\"}")
        .statusCode(200)
        .body("amount", equalTo("0.00"));
  }

  @Test
  void pricesAreListed() {
    Tenant.create()
        .manage("/billing/prices")
        .statusCode(200)
        .body(
            "data.find { it.model == 'sora-2' && it.service_tier == 'priority' }.per_second",
            equalTo("0.20"));
  }
}
