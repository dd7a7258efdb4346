package io.kinora.server.accounts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.kinora.server.testing.KinoraServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthenticationIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  @Test
  void aRequestWithoutAKeyIsToldHowToSendOne() {
    for (var header : List.of("", "Basic abc", "Bearer", "Bearer  ")) {
      server
          .anonymous()
          .header("Authorization", header)
          .get("/videos")
          .then()
          .statusCode(401)
          .body("error.code", equalTo("missing_api_key"))
          .body("error.message", containsString("Authorization: Bearer YOUR_KEY"));
    }
  }

  @Test
  void aWrongKeyIsRefusedWithoutBeingRepeated() {
    var wrong = server.liveKey().substring(0, server.liveKey().length() - 1) + "_";

    server
        .api(wrong)
        .get("/videos")
        .then()
        .statusCode(401)
        .body("error.code", equalTo("invalid_api_key"))
        .body("error.message", not(containsString(wrong)));
  }

  @Test
  void anAdminKeyMakesNoVideos() {
    server
        .api(server.adminKey())
        .get("/videos")
        .then()
        .statusCode(403)
        .body("error.code", equalTo("permission_denied"));
  }

  @Test
  void theSchemeIsReadWithoutRegardToCase() {
    server
        .anonymous()
        .header("Authorization", "bearer " + server.liveKey())
        .get("/videos")
        .then()
        .statusCode(200);
  }

  @Test
  void aRevokedKeyIsRefusedWithinASecond() {
    var issued =
        server.accounts().createProjectKey(server.project().id(), ApiKeyKind.LIVE, "short-lived");
    server.api(issued.secret()).get("/videos").then().statusCode(200);

    server.accounts().revokeKey(issued.key().id());

    // The second of the promise, and one for a slow machine.
    await()
        .atMost(2, SECONDS)
        .untilAsserted(() -> server.api(issued.secret()).get("/videos").then().statusCode(401));
  }

  @Test
  void theKeysOfAnArchivedProjectStopWorking() {
    var project = server.accounts().createProject(server.project().organizationId(), "Ended");
    var key =
        server.accounts().createProjectKey(project.id(), ApiKeyKind.LIVE, "k").secret();

    server.accounts().archiveProject(project.id());

    server.api(key).get("/videos").then().statusCode(401);
  }

  @Test
  void aKeyWithScopesDoesWhatTheySayAndNoMore() {
    var key = keyWith("scopes = '{videos:read}'");

    server.api(key).get("/videos").then().statusCode(200);
    server.api(key).get("/models").then().statusCode(200);
    server
        .api(key)
        .contentType("application/json")
        .body("{\"prompt\":\"x\"}")
        .post("/videos")
        .then()
        .statusCode(403)
        .body("error.code", equalTo("permission_denied"))
        .body("error.message", containsString("Missing scopes: videos:write."));
    server.api(key).multiPart("prompt", "x").post("/videos").then().statusCode(403);
    server.api(key).get("/webhook_endpoints").then().statusCode(403);
  }

  @Test
  void aKeyWithAnAllowListWorksFromItsAddressesOnly() {
    var near = keyWith("allowed_addresses = '{10.0.0.0/8,127.0.0.1}'");
    var far = keyWith("allowed_addresses = '{10.0.0.0/8}'");

    server.api(near).get("/videos").then().statusCode(200);
    server
        .api(far)
        .get("/videos")
        .then()
        .statusCode(403)
        .body("error.message", containsString("does not work from the address 127.0.0.1"));
  }

  private static String keyWith(String change) {
    var issued =
        server.accounts().createProjectKey(server.project().id(), ApiKeyKind.LIVE, "narrow");
    var id = issued.key().id();
    server
        .jdbi()
        .useHandle(handle -> handle.execute("update api_key set " + change + " where id = ?", id));
    return issued.secret();
  }
}
