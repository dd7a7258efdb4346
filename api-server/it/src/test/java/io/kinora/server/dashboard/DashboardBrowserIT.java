package io.kinora.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.StripeStandIn;
import io.kinora.server.testing.TestMailServer;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.FakeEngine;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.worker.execution.Worker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as a person sees it, in Debian's Chromium; skipped where there is none. */
class DashboardBrowserIT {
  private static final String JOIN = "the join secret of a test";
  private static final List<String> PAGES = List.of(
      "overview",
      "videos",
      "playground",
      "limits",
      "billing",
      "keys",
      "webhooks",
      "team",
      "audit",
      "fleet");
  private static final FakeEngine engine =
      FakeEngine.quick("world-draft", "world-fast", "world-quality");
  private static final StripeStandIn stripe = new StripeStandIn();
  private static final TestMailServer mail = TestMailServer.open();

  @RegisterExtension
  static final KinoraServer server = new KinoraServer(
      """
      workers: {joinSecret: '%s'}
      billing: {prices: [{model: sora-2, perSecond: 0.10}, {model: sora-2-pro, perSecond: 0.30}, {model: sora-1-turbo, perSecond: 0.01}]}
      payments: {stripeKey: %s, webhookSecret: %s, stripeUrl: '%s'}
      http: {publicUrl: 'https://video.example.com'}
      mail: {host: 127.0.0.1, port: %d, security: NONE, from: kinora@example.com}
      """.formatted(JOIN, StripeStandIn.KEY, StripeStandIn.SECRET, stripe.url(), mail.port()));

  @TempDir
  static Path folder;

  private static Browser browser;
  private static Worker worker;

  private record Only(VideoEngine engine) implements VideoEngineFactory {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public VideoEngine create(Map<String, Object> settings) {
      return engine;
    }
  }

  @BeforeAll
  static void open() throws Exception {
    browser = Browser.open();
    stripe.tell(server.origin());
    var configuration = new WorkerConfiguration(
        "test",
        List.of(URI.create(server.origin())),
        JOIN,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine("fake", 1, 1, Map.of())));
    worker = Worker.start(configuration, Map.of("fake", new Only(engine)), Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    if (browser != null) browser.close();
    if (worker != null) worker.close();
    stripe.close();
    mail.close();
  }

  private static void page(String name) {
    browser.go(server.origin() + "/dashboard/#/" + name);
  }

  private static void signIn() {
    browser.resize(1280, 900);
    browser.go(server.origin() + "/dashboard/");
    browser.text("#sign-out, input[name=key] + small");
    if (browser.isThere("#sign-out")) return;
    browser.type("input[name=key]", server.adminKey());
    browser.click("#use-key");
    browser.text("#sign-out");
    // Being told that nobody was signed in before is no fault of the page.
    browser.complaints();
  }

  @Test
  void aPersonMakesAKeyAndAVideoBuysCreditAndTakesTheKeyBack() {
    signIn();
    var key = makesAKey();
    watchesAVideo();
    buysCredit();
    revokes(key);
    assertThat(browser.complaints()).isEmpty();
  }

  private static String makesAKey() {
    page("keys");
    browser.type("input[name=name]", "of the browser");
    browser.click("#create-key");
    var key = browser.text(".secret .value");
    assertThat(key).startsWith("kn_test_");
    server.api(key).get("/models").then().statusCode(200);
    browser.clickButton("Done");
    return key;
  }

  private static void watchesAVideo() {
    engine.hold();
    page("playground");
    browser.type("textarea[name=prompt]", "A ball shows how it rolls off a table.");
    browser.click("#make");
    browser.awaitText("[aria-live]", "50 %");
    await("a picture of it")
        .atMost(Duration.ofSeconds(60))
        .until(() -> browser.ask("document.querySelector('img.poster')?.naturalWidth")
                instanceof Number width
            && width.intValue() == 64);
    engine.letGo();
    browser.awaitText("[aria-live]", "completed");
    browser.ask("document.querySelector('video').play()");
    await("the video plays")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            browser.ask("document.querySelector('video').currentTime") instanceof Number seconds
                && seconds.doubleValue() > 0);
    assertThat(browser.ask("document.querySelector('video').videoWidth")).isEqualTo(64L);
  }

  private static void buysCredit() {
    page("billing");
    browser.type("input[name=amount]", "20");
    browser.click("#buy");
    browser.click("#pay");
    browser.awaitText(".note", "The credit is here.");
    browser.awaitText(".figure", "$20.00");
    browser.awaitText("[aria-label='Ledger, newest first'] tbody tr", "topup");
    assertThat(browser.text("[aria-label='Ledger, newest first'] tbody tr")).contains("$20.00");
    assertThat(stripe.refusals()).isEmpty();
  }

  private static void revokes(String key) {
    page("keys");
    browser.clickInRow("of the browser", "Revoke");
    browser.acceptQuestion();
    await("the key is refused")
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.api(key).get("/models").statusCode() == 401);
  }

  @Test
  void aMemberSignsInWithALinkFromTheirMail() throws Exception {
    browser.resize(1280, 900);
    browser.go(server.origin() + "/dashboard/");
    browser.text("#sign-out, #ask-link");
    if (browser.isThere("#sign-out")) browser.click("#sign-out");
    join("ada@example.com");

    browser.type("input[name=email]", "ada@example.com");
    browser.click("#ask-link");
    browser.awaitText(".card[role=status]", "a link is on its way");
    await("the mail").atMost(Duration.ofSeconds(60)).until(() -> !mail.mails().isEmpty());
    var link = mail.mails().get(0).getContent().toString().replaceFirst("(?s).*/dashboard/", "");
    browser.go(server.origin() + "/dashboard/" + link.lines().findFirst().orElseThrow());

    browser.text("#sign-out");
    assertThat(browser.ask("location.hash")).isEqualTo("#/overview");
    assertThat(browser.isThere("nav a[href='#/team']"))
        .as("a developer is told of no team")
        .isFalse();
    browser.click("#sign-out");
    browser.text("#ask-link");
    browser.complaints();
  }

  private static void join(String email) {
    String code = server
        .api(server.adminKey())
        .contentType("application/json")
        .body("{\"email\":\"" + email + "\",\"role\":\"developer\"}")
        .post("/organization/invites")
        .path("code");
    server
        .anonymous()
        .contentType("application/json")
        .body("{\"code\":\"" + code + "\",\"name\":\"Ada\"}")
        .post("/sign_up")
        .then()
        .statusCode(200);
  }

  @Test
  void aGpuStandsOnTheOperatorsPage() {
    server.jdbi().useHandle(handle -> handle.execute("""
        insert into worker (id, name, version, slots, devices, draining, sequence)
        values ('worker_gpu', 'gpu-1', '1', '[]', '[{"id": "GPU-1", "index": 0, "name": "NVIDIA H200",
          "memory_bytes": 150323855360, "memory_used_bytes": 1073741824, "utilisation_percent": 97,
          "temperature_celsius": 71, "power_watts": 612, "ecc_errors": 2}]', false, 1)"""));
    signIn();
    page("fleet");

    browser.awaitText(
        "[title='GPU-1']", "NVIDIA H200: 97 %, 1 of 140 GiB, 71 °C, 612 W 2 memory errors");

    server.jdbi().useHandle(handle -> handle.execute("delete from worker where id = 'worker_gpu'"));
  }

  @Test
  void everyPageFitsAPhoneAndBreaksNoRule() {
    signIn();
    browser.resize(390, 844);
    for (var name : PAGES) {
      page(name);
      browser.awaitText("nav a[aria-current][href='#/" + name + "']", "");
      browser.awaitGone(".loading");
      assertThat(browser.ask("document.documentElement.scrollWidth <= innerWidth"))
          .as(name + " is no wider than its window")
          .isEqualTo(true);
      assertThat(browser.isThere(".failure")).as(name).isFalse();
    }
    assertThat(browser.complaints()).isEmpty();
  }
}
