package io.kinora.server.testing;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.db.Ids;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * Somebody who has one of everything that the API gives an id to, by the name of the path parameter
 * that takes it, and one of what can be deleted, deleted.
 */
public record Tenant(
    KinoraServer server,
    String organization,
    String projectKey,
    String adminKey,
    Map<String, String> ids,
    Map<String, String> deleted) {
  private static final Ids IDS = new Ids(new SecureRandom());

  /** A new project in an organisation, with everything. */
  public static Tenant settle(KinoraServer server, String organization) {
    var accounts = server.accounts();
    var project = accounts.createProject(organization, "Settled").id();
    var key = accounts.createProjectKey(project, ApiKeyKind.LIVE, "live");
    var admin = accounts.createAdminKey(organization, "admin");
    var tenant = new Tenant(
        server, organization, key.secret(), admin.secret(), new HashMap<>(), new HashMap<>());
    tenant.ids.put("project_id", project);
    tenant.ids.put("api_key_id", key.key().id());
    tenant.ids.put("key_id", admin.key().id());
    tenant.makeVideos();
    tenant.makeCharacter();
    tenant.makeFiles();
    tenant.makePurchase();
    tenant.makeBatch();
    tenant.makeKeys();
    tenant.makeWebhooks(project);
    tenant.makePeople();
    tenant.makeAlerts();
    return tenant;
  }

  /** An id of the same kind that nobody has. */
  public static String unknown(String id) {
    return id.replaceFirst("[0-9a-f]+$", "0".repeat(48));
  }

  public String id(String parameter) {
    var id = ids.get(parameter);
    if (id == null) throw new AssertionError("no tenant has a " + parameter);
    return id;
  }

  /** Makes another key, of the project or, if it is an admin key, of the organisation. */
  public String issue(NewKey wanted) {
    var accounts = server.accounts();
    return (wanted.kind() == ApiKeyKind.ADMIN
            ? accounts.createAdminKey(organization, null, wanted)
            : accounts.createProjectKey(id("project_id"), wanted))
        .secret();
  }

  private void makeVideos() {
    ids.put("video_id", newVideo());
    var gone = newVideo();
    server.api(projectKey).post("/videos/" + gone + "/cancel").then().statusCode(200);
    server.api(projectKey).delete("/videos/" + gone).then().statusCode(200);
    deleted.put("video_id", gone);
  }

  private String newVideo() {
    return post(projectKey, "/videos", "{\"prompt\":\"mine\"}", "id");
  }

  private String post(String key, String path, String json, String field) {
    return server
        .api(key)
        .contentType("application/json")
        .body(json)
        .post(path)
        .then()
        .statusCode(200)
        .extract()
        .path(field);
  }

  /** A clip that was checked, as a row alone: what is asked for is the character. */
  private void makeCharacter() {
    var character = "char_" + id("project_id");
    server.jdbi().useTransaction(handle -> {
      handle.execute(
          "insert into input (id, project_id, content_type, key, bytes, sha256, width, height,"
              + " seconds, created_at) values (?, ?, 'video/mp4', 'x', 1, '', 1280, 720, 2, now())",
          "input_" + id("project_id"),
          id("project_id"));
      handle.execute(
          "insert into character (id, project_id, name, input_id, created_at)"
              + " values (?, ?, 'Ada', ?, now())",
          character,
          id("project_id"),
          "input_" + id("project_id"));
    });
    ids.put("character_id", character);
  }

  private void makePurchase() {
    var purchase = "pur_" + id("project_id");
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "insert into purchase (id, organization_id, kind, amount_micro, status)"
                + " values (?, ?, 'credit', 5000000, 'pending')",
            purchase,
            organization));
    ids.put("purchase_id", purchase);
  }

  private void makeFiles() {
    ids.put("file_id", newFile());
    deleted.put("file_id", newFile());
    server.api(projectKey).delete("/files/" + deleted.get("file_id")).then().statusCode(200);
  }

  private void makeBatch() {
    var line = "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/videos\","
        + "\"body\":{\"prompt\":\"mine\"}}";
    String file = server
        .api(projectKey)
        .multiPart("purpose", "batch")
        .multiPart("file", "lines.jsonl", line.getBytes(StandardCharsets.UTF_8))
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
    var body = "{\"input_file_id\":\"" + file
        + "\",\"endpoint\":\"/v1/videos\",\"completion_window\":\"24h\"}";
    ids.put("batch_id", post(projectKey, "/batches", body, "id"));
  }

  private String newFile() {
    return server
        .api(projectKey)
        .multiPart("purpose", "user_data")
        .multiPart("file", "notes.txt", new byte[] {'x'})
        .post("/files")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private void makeKeys() {
    var keys = "/organization/projects/" + id("project_id") + "/api_keys";
    deleted.put("api_key_id", post(adminKey, keys, "{\"name\":\"gone\"}", "id"));
    server.api(adminKey).delete(keys + "/" + deleted.get("api_key_id")).then().statusCode(200);
    var adminKeys = "/organization/admin_api_keys";
    deleted.put("key_id", post(adminKey, adminKeys, "{\"name\":\"gone\"}", "id"));
    server.api(adminKey).delete(adminKeys + "/" + deleted.get("key_id")).then().statusCode(200);
  }

  /** By hand, because nobody answers at a public address here. */
  private void makeWebhooks(String project) {
    var mine = newEndpoint(project);
    var delivery = IDS.next("delivery");
    server.jdbi().useHandle(handle -> handle.execute("""
        insert into webhook_delivery (id, endpoint_id, event_id, status, next_attempt_at)
        select ?, ?, id, 'succeeded', null from event where project_id = ? limit 1
        """, delivery, mine, project));
    ids.put("webhook_endpoint_id", mine);
    ids.put("webhook_delivery_id", delivery);
    deleted.put("webhook_endpoint_id", newEndpoint(project));
    server
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update webhook_endpoint set deleted_at = now() where id = ?",
            deleted.get("webhook_endpoint_id")));
  }

  private String newEndpoint(String project) {
    var id = IDS.next("endpoint");
    server.jdbi().useHandle(handle -> handle.execute("""
        insert into webhook_endpoint (id, project_id, name, url, event_types, secret, secret_hint)
        values (?, ?, 'x', 'https://example.com/', '{video.failed}', '', 'x')
        """, id, project));
    return id;
  }

  private void makeAlerts() {
    var alerts = "/organization/spend_alerts";
    var json = "{\"threshold_amount\":100,\"currency\":\"USD\",\"interval\":\"month\","
        + "\"notification_channel\":{\"type\":\"email\",\"recipients\":[\"a@example.com\"]}}";
    ids.put("alert_id", post(adminKey, alerts, json, "id"));
    deleted.put("alert_id", post(adminKey, alerts, json, "id"));
    server.api(adminKey).delete(alerts + "/" + deleted.get("alert_id")).then().statusCode(200);
  }

  private void makePeople() {
    ids.put("user_id", join("user-" + id("project_id") + "@example.com"));
    ids.put("invite_id", invite("next-" + id("project_id") + "@example.com", "id"));
    deleted.put("user_id", join("gone-" + id("project_id") + "@example.com"));
    deleted.put("invite_id", invite("back-" + id("project_id") + "@example.com", "id"));
    var api = server.api(adminKey);
    api.delete("/organization/users/" + deleted.get("user_id")).then().statusCode(200);
    server
        .api(adminKey)
        .delete("/organization/invites/" + deleted.get("invite_id"))
        .then()
        .statusCode(200);
  }

  private String invite(String email, String field) {
    var json = "{\"email\":\"%s\",\"role\":\"viewer\"}".formatted(email);
    return post(adminKey, "/organization/invites", json, field);
  }

  private String join(String email) {
    var code = invite(email, "code");
    return server
        .anonymous()
        .contentType("application/json")
        .body("{\"code\":\"" + code + "\",\"name\":\"x\"}")
        .post("/sign_up")
        .then()
        .statusCode(200)
        .extract()
        .path("user.id");
  }
}
