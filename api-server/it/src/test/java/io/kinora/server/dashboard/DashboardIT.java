package io.kinora.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.TestMailServer;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DashboardIT {
  private static final Pattern NAMED_BY_PAGE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static final Pattern NAMED_BY_MODULE = Pattern.compile("(?:from|import) '(\\.[^']+)'");

  private static final Pattern LINK =
      Pattern.compile("https://video[.]example[.]com/dashboard/#/signin/(\\S+)");
  private static final TestMailServer mail = TestMailServer.open();

  @RegisterExtension
  static final KinoraServer server = new KinoraServer("""
      http: {publicUrl: 'https://video.example.com/'}
      mail: {host: 127.0.0.1, port: %d, security: NONE, from: kinora@example.com}
      """.formatted(mail.port()));

  @AfterAll
  static void close() {
    mail.close();
  }

  private static Response file(String path) {
    return RestAssured.given().redirects().follow(false).get(server.origin() + path);
  }

  @Test
  void everyFileThatAPageNamesIsThere() {
    var seen = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of("/dashboard/"));
    while (!open.isEmpty()) {
      var path = open.pop();
      if (!seen.add(path)) continue;
      var answer = file(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (path.contains("/lib/")) continue;
      var pattern = path.endsWith(".js") ? NAMED_BY_MODULE : NAMED_BY_PAGE;
      for (var named = pattern.matcher(answer.asString()); named.find(); ) {
        open.push(URI.create(path).resolve(named.group(1)).toString());
      }
    }
    assertThat(seen)
        .contains("/dashboard/app.js", "/dashboard/style.css", "/dashboard/pages/videos.js");
    assertThat(seen).anyMatch(path -> path.contains("/lib/lit-html/"));
  }

  @Test
  void theFolderIsWhereThePageIs() {
    var answer = file("/dashboard");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/dashboard/");
  }

  @Test
  void aBrowserRunsNothingThatIsNotOurs() {
    var answer = file("/dashboard/app.js");

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.contentType()).contains("javascript");
  }

  private static Response signIn() {
    return server.api(server.adminKey()).post("/organization/session");
  }

  private static RequestSpecification signedIn(Response session) {
    return server
        .anonymous()
        .cookie("kinora_session", session.cookie("kinora_session"))
        .cookie("kinora_project", server.project().id() + ".test");
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var cookie = signIn().detailedCookie("kinora_session");

    assertThat(cookie).returns(true, Cookie::isHttpOnly).returns("Strict", Cookie::getSameSite);
    assertThat(cookie.getMaxAge()).isEqualTo(12 * 3600);
  }

  @Test
  void whoSignedInWorksOnTheirOrganisationAndAProject() {
    var session = signIn();

    signedIn(session)
        .get("/organization/session")
        .then()
        .statusCode(200)
        .body("role", equalTo("owner"))
        .body("permissions", hasItems("videos:write", "billing:read"))
        .body("csrf_token", equalTo(session.path("csrf_token")));
    signedIn(session).get("/organization/projects").then().statusCode(200);
    signedIn(session).get("/videos").then().statusCode(200);
    String video = signedIn(session)
        .header("X-Kinora-CSRF", session.path("csrf_token"))
        .multiPart("prompt", "a ball")
        .post("/videos")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
    signedIn(session).get("/videos/" + video).then().body("prompt", equalTo("a ball"));
  }

  @Test
  void anotherSitesPageCanChangeNothing() {
    var session = signIn();

    for (var token : List.of("", "guessed")) {
      signedIn(session)
          .header("X-Kinora-CSRF", token)
          .multiPart("prompt", "a ball")
          .post("/videos")
          .then()
          .statusCode(403)
          .body("error.message", containsString("X-Kinora-CSRF"));
    }
  }

  @Test
  void whoSignedOutIsOut() {
    var session = signIn();

    signedIn(session)
        .header("X-Kinora-CSRF", session.path("csrf_token"))
        .delete("/organization/session")
        .then()
        .statusCode(200)
        .cookie("kinora_session", "");

    signedIn(session).get("/organization/session").then().statusCode(401);
  }

  @Test
  void aSessionEndsWithItsKeyAndItsTime() {
    var key = server.accounts().createAdminKey(server.project().organizationId(), "second");
    var revoked = server.api(key.secret()).post("/organization/session");
    server.accounts().revokeKey(key.key().id());
    signedIn(revoked).get("/organization/session").then().statusCode(401);

    var old = signIn();
    server.jdbi().useHandle(handle -> handle.execute("update session set expires_at = created_at"));
    signedIn(old).get("/organization/session").then().statusCode(401);
  }

  @Test
  void aProjectOfSomebodyElseIsNotWorkedOn() {
    var other = server.accounts().createOrganization("Theirs");
    var project = server.accounts().createProject(other.id(), "Theirs");

    server
        .anonymous()
        .cookie("kinora_session", signIn().cookie("kinora_session"))
        .cookie("kinora_project", project.id() + ".live")
        .get("/videos")
        .then()
        .statusCode(403);
  }

  @Test
  void aKeyAloneIsToldWhoItIsAndHasNoSession() {
    server
        .api(server.adminKey())
        .get("/organization/session")
        .then()
        .statusCode(200)
        .body("csrf_token", nullValue())
        .body("organization.name", not(nullValue()));
  }

  /** Somebody of an organisation of their own, who signs in by e-mail. */
  private record Member(String id, String email, String admin) {
    static Member join(String name) {
      var organization = server.accounts().createOrganization(name).id();
      var admin = server.accounts().createAdminKey(organization, "admin").secret();
      var email = name + "@example.com";
      String code = post(
              server.api(admin),
              "/organization/invites",
              "{\"email\":\"" + email + "\",\"role\":\"developer\"}")
          .path("code");
      var joined = post(
          server.anonymous(), "/sign_up", "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"}");
      return new Member(joined.path("user.id"), email, admin);
    }

    /** Asks for a link; the browser that asked is known by its cookie. */
    Response ask() {
      return DashboardIT.ask(email);
    }

    /** The token of the link in the newest of so many mails. */
    String token(int mails) throws MessagingException, IOException {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(mailsTo(email)).hasSize(mails));
      var link = LINK.matcher(mailsTo(email).get(mails - 1));
      assertThat(link.find()).isTrue();
      return link.group(1);
    }
  }

  private static Response post(RequestSpecification request, String path, String json) {
    var answer = request.contentType("application/json").body(json).post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  private static Response ask(String email) {
    return server
        .anonymous()
        .contentType("application/json")
        .body("{\"email\":\"" + email + "\"}")
        .post("/sign_in/links");
  }

  private static List<String> mailsTo(String address) throws MessagingException, IOException {
    var texts = new ArrayList<String>();
    for (var each : mail.mails()) {
      if (each.getAllRecipients()[0].toString().equals(address)) {
        texts.add(each.getContent().toString());
      }
    }
    return texts;
  }

  /** Opens a link in a browser, which is known by the answer to its asking, or in another. */
  private static Response open(String token, @Nullable Response asked) {
    var request = server.anonymous().contentType("application/json");
    if (asked != null) request.cookie("kinora_sign_in", asked.cookie("kinora_sign_in"));
    return request.body("{\"token\":\"" + token + "\"}").post("/sign_in");
  }

  private static void isNothing(Response opened) {
    opened.then().statusCode(400).body("error.param", equalTo("token"));
    assertThat(opened.cookie("kinora_session")).isNull();
  }

  @Test
  void aLinkSignsAMemberInOnce() throws Exception {
    server.anonymous().get("/sign_in").then().statusCode(200).body("email_link", equalTo(true));
    var ada = Member.join("ada");
    var asked = ada.ask();
    asked.then().statusCode(200).body("expires_in", equalTo(900));
    assertThat(asked.detailedCookie("kinora_sign_in"))
        .returns(true, Cookie::isHttpOnly)
        .returns("Strict", Cookie::getSameSite)
        .returns("/v1/sign_in", Cookie::getPath);
    var token = ada.token(1);

    var session = open(token, asked);

    session.then().statusCode(200).cookie("kinora_sign_in", "");
    server
        .anonymous()
        .cookie("kinora_session", session.cookie("kinora_session"))
        .get("/organization/session")
        .then()
        .statusCode(200)
        .body("user_id", equalTo(ada.id()))
        .body("role", equalTo("developer"))
        .body("csrf_token", not(nullValue()));
    isNothing(open(token, asked));
    server
        .api(ada.admin())
        .get("/organization/audit_logs?event_types[]=login.succeeded")
        .then()
        .body("data", hasSize(1))
        .body("data[0].actor.type", equalTo("session"))
        .body("data[0].actor.session.user.email", equalTo(ada.email()));
    server
        .api(ada.admin())
        .get("/organization/admin_api_keys")
        .then()
        .body("data.name", not(hasItems("sign-in by e-mail")));
  }

  @Test
  void aLinkIsForTheBrowserThatAskedAndNobodyWhoWasRemoved() throws Exception {
    var eve = Member.join("eve").ask();
    var bob = Member.join("bob");
    var asked = bob.ask();
    var token = bob.token(1);

    isNothing(open(token, null));
    isNothing(open(token, eve));
    var session = open(token, asked);
    session.then().statusCode(200);
    var signedIn = server.anonymous().cookie("kinora_session", session.cookie("kinora_session"));
    signedIn.get("/organization/session").then().statusCode(200);
    var late = bob.ask();
    var unused = bob.token(2);
    server.api(bob.admin()).delete("/organization/users/" + bob.id()).then().statusCode(200);

    signedIn.get("/organization/session").then().statusCode(401);
    isNothing(open(unused, late));
  }

  @Test
  void aLinkEndsWithItsTimeAndWithTheNextOne() throws Exception {
    var joe = Member.join("joe");
    var first = joe.ask();
    var replaced = joe.token(1);
    var second = joe.ask();
    var old = joe.token(2);
    isNothing(open(replaced, first));
    isNothing(open(replaced, second));

    server.clock().advance(Duration.ofMinutes(16));
    try {
      isNothing(open(old, second));
    } finally {
      server.clock().reset();
    }
  }

  @Test
  void whoAsksLearnsNothingOfAnAddressAndAsksOnlySoOften() throws Exception {
    var kim = Member.join("kim");
    var known = kim.ask();
    var unknown = ask("nobody@example.com");

    assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
    assertThat(unknown.asString()).isEqualTo(known.asString());
    assertThat(unknown.cookies().keySet()).isEqualTo(known.cookies().keySet());
    // They are seen to one after the other, so this one's mail comes after that one's would have.
    kim.ask();
    kim.token(2);
    assertThat(mailsTo("nobody@example.com")).isEmpty();

    var refused = unknown;
    // A bucket that does not answer in time is replaced by one with tokens of its own.
    for (int i = 0; i < 12 && refused.statusCode() == 200; i++) refused = ask("Nobody@example.com");
    refused
        .then()
        .statusCode(429)
        .body("error.code", equalTo("rate_limit_exceeded"))
        .body("error.message", containsString("for one address"));
    ask("not an address").then().statusCode(400).body("error.param", equalTo("email"));
  }
}
