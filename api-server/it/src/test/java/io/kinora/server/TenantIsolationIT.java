package io.kinora.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.SpecConformance;
import io.kinora.server.testing.Tenant;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What one tenant can find out about another: nothing. Every operation of the contract is in the
 * table, with the scope that it needs and, where it has one, the body that it takes.
 */
class TenantIsolationIT {
  private static final String NO_SCOPE = "";
  private static final String NO_KEY = "public";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private record Row(String scope, String body) {}

  private static Map.Entry<String, Row> row(String operation, String scope) {
    return row(operation, scope, "");
  }

  private static Map.Entry<String, Row> row(String operation, String scope, String body) {
    return entry(operation, new Row(scope, body));
  }

  /** Stands for a multipart form with a file. */
  private static final String FORM = "form";

  private static final String NAME = "{\"name\":\"x\"}";
  private static final String BATCH =
      "{\"input_file_id\":\"x\",\"endpoint\":\"/v1/videos\",\"completion_window\":\"24h\"}";
  private static final String PROMPT = "{\"prompt\":\"x\"}";
  private static final String CHANGE = "{\"video\":{\"id\":\"video_x\"},\"prompt\":\"x\"}";
  private static final String PROJECTS = " /v1/organization/projects";
  private static final String KEYS = PROJECTS + "/{project_id}/api_keys";
  private static final String ADMIN_KEYS = " /v1/organization/admin_api_keys";
  private static final String USERS = " /v1/organization/users";
  private static final String INVITES = " /v1/organization/invites";
  private static final String WORKERS = " /v1/admin/workers";
  private static final String BILLING = " /v1/organization/billing";
  private static final String LIMIT =
      "{\"threshold_amount\":500,\"currency\":\"USD\",\"interval\":\"month\"}";
  private static final String ALERT = LIMIT.replace(
      "}", ",\"notification_channel\":{\"type\":\"email\",\"recipients\":[\"a@example.com\"]}}");
  private static final String ALERTS = " /v1/organization/spend_alerts";
  private static final String PROJECT_ALERTS = PROJECTS + "/{project_id}/spend_alerts";
  private static final String ENDPOINTS = " /v1/webhook_endpoints";

  private static final Map<String, Row> TABLE = Map.ofEntries(
      row("POST /v1/videos", "videos:write", PROMPT),
      row("GET /v1/videos", "videos:read"),
      row("GET /v1/videos/{video_id}", "videos:read"),
      row("DELETE /v1/videos/{video_id}", "videos:write"),
      row("GET /v1/videos/{video_id}/content", "videos:read"),
      row("POST /v1/videos/{video_id}/remix", "videos:write", PROMPT),
      row("POST /v1/videos/{video_id}/cancel", "videos:write"),
      row("POST /v1/videos/edits", "videos:write", CHANGE),
      row("POST /v1/videos/extensions", "videos:write", CHANGE),
      row("POST /v1/videos/characters", "videos:write", FORM),
      row("GET /v1/videos/characters/{character_id}", "videos:read"),
      row("POST /v1/content_provenance_checks", "videos:write", FORM),
      row("GET /v1/videos/{video_id}/events", "videos:read"),
      row("POST /v1/videos/{video_id}/content_url", "videos:write", "{}"),
      row("GET /v1/videos/{video_id}/content/{variant}", NO_KEY),
      row("POST /v1/batches", "videos:write", BATCH),
      row("GET /v1/batches", "videos:read"),
      row("GET /v1/batches/{batch_id}", "videos:read"),
      row("POST /v1/batches/{batch_id}/cancel", "videos:write"),
      row("POST /v1/files", "files:write", FORM),
      row("GET /v1/files", "files:read"),
      row("GET /v1/files/{file_id}", "files:read"),
      row("DELETE /v1/files/{file_id}", "files:write"),
      row("GET /v1/files/{file_id}/content", "files:read"),
      row("GET /v1/events", "events:read"),
      row("GET /v1/models", NO_SCOPE),
      row("GET /v1/limits", NO_SCOPE),
      row("GET /v1/models/{model}", NO_SCOPE),
      row(
          "POST" + ENDPOINTS,
          "webhooks:write",
          "{\"name\":\"x\",\"url\":\"https://example.com\",\"event_types\":[\"video.failed\"]}"),
      row("GET" + ENDPOINTS, "webhooks:read"),
      row("GET" + ENDPOINTS + "/{webhook_endpoint_id}", "webhooks:read"),
      row("POST" + ENDPOINTS + "/{webhook_endpoint_id}", "webhooks:write", NAME),
      row("DELETE" + ENDPOINTS + "/{webhook_endpoint_id}", "webhooks:write"),
      row("POST" + ENDPOINTS + "/{webhook_endpoint_id}/rotate_secret", "webhooks:write", "{}"),
      row(
          "POST" + ENDPOINTS + "/{webhook_endpoint_id}/test",
          "webhooks:write",
          "{\"event_type\":\"video.failed\"}"),
      row("GET" + ENDPOINTS + "/{webhook_endpoint_id}/deliveries", "webhooks:read"),
      row("GET /v1/webhook_deliveries/{webhook_delivery_id}", "webhooks:read"),
      row("POST /v1/webhook_deliveries/{webhook_delivery_id}/redeliver", "webhooks:write"),
      row("GET /v1/webhook_event_types", "webhooks:read"),
      row("GET /v1/webhook_signing_secret", "webhooks:read"),
      row("POST /v1/webhook_signing_secret/rotate", "webhooks:write", "{}"),
      row("POST" + PROJECTS, "projects:write", NAME),
      row("GET" + PROJECTS, "projects:read"),
      row("GET" + PROJECTS + "/{project_id}", "projects:read"),
      row("POST" + PROJECTS + "/{project_id}", "projects:write", NAME),
      row("POST" + PROJECTS + "/{project_id}/archive", "projects:write"),
      row("POST" + KEYS, "api_keys:write", NAME),
      row("GET" + KEYS, "api_keys:read"),
      row("GET" + KEYS + "/{api_key_id}", "api_keys:read"),
      row("POST" + KEYS + "/{api_key_id}", "api_keys:write", NAME),
      row("DELETE" + KEYS + "/{api_key_id}", "api_keys:write"),
      row("POST" + KEYS + "/{api_key_id}/rotate", "api_keys:write", "{}"),
      row("POST" + ADMIN_KEYS, "admin_api_keys:write", NAME),
      row("GET" + ADMIN_KEYS, "admin_api_keys:read"),
      row("GET" + ADMIN_KEYS + "/{key_id}", "admin_api_keys:read"),
      row("DELETE" + ADMIN_KEYS + "/{key_id}", "admin_api_keys:write"),
      row("POST" + ADMIN_KEYS + "/{key_id}/rotate", "admin_api_keys:write", "{}"),
      row("GET" + USERS, "members:read"),
      row("GET" + USERS + "/{user_id}", "members:read"),
      row("POST" + USERS + "/{user_id}", "members:write", "{\"role\":\"viewer\"}"),
      row("DELETE" + USERS + "/{user_id}", "members:write"),
      row("POST" + INVITES, "members:write", "{\"email\":\"x@example.com\",\"role\":\"viewer\"}"),
      row("GET" + INVITES, "members:read"),
      row("GET" + INVITES + "/{invite_id}", "members:read"),
      row("DELETE" + INVITES + "/{invite_id}", "members:write"),
      row("GET /v1/capacity", NO_KEY),
      row("GET" + WORKERS, "operations:read"),
      row("POST" + WORKERS + "/{worker_id}/cordon", "operations:write"),
      row("POST" + WORKERS + "/{worker_id}/uncordon", "operations:write"),
      row("POST" + WORKERS + "/{worker_id}/drain", "operations:write"),
      row("GET /v1/admin/queue", "operations:read"),
      row("GET /v1/admin/videos/{video_id}/attempts", "operations:read"),
      row("POST /v1/admin/videos/{video_id}/requeue", "operations:write"),
      row("POST /v1/sign_up", NO_KEY, "{\"code\":\"x\",\"name\":\"x\"}"),
      row("GET /v1/sign_in", NO_KEY),
      row("POST /v1/sign_in", NO_KEY, "{\"token\":\"x\"}"),
      row("POST /v1/sign_in/links", NO_KEY, "{\"email\":\"x@example.com\"}"),
      row("POST /v1/organization/session", NO_SCOPE),
      row("GET /v1/organization/session", NO_SCOPE),
      row("DELETE /v1/organization/session", NO_SCOPE),
      row("GET /v1/organization/usage/videos", "usage:read"),
      row("GET /v1/organization/usage/videos.csv", "usage:read"),
      row("GET /v1/organization/costs", "usage:read"),
      row("GET /v1/organization/costs.csv", "usage:read"),
      row("GET /v1/organization/audit_logs", "audit_logs:read"),
      row("POST /v1/videos/quotes", "videos:write", "{}"),
      row("GET" + BILLING + "/balance", "billing:read"),
      row("GET" + BILLING + "/entries", "billing:read"),
      row("GET" + BILLING + "/prices", "billing:read"),
      row("GET /v1/organization/spend_limit", "billing:read"),
      row("POST /v1/organization/spend_limit", "billing:write", LIMIT),
      row("DELETE /v1/organization/spend_limit", "billing:write"),
      row("GET" + PROJECTS + "/{project_id}/spend_limit", "billing:read"),
      row("POST" + PROJECTS + "/{project_id}/spend_limit", "billing:write", LIMIT),
      row("DELETE" + PROJECTS + "/{project_id}/spend_limit", "billing:write"),
      row("POST" + ALERTS, "billing:write", ALERT),
      row("GET" + ALERTS, "billing:read"),
      row("GET" + ALERTS + "/{alert_id}", "billing:read"),
      row("POST" + ALERTS + "/{alert_id}", "billing:write", ALERT),
      row("DELETE" + ALERTS + "/{alert_id}", "billing:write"),
      row("POST" + PROJECT_ALERTS, "billing:write", ALERT),
      row("GET" + PROJECT_ALERTS, "billing:read"),
      row("GET" + PROJECT_ALERTS + "/{alert_id}", "billing:read"),
      row("POST" + PROJECT_ALERTS + "/{alert_id}", "billing:write", ALERT),
      row("DELETE" + PROJECT_ALERTS + "/{alert_id}", "billing:write"),
      row("GET" + PROJECTS + "/{project_id}/rate_limits", "rate_limits:read"),
      row(
          "POST" + PROJECTS + "/{project_id}/rate_limits/{rate_limit_id}",
          "rate_limits:write",
          "{}"),
      row(
          "POST /v1/admin/credits",
          "operations:write",
          "{\"organization_id\":\"x\",\"amount\":\"1\"}"),
      row("POST /v1/admin/ledger/checks", "operations:write"),
      row("GET" + BILLING + "/auto_top_up", "billing:read"),
      row("POST" + BILLING + "/auto_top_up", "billing:write", "{}"),
      row(
          "POST" + BILLING + "/checkout_sessions",
          "billing:write",
          "{\"amount\":\"5\",\"success_url\":\"https://a.example\",\"cancel_url\":\"https://a.example\"}"),
      row(
          "POST" + BILLING + "/portal_sessions",
          "billing:write",
          "{\"return_url\":\"https://a.example\"}"),
      row("GET" + BILLING + "/purchases", "billing:read"),
      row("GET" + BILLING + "/purchases/{purchase_id}", "billing:read"),
      row("POST" + BILLING + "/purchases/{purchase_id}/refund", "billing:write", "{}"));

  /** What is the same for every tenant. */
  private static final Map<String, String> SHARED =
      Map.of("model", "sora-2", "variant", "video", "rate_limit_id", "rl-sora-2");

  private static Tenant me;
  private static Tenant otherOrganization;
  private static Tenant otherProject;

  @BeforeAll
  static void settle() {
    me = Tenant.settle(server, server.accounts().createOrganization("Mine").id());
    otherOrganization =
        Tenant.settle(server, server.accounts().createOrganization("Theirs").id());
    otherProject = Tenant.settle(server, me.organization());
  }

  private static boolean isAdministration(String operation) {
    return operation.contains(" /v1/organization/") || operation.contains(" /v1/admin/");
  }

  private static Response call(String key, String operation, Map<String, String> ids) {
    var parts = operation.split(" ", 2);
    var path = PARAMETER
        .matcher(parts[1].substring("/v1".length()))
        .replaceAll(parameter ->
            ids.getOrDefault(parameter.group(1), SHARED.getOrDefault(parameter.group(1), "none")));
    var request = key.isEmpty() ? server.anonymous() : server.api(key);
    var body = row(operation).body();
    if (body.equals(FORM)) {
      request.multiPart("purpose", "user_data").multiPart("file", "x.txt", new byte[] {'x'});
    } else if (!parts[0].equals("GET")) {
      request.contentType("application/json");
      if (!body.isEmpty()) request.body(body);
    }
    return request.request(parts[0], path);
  }

  private static Row row(String operation) {
    var row = TABLE.get(operation);
    if (row == null) throw new AssertionError(operation + " is not in the table");
    return row;
  }

  private static List<String> parameters(String operation) {
    var names = new ArrayList<String>();
    for (var found = PARAMETER.matcher(operation); found.find(); ) names.add(found.group(1));
    names.removeAll(SHARED.keySet());
    return names;
  }

  @Test
  void everyOperationIsInTheTableAndNoOther() {
    assertThat(new TreeSet<>(TABLE.keySet()))
        .isEqualTo(new TreeSet<>(new SpecConformance().operations()));
  }

  @Test
  void withoutAKeyNothingIsToldThatIsNotPublic() {
    TABLE.forEach((operation, row) -> {
      if (!row.scope().equals(NO_KEY)) {
        assertThat(call("", operation, me.ids()).statusCode()).as(operation).isEqualTo(401);
      }
    });
  }

  @Test
  void withoutItsScopeNoOperationIsPerformed() {
    TABLE.forEach((operation, row) -> {
      if (row.scope().equals(NO_KEY) || row.scope().equals(NO_SCOPE)) return;
      var kind = isAdministration(operation) ? ApiKeyKind.ADMIN : ApiKeyKind.LIVE;
      var answer = call(keyWithoutScope(kind, row.scope()), operation, me.ids());

      assertThat(answer.statusCode()).as(operation).isEqualTo(403);
      assertThat(answer.<String>path("error.message")).as(operation).contains(row.scope());
    });
  }

  private final Map<String, String> narrowKeys = new HashMap<>();

  /** A key with one scope, which is not the one. */
  private String keyWithoutScope(ApiKeyKind kind, String scope) {
    var other = kind == ApiKeyKind.ADMIN
        ? scope.equals("usage:read") ? "projects:read" : "usage:read"
        : scope.equals("events:read") ? "videos:read" : "events:read";
    return narrowKeys.computeIfAbsent(
        other, word -> me.issue(new NewKey(kind, "narrow", List.of(word), null, null, null)));
  }

  @Test
  void aKeyOfTheOtherKindIsTurnedAway() {
    TABLE.forEach((operation, row) -> {
      if (row.scope().equals(NO_KEY)) return;
      var wrong = isAdministration(operation) ? me.projectKey() : me.adminKey();

      assertThat(call(wrong, operation, me.ids()).statusCode()).as(operation).isEqualTo(403);
    });
  }

  @Test
  void whatIsAnothersLooksAsIfItDidNotExist() {
    for (var operation : TABLE.keySet()) {
      // The operator's reach ends at no tenant.
      if (operation.contains(" /v1/admin/")) continue;
      for (var parameter : parameters(operation)) {
        var missing = with(parameter, Tenant.unknown(me.id(parameter)));
        var truth = call(keyFor(operation), operation, missing);
        assertThat(truth.statusCode()).as(operation).isEqualTo(404);
        for (var stranger : strangers(parameter)) {
          var ids = with(parameter, stranger);
          var answer = call(keyFor(operation), operation, ids);

          assertThat(answer.statusCode()).as("%s with %s", operation, stranger).isEqualTo(404);
          assertThat(answer.asString().replace(stranger, "ID"))
              .isEqualTo(truth.asString().replace(missing.get(parameter), "ID"));
        }
      }
    }
  }

  /** What another project of the same organisation has is as strange to a project as the rest. */
  private static List<String> strangers(String parameter) {
    var foreign = new ArrayList<>(List.of(otherOrganization.id(parameter)));
    var ofProject = !List.of(
            "project_id", "key_id", "user_id", "invite_id", "purchase_id", "alert_id")
        .contains(parameter);
    if (ofProject) foreign.add(otherProject.id(parameter));
    return foreign;
  }

  private static Map<String, String> with(String parameter, String id) {
    var ids = new HashMap<>(me.ids());
    ids.put(parameter, id);
    return ids;
  }

  private static String keyFor(String operation) {
    return isAdministration(operation) ? me.adminKey() : me.projectKey();
  }

  @Test
  void whatIsDeletedLooksAsIfItDidNotExist() {
    for (var operation : TABLE.keySet()) {
      if (operation.contains(" /v1/admin/")) continue;
      for (var parameter : parameters(operation)) {
        var deleted = me.deleted().get(parameter);
        if (deleted == null) continue;
        var answer = call(keyFor(operation), operation, with(parameter, deleted));

        assertThat(answer.statusCode()).as("%s, deleted", operation).isEqualTo(404);
      }
    }
  }

  @Test
  void noListNamesWhatIsAnothers() {
    var foreign = new TreeSet<>(otherOrganization.ids().values());
    for (var operation : TABLE.keySet()) {
      if (!operation.startsWith("GET ") || !parameters(operation).isEmpty()) continue;
      var answer = call(keyFor(operation), operation, me.ids());

      assertThat(answer.asString()).as(operation).doesNotContain(foreign);
      assertThat(answer.asString()).as(operation).doesNotContain(otherOrganization.organization());
    }
  }
}
