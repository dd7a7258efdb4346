package io.kinora.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.testing.KinoraServer;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DashboardIT {
  private static final Pattern NAMED_BY_PAGE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static final Pattern NAMED_BY_MODULE = Pattern.compile("(?:from|import) '(\\.[^']+)'");

  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

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
}
