package io.kinora.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.billing.Ledger;
import io.kinora.server.billing.LedgerChecks;
import io.kinora.server.db.Ids;
import io.kinora.server.db.SecretString;
import io.kinora.server.payments.PaymentGateway.Payment;
import io.kinora.server.testing.Axe;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.StripeStandIn;
import io.kinora.server.testing.StripeStandIn.Failure;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentsIT {
  private static final StripeStandIn stripe = new StripeStandIn();

  @RegisterExtension
  static final KinoraServer server =
      new KinoraServer("""
      billing: {prices: [{model: sora-2, perSecond: 0.10}, {model: sora-2-pro, perSecond: 0.30}, {model: sora-1-turbo, perSecond: 0.01}]}
      payments: {stripeKey: %s, webhookSecret: %s, stripeUrl: '%s'}
      """.formatted(StripeStandIn.KEY, StripeStandIn.SECRET, stripe.url()));

  @AfterAll
  static void close() {
    stripe.close();
  }

  @AfterEach
  void theBooksBalanceAndStripeUnderstoodEverything() {
    assertThat(stripe.refusals()).isEmpty();
    assertThat(new LedgerChecks(server.jdbi()).run())
        .allSatisfy(check -> assertThat(check.broken()).as(check.rule()).isEmpty());
  }

  private record Tenant(String organization, String live, String admin) {
    static Tenant create() {
      var accounts = server.accounts();
      var organization = accounts.createOrganization("Tenant").id();
      var project = accounts.createProject(organization, "One").id();
      return new Tenant(
          organization,
          accounts.createProjectKey(project, ApiKeyKind.LIVE, "live").secret(),
          accounts.createAdminKey(organization, "admin").secret());
    }

    ValidatableResponse post(String path, String json) {
      return server
          .api(admin)
          .contentType("application/json")
          .body(json)
          .post("/organization/billing" + path)
          .then();
    }

    ValidatableResponse get(String path) {
      return server.api(admin).get("/organization/billing" + path).then();
    }

    ValidatableResponse buy(String amount) {
      return post(
          "/checkout_sessions",
          "{\"amount\":\"" + amount + "\",\"success_url\":\"https://example.com/ok\","
              + "\"cancel_url\":\"https://example.com/no\"}");
    }

    /** Buys and pays; nobody has told the server yet. */
    String pay(String purchase) {
      return stripe.pay(session(purchase));
    }

    String bought(String amount) {
      var purchase = buy(amount).statusCode(200).extract().<String>path("id");
      pay(purchase);
      deliverAll();
      awaitBalance(amount);
      return purchase;
    }

    void awaitBalance(String amount) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> get("/balance").body("available", equalTo(amount)));
    }

    void video(String seconds) {
      server
          .api(live)
          .contentType("application/json")
          .body("{\"prompt\":\"a ball\",\"service_tier\":\"default\",\"seconds\":\"" + seconds
              + "\"}")
          .post("/videos")
          .then()
          .statusCode(200);
    }
  }

  private static String session(String purchase) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select stripe_session_id from purchase where id = ?")
            .bind(0, purchase)
            .mapTo(String.class)
            .one());
  }

  private static int deliver(String payload, String signature) {
    return RestAssured.given()
        .header("Stripe-Signature", signature)
        .contentType("application/json")
        .body(payload)
        .post(server.origin() + "/internal/stripe/events")
        .statusCode();
  }

  private static int deliver(ObjectNode event) {
    var now = Clock.systemUTC().instant().getEpochSecond();
    return deliver(
        event.toString(), StripeStandIn.sign(event.toString(), now, StripeStandIn.SECRET));
  }

  private static void deliverAll() {
    for (var event : stripe.events()) assertThat(deliver(event)).isEqualTo(200);
  }

  @Test
  void aPurchaseIsPaidOnAPageAndBookedByItsEvent() {
    var tenant = Tenant.create();
    var purchase = tenant
        .buy("20.00")
        .statusCode(200)
        .body("status", equalTo("pending"))
        .body("url", startsWith(stripe.url()))
        .extract()
        .<String>path("id");
    tenant.get("/balance").body("available", equalTo("0.00")).body("payments", equalTo(true));

    tenant.pay(purchase);
    deliverAll();

    tenant.awaitBalance("20.00");
    tenant
        .get("/purchases/" + purchase)
        .body("status", equalTo("paid"))
        .body("receipt_url", startsWith("https://pay.stripe.com/"));
    tenant.get("/purchases").body("data", hasSize(1));
    tenant.get("/auto_top_up").body("card.last4", equalTo("4242"));
    Tenant.create().get("/purchases/" + purchase).statusCode(404);
  }

  @Test
  void eventsMayBeDoubledAndShuffledAndLate() {
    var tenant = Tenant.create();
    var purchase = tenant.buy("20.00").extract().<String>path("id");
    var payment = tenant.pay(purchase);
    stripe.refundByHand(payment, 500);
    stripe.endDispute(stripe.dispute(payment, 300), "won");
    var once = stripe.events();
    var events = new ArrayList<>(once);
    events.addAll(once);
    Collections.shuffle(events, new Random(7));

    for (var event : events) assertThat(deliver(event)).isEqualTo(200);

    tenant.awaitBalance("15.00");
    tenant.get("/balance").body("owed", equalTo("0.00"));
  }

  @Test
  void forgedStaleAndForeignEventsAreRefused() {
    var tenant = Tenant.create();
    tenant.pay(tenant.buy("20.00").extract().path("id"));
    var event = stripe.events().get(0);
    var now = Clock.systemUTC().instant().getEpochSecond();
    var text = event.toString();

    assertThat(deliver(text, StripeStandIn.sign(text, now, "whsec_other"))).isEqualTo(400);
    assertThat(deliver(text, StripeStandIn.sign(text, now - 301, StripeStandIn.SECRET)))
        .isEqualTo(400);
    assertThat(deliver(text + " ", StripeStandIn.sign(text, now, StripeStandIn.SECRET)))
        .isEqualTo(400);
    assertThat(deliver(event.deepCopy().put("livemode", true))).isEqualTo(400);
    assertThat(deliver(event.deepCopy().put("account", "acct_other"))).isEqualTo(400);
    tenant.get("/balance").body("available", equalTo("0.00"));
    assertThat(deliver(event.deepCopy().put("api_version", "2020-08-27"))).isEqualTo(200);
    tenant.awaitBalance("20.00");
  }

  @Test
  void whatIsLeftOfAPurchaseIsSentBackAndNoMore() {
    var tenant = Tenant.create();
    var purchase = tenant.bought("20.00");
    tenant.video("20");

    tenant
        .post("/purchases/" + purchase + "/refund", "{\"amount\":\"19\"}")
        .statusCode(400)
        .body("error.code", equalTo("not_refundable"));
    tenant
        .post("/purchases/" + purchase + "/refund", "{}")
        .statusCode(200)
        .body("amount", equalTo("18.00"))
        .body("status", equalTo("succeeded"));
    tenant.get("/balance").body("available", equalTo("0.00"));
    tenant.get("/purchases/" + purchase).body("refunded", equalTo("18.00"));
    server
        .api(tenant.admin)
        .get("/organization/audit_logs")
        .then()
        .body("data[0].type", equalTo("purchase.refunded"))
        .body("data[0].'purchase.refunded'.id", equalTo(purchase))
        .body("data[0].'purchase.refunded'.data.amount", equalTo("18.00"))
        .body("data.type", hasItem("purchase.begun"));
  }

  @Test
  void whatStripeWillNotSendBackCanBeSpentAgain() {
    var tenant = Tenant.create();
    var purchase = tenant.bought("20.00");
    stripe.failNext(Failure.REFUSED);

    tenant
        .post("/purchases/" + purchase + "/refund", "{}")
        .statusCode(200)
        .body("status", equalTo("failed"));

    tenant.get("/balance").body("available", equalTo("20.00"));
    tenant.get("/purchases/" + purchase).body("refunded", equalTo("0.00"));
  }

  @Test
  void aDisputeFreezesAndTheSpentPartIsOwed() {
    var tenant = Tenant.create();
    var purchase = tenant.bought("20.00");
    tenant.video("20");
    var payment = server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select stripe_payment_intent_id from purchase where id = ?")
            .bind(0, purchase)
            .mapTo(String.class)
            .one());
    var dispute = stripe.dispute(payment, 2000);
    deliverAll();
    tenant.awaitBalance("0.00");
    tenant.get("/balance").body("owed", equalTo("2.00")).body("frozen_reason", startsWith("A pay"));

    stripe.endDispute(dispute, "won");
    deliverAll();

    tenant.awaitBalance("18.00");
    tenant.get("/balance").body("owed", equalTo("0.00")).body("frozen_reason", equalTo(null));
  }

  private static final String ON =
      "{\"enabled\":true,\"threshold\":\"10\",\"amount\":\"20\",\"monthly_cap\":\"50\"}";

  private static PaymentGateway gateway() {
    return new StripeGateway(
        new SecretString(StripeStandIn.KEY),
        new SecretString(StripeStandIn.SECRET),
        URI.create(stripe.url()),
        Clock.systemUTC());
  }

  private static Books books() {
    return new Books(server.jdbi(), new Ledger(server.jdbi()), 12, Clock.systemUTC());
  }

  private static AutoTopUp autoTopUp() {
    var ids = new Ids(new SecureRandom());
    return new AutoTopUp(server.jdbi(), gateway(), books(), ids, Clock.systemUTC());
  }

  @Test
  void aServerThatIsKilledAnywhereBooksAPaymentOnce() {
    var tenant = Tenant.create();
    var id = tenant.pay(tenant.buy("20.00").extract().path("id"));
    stripe.refundByHand(id, 500);
    stripe.dispute(id, 300);
    var payment = gateway().payment(id);

    Axe axe;
    int after = 0;
    do {
      axe = new Axe(++after);
      applyUnder(axe, payment);
      tenant.get("/balance").body("available", oneOf("0.00", "12.00"));
    } while (axe.fell());

    assertThat(after).as("places to be killed at").isGreaterThan(5);
    tenant.get("/balance").body("available", equalTo("12.00")).body("owed", equalTo("0.00"));
  }

  private static void applyUnder(Axe axe, Payment payment) {
    server.jdbi().setSqlLogger(axe);
    try {
      books().apply(payment);
    } catch (JdbiException e) {
      assertThat(axe.fell()).as("broke by itself: " + e).isTrue();
    } finally {
      server.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }
  }

  @Test
  void aLowBalanceIsToppedUpUntilTheCapOfTheMonth() {
    var tenant = Tenant.create();
    tenant.post("/auto_top_up", ON).statusCode(400);
    tenant.bought("5.00");
    tenant.post("/auto_top_up", ON).statusCode(200).body("enabled", equalTo(true));
    stripe.failNext(Failure.LOST_ANSWER);

    autoTopUp().run();

    tenant.awaitBalance("25.00");
    tenant.get("/purchases").body("data.kind", equalTo(List.of("auto", "credit")));
    for (int i = 0; i < 9; i++) tenant.video("20");
    autoTopUp().run();
    tenant.awaitBalance("27.00");
    for (int i = 0; i < 10; i++) tenant.video("20");
    autoTopUp().run();
    tenant.get("/balance").body("available", equalTo("7.00"));
  }

  @Test
  void aDeclinedTopUpIsNotTriedAgainForAnHour() {
    for (var failure : List.of(Failure.DECLINED, Failure.AUTHENTICATION_REQUIRED)) {
      var tenant = Tenant.create();
      tenant.bought("5.00");
      tenant.post("/auto_top_up", ON).statusCode(200);
      stripe.failNext(failure);

      autoTopUp().run();
      autoTopUp().run();

      tenant
          .get("/purchases")
          .body("data", hasSize(2))
          .body("data[0].status", equalTo("declined"))
          .body(
              "data[0].error",
              equalTo(
                  failure == Failure.DECLINED ? "insufficient_funds" : "authentication_required"));
      tenant.get("/balance").body("available", equalTo("5.00"));
    }
  }

  @Test
  void brakesHoldThoseWhoTryCards() {
    var tenant = Tenant.create();

    tenant.buy("50.01").statusCode(400).body("error.param", equalTo("amount"));
    tenant.buy("4.99").statusCode(400);
    tenant.buy("5.001").statusCode(400);
    for (int i = 0; i < 5; i++) tenant.buy("5").statusCode(200);
    tenant.buy("5").statusCode(429).body("error.code", equalTo("too_many_checkouts"));
  }

  @Test
  void theProviderBeingAwayIsSaidSoAndNothingIsBooked() {
    var tenant = Tenant.create();
    stripe.failNext(Failure.UNAVAILABLE, Failure.UNAVAILABLE, Failure.UNAVAILABLE);

    tenant.buy("5").statusCode(503);

    tenant.get("/balance").body("available", equalTo("0.00"));
    tenant.buy("5").statusCode(200);
  }

  @Test
  void cardsAreManagedOnStripesPage() {
    Tenant.create()
        .post("/portal_sessions", "{\"return_url\":\"https://example.com\"}")
        .statusCode(200)
        .body("url", startsWith("https://billing.stripe.com/"));
  }
}
