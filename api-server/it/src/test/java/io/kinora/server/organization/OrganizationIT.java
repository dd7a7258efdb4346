package io.kinora.server.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kinora.server.KinoraApplication;
import io.kinora.server.testing.KinoraServer;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alone in its JVM while it runs, because one test reads what a command prints. */
class OrganizationIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  @AfterEach
  void backToNow() {
    server.clock().reset();
  }

  private static ValidatableResponse post(String key, String path, String json) {
    return server.api(key).contentType("application/json").body(json).post(path).then();
  }

  private static ValidatableResponse get(String key, String path) {
    return server.api(key).get(path).then();
  }

  private static ValidatableResponse delete(String key, String path) {
    return server.api(key).delete(path).then();
  }

  private static String newProject() {
    return post(server.adminKey(), "/organization/projects", "{\"name\":\"Films\"}")
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static String keysOf(String project) {
    return "/organization/projects/" + project + "/api_keys";
  }

  /** An organisation of its own, so that a test counts only what it did itself. */
  private static String newOrganization() {
    var organization = server.accounts().createOrganization("Another");
    return server.accounts().createAdminKey(organization.id(), "owner").secret();
  }

  private record Person(String id, String key) {}

  private static Person join(String adminKey, String email, String role) {
    var code = post(
            adminKey,
            "/organization/invites",
            "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role))
        .statusCode(200)
        .body("status", equalTo("pending"))
        .extract()
        .<String>path("code");
    var done = signUp(code).statusCode(200).body("user.role", equalTo(role));
    return new Person(done.extract().path("user.id"), done.extract().path("admin_api_key.value"));
  }

  private static ValidatableResponse signUp(String code) {
    return server
        .anonymous()
        .contentType("application/json")
        .body("{\"code\":\"%s\",\"name\":\"Ada\"}".formatted(code))
        .post("/sign_up")
        .then();
  }

  @Test
  void aServerWithoutMailOffersNoLinksToSignInWith() {
    server.anonymous().get("/sign_in").then().statusCode(200).body("email_link", equalTo(false));
    server
        .anonymous()
        .contentType("application/json")
        .body("{\"email\":\"ada@example.com\"}")
        .post("/sign_in/links")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("unknown_url"))
        .body("error.message", containsString("mails no links"));
  }

  @Test
  void aProjectIsMadeRenamedListedAndArchived() {
    var admin = newOrganization();
    var made = post(admin, "/organization/projects", "{\"name\":\"One\"}")
        .statusCode(200)
        .body("object", equalTo("organization.project"))
        .body("status", equalTo("active"));
    String id = made.extract().path("id");
    post(admin, "/organization/projects", "{\"name\":\"Two\"}").statusCode(200);

    post(admin, "/organization/projects/" + id, "{\"name\":\"First\"}")
        .statusCode(200)
        .body("name", equalTo("First"));
    get(admin, "/organization/projects?limit=1")
        .body("data.name", contains("Two"))
        .body("has_more", equalTo(true));
    get(admin, "/organization/projects").body("data.name", contains("Two", "First"));

    for (int i = 0; i < 2; i++) {
      post(admin, "/organization/projects/" + id + "/archive", "")
          .statusCode(200)
          .body("status", equalTo("archived"))
          .body("archived_at", notNullValue());
    }
    get(admin, "/organization/projects").body("data.name", contains("Two"));
    get(admin, "/organization/projects?include_archived=true").body("data", hasSize(2));
    post(admin, keysOf(id), "{\"name\":\"late\"}")
        .statusCode(400)
        .body("error.message", containsString("archived"));
  }

  @Test
  void aKeyIsShownOnceAndDoesWhatItMay() {
    var made = post(server.adminKey(), keysOf(newProject()), """
            {"name":"reader","kind":"test","scopes":["videos:read"],
             "allowed_addresses":["127.0.0.0/8"],"monthly_cap_micro":5000000}""")
        .statusCode(200)
        .body("value", matchesPattern("kn_test_[0-9A-Za-z]{36}"))
        .body("redacted_value", containsString("***"))
        .body("scopes", contains("videos:read"))
        .body("allowed_addresses", contains("127.0.0.0/8"))
        .body("monthly_cap_micro", equalTo(5_000_000))
        .body("owner.type", equalTo("service_account"))
        .body("last_used_at", nullValue());
    String key = made.extract().path("value");

    get(key, "/videos").statusCode(200);
    post(key, "/videos", "{\"prompt\":\"x\"}").statusCode(403);
  }

  @Test
  void aListOfKeysShowsNoKeyAndWhenEachWasUsed() {
    var project = newProject();
    var used = post(server.adminKey(), keysOf(project), "{\"name\":\"used\"}");
    get(used.extract().path("value"), "/videos").statusCode(200);

    var list = get(server.adminKey(), keysOf(project))
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].last_used_at", notNullValue());

    assertThat(list.extract().asString()).doesNotContain(used.extract().<String>path("value"));
    String id = used.extract().path("id");
    get(server.adminKey(), keysOf(project) + "/" + id).body("name", equalTo("used"));
  }

  @Test
  void whatNoKeyCanBeIsRefused() {
    var project = newProject();
    for (var wrong : Map.of(
            "\"scopes\":[\"videos:fly\"]", "scopes",
            "\"allowed_addresses\":[\"example.com\"]", "allowed_addresses",
            "\"allowed_addresses\":[\"10.0.0.0/33\"]", "allowed_addresses",
            "\"expires_at\":1000", "expires_at",
            "\"kind\":\"admin\"", "kind",
            "\"monthly_cap_micro\":-1", "monthly_cap_micro")
        .entrySet()) {
      post(server.adminKey(), keysOf(project), "{\"name\":\"k\"," + wrong.getKey() + "}")
          .statusCode(400)
          .body("error.param", equalTo(wrong.getValue()));
    }
  }

  @Test
  void aKeyEndsAtItsExpiry() {
    var soon = server.clock().instant().plusSeconds(3600).getEpochSecond();
    String key = post(
            server.adminKey(), keysOf(newProject()), "{\"name\":\"k\",\"expires_at\":" + soon + "}")
        .body("expires_at", equalTo((int) soon))
        .extract()
        .path("value");

    server.clock().advance(Duration.ofHours(2));

    get(key, "/videos").statusCode(401).body("error.code", equalTo("invalid_api_key"));
  }

  @Test
  void aRotatedKeyHandsOverAndStopsWhenItsTimeIsUp() {
    var project = newProject();
    var old = post(server.adminKey(), keysOf(project), "{\"name\":\"k\",\"scopes\":[\"videos:*\"]}")
        .extract();
    var rotate = keysOf(project) + "/" + old.path("id") + "/rotate";

    String fresh = post(server.adminKey(), rotate, "{\"old_key_expires_in_seconds\":3600}")
        .statusCode(200)
        .body("id", not(equalTo(old.path("id"))))
        .body("scopes", contains("videos:*"))
        .extract()
        .path("value");

    get(fresh, "/videos").statusCode(200);
    get(fresh, "/events").statusCode(403);
    server.clock().advance(Duration.ofHours(2));
    get(old.path("value"), "/videos").statusCode(401);
    get(fresh, "/videos").statusCode(200);
    post(server.adminKey(), rotate, "{\"old_key_expires_in_seconds\":604801}").statusCode(400);
  }

  @Test
  void aChangedOrRevokedKeyIsKnownWithinASecond() {
    var made = post(server.adminKey(), keysOf(newProject()), "{\"name\":\"k\"}").extract();
    String key = made.path("value");
    var path = keysOf(projectOf(made.path("id"))) + "/" + made.path("id");
    get(key, "/videos").statusCode(200);

    post(server.adminKey(), path, "{\"scopes\":[\"events:read\"]}")
        .statusCode(200)
        .body("scopes", contains("events:read"))
        .body("name", equalTo("k"));
    // The second of the promise, and one for a slow machine.
    await().atMost(2, SECONDS).untilAsserted(() -> get(key, "/videos").statusCode(403));
    delete(server.adminKey(), path).statusCode(200).body("deleted", equalTo(true));
    await().atMost(2, SECONDS).untilAsserted(() -> get(key, "/events").statusCode(401));
    delete(server.adminKey(), path)
        .statusCode(404)
        .body("error.code", equalTo("api_key_not_found"));
  }

  private static String projectOf(String key) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select project_id from api_key where id = ?")
            .bind(0, key)
            .mapTo(String.class)
            .one());
  }

  @Test
  void rolesBoundWhatAMembersKeyMayDo() {
    var owner = newOrganization();
    var admin = join(owner, "admin@example.com", "admin");
    var developer = join(owner, "dev@example.com", "developer");
    var viewer = join(owner, "viewer@example.com", "viewer");
    var billing = join(owner, "money@example.com", "billing");
    String project = post(admin.key(), "/organization/projects", "{\"name\":\"P\"}")
        .extract()
        .path("id");

    post(developer.key(), keysOf(project), "{\"name\":\"k\"}").statusCode(200);
    get(developer.key(), "/organization/users").statusCode(403);
    get(viewer.key(), keysOf(project)).statusCode(200);
    post(viewer.key(), keysOf(project), "{\"name\":\"k\"}")
        .statusCode(403)
        .body("error.message", containsString("role viewer"))
        .body("error.message", containsString("api_keys:write"));
    get(billing.key(), "/organization/projects").statusCode(200);
    get(billing.key(), "/organization/audit_logs").statusCode(403);
    get(admin.key(), "/organization/audit_logs").statusCode(200);
  }

  @Test
  void onlyAnOwnerMakesOrUnmakesAnOwnerAndTheLastOneStays() {
    var shell = newOrganization();
    var owner = join(shell, "owner@example.com", "owner");
    var admin = join(shell, "admin@example.com", "admin");
    var users = "/organization/users/";

    post(admin.key(), users + admin.id(), "{\"role\":\"owner\"}").statusCode(403);
    post(admin.key(), users + owner.id(), "{\"role\":\"viewer\"}").statusCode(403);
    delete(admin.key(), users + owner.id()).statusCode(403);
    post(admin.key(), "/organization/invites", "{\"email\":\"o@example.com\",\"role\":\"owner\"}")
        .statusCode(403);
    delete(admin.key(), "/organization/admin_api_keys/" + keyOf(owner.id())).statusCode(403);
    delete(owner.key(), users + owner.id()).statusCode(400);
    post(owner.key(), users + owner.id(), "{\"role\":\"viewer\"}")
        .statusCode(400)
        .body("error.message", equalTo("An organization keeps at least one owner."));
    post(owner.key(), users + admin.id(), "{\"role\":\"emperor\"}").statusCode(400);

    post(owner.key(), users + admin.id(), "{\"role\":\"owner\"}")
        .statusCode(200)
        .body("role", equalTo("owner"));
    delete(owner.key(), users + owner.id()).statusCode(200);
    await()
        .atMost(2, SECONDS)
        .untilAsserted(() -> get(owner.key(), "/organization/users").statusCode(401));
    get(shell, "/organization/users").body("data.email", contains("admin@example.com"));
    get(shell, users + owner.id()).statusCode(404).body("error.code", equalTo("user_not_found"));
  }

  private static String keyOf(String member) {
    return server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select id from api_key where member_id = ?")
            .bind(0, member)
            .mapTo(String.class)
            .one());
  }

  @Test
  void anInviteWorksOnceForAWeekUnlessItIsTakenBack() {
    var admin = newOrganization();
    var invite = "{\"email\":\"%s\",\"role\":\"viewer\"}";
    var first =
        post(admin, "/organization/invites", invite.formatted("a@example.com")).extract();
    signUp(first.path("code")).statusCode(200);

    signUp(first.path("code")).statusCode(404).body("error.code", equalTo("invite_not_found"));
    get(admin, "/organization/invites/" + first.path("id"))
        .body("status", equalTo("accepted"))
        .body("accepted_at", notNullValue());
    delete(admin, "/organization/invites/" + first.path("id")).statusCode(404);
    post(admin, "/organization/invites", invite.formatted("A@EXAMPLE.com")).statusCode(400);
    post(admin, "/organization/invites", invite.formatted("no address")).statusCode(400);

    var second =
        post(admin, "/organization/invites", invite.formatted("b@example.com")).extract();
    delete(admin, "/organization/invites/" + second.path("id"))
        .statusCode(200)
        .body("object", equalTo("organization.invite.deleted"));
    signUp(second.path("code")).statusCode(404);

    var third =
        post(admin, "/organization/invites", invite.formatted("c@example.com")).extract();
    server.clock().advance(Duration.ofDays(8));
    signUp(third.path("code")).statusCode(404);
    get(admin, "/organization/invites").body("data.status", contains("expired", "accepted"));
  }

  @Test
  void aNarrowAdminKeyMakesNoneThatIsWider() {
    var admin = newOrganization();
    var keys = "/organization/admin_api_keys";
    String narrow = post(
            admin, keys, "{\"name\":\"n\",\"scopes\":[\"admin_api_keys:*\",\"projects:read\"]}")
        .statusCode(200)
        .body("owner.name", equalTo("shell"))
        .extract()
        .path("value");

    get(narrow, "/organization/projects").statusCode(200);
    get(narrow, "/organization/users")
        .statusCode(403)
        .body("error.message", containsString("Missing scopes: members:read."));
    post(narrow, keys, "{\"name\":\"wide\"}").statusCode(403);
    post(narrow, keys, "{\"name\":\"other\",\"scopes\":[\"members:read\"]}").statusCode(403);
    post(narrow, keys, "{\"name\":\"same\",\"scopes\":[\"projects:read\"]}").statusCode(200);
  }

  @Test
  void adminKeysAreListedReplacedAndRevoked() {
    var owner = newOrganization();
    var person = join(owner, "p@example.com", "admin");
    var keys = "/organization/admin_api_keys";
    var made = post(person.key(), keys, "{\"name\":\"ci\"}")
        .statusCode(200)
        .body("owner.type", equalTo("user"))
        .body("owner.id", equalTo(person.id()))
        .extract();
    var path = keys + "/" + made.path("id");

    get(owner, keys).body("data.name", hasItem("ci")).body("data", hasSize(3));
    get(owner, path).body("name", equalTo("ci"));
    post(owner, path + "/rotate", "{}").statusCode(403);
    String fresh = post(person.key(), path + "/rotate", "{\"old_key_expires_in_seconds\":0}")
        .statusCode(200)
        .extract()
        .path("value");
    get(fresh, "/organization/projects").statusCode(200);
    get(made.path("value"), "/organization/projects").statusCode(401);
    delete(owner, path).statusCode(200).body("deleted", equalTo(true));
    get(owner, path).statusCode(404);
  }

  @Test
  void theAuditLogSaysWhoDidWhat() {
    var owner = newOrganization();
    var person = join(owner, "p@example.com", "admin");
    var project =
        post(person.key(), "/organization/projects", "{\"name\":\"P\"}").extract();
    post(person.key(), "/organization/projects/" + project.path("id"), "{\"name\":\"Q\"}");

    var logs = "/organization/audit_logs";
    get(owner, logs + "?project_ids[]=" + project.path("id"))
        .statusCode(200)
        .body("data.type", contains("project.updated", "project.created"))
        .body("data[0].project.name", equalTo("Q"))
        .body("data[0].actor.api_key.user.id", equalTo(person.id()))
        .body("data[0].actor.api_key.user.email", equalTo("p@example.com"))
        .body("data[0].actor.ip_address", equalTo("127.0.0.1"))
        .body("data[1].'project.created'.data.name", equalTo("P"));
    get(owner, logs + "?event_types=user.added").body("data", hasSize(1));
    get(owner, logs + "?actor_ids=" + person.id() + "&resource_ids=" + project.path("id"))
        .body("data", hasSize(2));
    get(owner, logs + "?effective_at[lt]=1000").body("data", hasSize(0));
    get(owner, logs + "?effective_at[gte]=x").statusCode(400);
    get(owner, logs + "?after=nope").statusCode(400).body("error.param", equalTo("after"));

    var types = new ArrayList<String>();
    for (var next = logs + "?limit=2"; next != null; ) {
      var page = get(owner, next).statusCode(200).extract();
      types.addAll(page.<List<String>>path("data.type"));
      boolean more = page.path("has_more");
      next = more ? logs + "?limit=2&after=" + page.<String>path("last_id") : null;
    }
    assertThat(types)
        .containsExactly(
            "project.updated",
            "project.created",
            "api_key.created",
            "user.added",
            "invite.accepted",
            "invite.sent",
            "api_key.created");
  }

  @Test
  void theAuditLogCannotBeRewritten() {
    newProject();

    for (var change : List.of("update audit_log set type = 'x'", "delete from audit_log")) {
      assertThatThrownBy(() -> server.jdbi().useHandle(handle -> handle.execute(change)))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void theShellDoesTheSame() throws Exception {
    var organization = server.project().organizationId();
    var invite = shell(
        "invite", "create", "--organization", organization, "--role", "viewer", "s@example.com");
    signUp(invite).statusCode(200).body("user.email", equalTo("s@example.com"));
    var key = shell(
        "key", "create", "--project", server.project().id(), "--scope", "videos:read", "narrow");

    get(key, "/videos").statusCode(200);
    get(key, "/events").statusCode(403);
    assertThat(shell("member", "list", "--organization", organization))
        .contains("viewer")
        .contains("s@example.com");
    assertThat(shell("audit", "--organization", organization))
        .contains("invite.sent")
        .contains("api_key.created")
        .contains("shell");
  }

  private static String shell(String... arguments) throws Exception {
    var all = new ArrayList<>(
        List.of("admin", "--config", server.folder().resolve("server.yml").toString()));
    all.addAll(List.of(arguments));
    var before = System.out;
    var captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, UTF_8));
    try {
      new KinoraApplication(server.clock(), new SecureRandom()).run(all.toArray(String[]::new));
    } finally {
      System.setOut(before);
    }
    return captured.toString(UTF_8).strip();
  }
}
