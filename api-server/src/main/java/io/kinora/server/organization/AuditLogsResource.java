package io.kinora.server.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.AuditLogsApi;
import io.kinora.server.api.WireAuditLogList;
import io.kinora.server.audit.AuditEntry;
import io.kinora.server.audit.AuditFilter;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.QueryLists;
import io.kinora.server.http.UnixTime;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/audit_logs}. */
public final class AuditLogsResource implements AuditLogsApi {
  private final AuditLog audit;
  private final ObjectMapper json;

  AuditLogsResource(AuditLog audit, ObjectMapper json) {
    this.audit = audit;
    this.json = json;
  }

  @Override
  public WireAuditLogList listAuditLogs(
      AdminCaller caller,
      @Nullable String after,
      String limit,
      @Nullable String gt,
      @Nullable String gte,
      @Nullable String lt,
      @Nullable String lte,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var filter = new AuditFilter(
        bound("gte", gte, "gt", gt),
        bound("lt", lt, "lte", lte),
        QueryLists.of(request, "project_ids"),
        QueryLists.of(request, "event_types"),
        QueryLists.of(request, "actor_ids"),
        QueryLists.of(request, "resource_ids"));
    var before = after == null ? null : position(caller, after);
    var found = audit.page(caller.organization(), before, filter, count + 1);
    var page = Page.of(found, count, AuditEntry::id, this::onTheWire);
    return new WireAuditLogList("list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  private Long position(AdminCaller caller, String after) {
    return audit
        .position(caller.organization(), after)
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "after", "Invalid value: '" + after + "'. It is not the id of an audit log."));
  }

  /** A bound with its own second, or the one after a second. */
  private static @Nullable Instant bound(
      String at, @Nullable String atText, String after, @Nullable String afterText) {
    var exact = UnixTime.parse("effective_at[" + at + "]", atText);
    var second = UnixTime.parse("effective_at[" + after + "]", afterText);
    return exact != null || second == null ? exact : second.plusSeconds(1);
  }

  private JsonNode onTheWire(AuditEntry entry) {
    var node = json.createObjectNode()
        .put("id", entry.id())
        .put("object", "organization.audit_log")
        .put("type", entry.type())
        .put("effective_at", entry.effectiveAt().getEpochSecond());
    node.set("project", project(entry));
    node.set("actor", actor(entry));
    var what = json.createObjectNode().put("id", entry.resourceId());
    what.set(entry.type().endsWith(".updated") ? "changes_requested" : "data", entry.details());
    node.set(entry.type(), what);
    return node;
  }

  private @Nullable ObjectNode project(AuditEntry entry) {
    if (entry.projectId() == null) return null;
    return json.createObjectNode().put("id", entry.projectId()).put("name", entry.projectName());
  }

  private ObjectNode actor(AuditEntry entry) {
    if (entry.actorKeyId() == null && entry.actorMemberId() == null) {
      return json.createObjectNode().put("type", "shell");
    }
    if (entry.bySignIn()) return session(entry);
    var key = json.createObjectNode()
        .put("id", entry.actorKeyId())
        .put("type", entry.actorMemberId() == null ? "service_account" : "user");
    if (entry.actorMemberId() != null) {
      key.putObject("user").put("id", entry.actorMemberId()).put("email", entry.actorEmail());
    }
    var actor = json.createObjectNode().put("type", "api_key");
    actor.set("api_key", key);
    return actor.put("ip_address", entry.address());
  }

  private ObjectNode session(AuditEntry entry) {
    var actor = json.createObjectNode().put("type", "session");
    var session = actor.putObject("session").put("ip_address", entry.address());
    session.putObject("user").put("id", entry.actorMemberId()).put("email", entry.actorEmail());
    return actor;
  }
}
