package io.kinora.server.organization;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.ApiKey;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.IssuedKey;
import io.kinora.server.accounts.KeyChange;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.KeyService.Owner;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.accounts.ProjectService;
import io.kinora.server.api.ProjectKeysApi;
import io.kinora.server.api.WireCreateProjectApiKeyRequest;
import io.kinora.server.api.WireDeletedProjectApiKey;
import io.kinora.server.api.WireProjectApiKey;
import io.kinora.server.api.WireProjectApiKeyList;
import io.kinora.server.api.WireProjectApiKeyOwner;
import io.kinora.server.api.WireProjectApiKeyWithValue;
import io.kinora.server.api.WireProjectServiceAccount;
import io.kinora.server.api.WireRotateApiKeyRequest;
import io.kinora.server.api.WireUpdateProjectApiKeyRequest;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UnixTime;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/projects/{project_id}/api_keys}. */
public final class ProjectKeysResource implements ProjectKeysApi {
  private final ProjectService projects;
  private final KeyService keys;

  ProjectKeysResource(ProjectService projects, KeyService keys) {
    this.projects = projects;
    this.keys = keys;
  }

  @Override
  public WireProjectApiKeyWithValue createProjectApiKey(
      AdminCaller caller,
      String projectId,
      WireCreateProjectApiKeyRequest body,
      ContainerRequestContext request) {
    var project = projects.getActive(caller.organization(), projectId);
    var kind =
        body.kind() == null ? "live" : Values.oneOf("kind", body.kind(), List.of("live", "test"));
    var wanted = new NewKey(
        ApiKeyKind.of(kind),
        body.name(),
        body.scopes(),
        body.allowedAddresses(),
        UnixTime.of("expires_at", body.expiresAt()),
        body.monthlyCapMicro());
    var owner = new Owner(project.organizationId(), project.id(), caller.member());
    return onTheWire(keys.create(caller.actor(), owner, wanted));
  }

  @Override
  public WireProjectApiKeyList listProjectApiKeys(
      AdminCaller caller,
      String projectId,
      @Nullable String after,
      String limit,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var project = projects.get(caller.organization(), projectId).id();
    var found = keys.list(caller.organization(), project, after, count + 1);
    var page = Page.of(found, count, ApiKey::id, ProjectKeysResource::onTheWire);
    return new WireProjectApiKeyList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireProjectApiKey getProjectApiKey(
      AdminCaller caller, String projectId, String id, ContainerRequestContext request) {
    return onTheWire(find(caller, projectId, id));
  }

  @Override
  public WireProjectApiKey updateProjectApiKey(
      AdminCaller caller,
      String projectId,
      String id,
      WireUpdateProjectApiKeyRequest body,
      ContainerRequestContext request) {
    var change = new KeyChange(
        body.name(),
        body.scopes(),
        body.allowedAddresses(),
        UnixTime.of("expires_at", body.expiresAt()),
        body.monthlyCapMicro());
    return onTheWire(keys.update(caller.actor(), find(caller, projectId, id), change));
  }

  @Override
  public WireDeletedProjectApiKey deleteProjectApiKey(
      AdminCaller caller, String projectId, String id, ContainerRequestContext request) {
    keys.revoke(caller.actor(), find(caller, projectId, id));
    return new WireDeletedProjectApiKey(id, "organization.project.api_key.deleted", true);
  }

  @Override
  public WireProjectApiKeyWithValue rotateProjectApiKey(
      AdminCaller caller,
      String projectId,
      String id,
      WireRotateApiKeyRequest body,
      ContainerRequestContext request) {
    var old = find(caller, projectId, id);
    return onTheWire(keys.rotate(caller.actor(), old, Grace.of(body)));
  }

  private ApiKey find(AdminCaller caller, String projectId, String id) {
    var project = projects.get(caller.organization(), projectId);
    return keys.get(caller.organization(), project.id(), id);
  }

  private static WireProjectApiKey onTheWire(ApiKey key) {
    var account = new WireProjectServiceAccount(
        key.id(),
        "organization.project.service_account",
        key.name(),
        "member",
        key.createdAt().getEpochSecond());
    return new WireProjectApiKey(
        key.id(),
        "organization.project.api_key",
        key.name(),
        key.hint(),
        key.createdAt().getEpochSecond(),
        UnixTime.seconds(key.lastUsedAt()),
        UnixTime.seconds(key.expiresAt()),
        new WireProjectApiKeyOwner("service_account", account),
        key.kind().word(),
        key.scopes(),
        key.allowedAddresses(),
        key.monthlyCapMicro());
  }

  private static WireProjectApiKeyWithValue onTheWire(IssuedKey issued) {
    var key = onTheWire(issued.key());
    return new WireProjectApiKeyWithValue(
        key.id(),
        key._object(),
        key.name(),
        key.redactedValue(),
        key.createdAt(),
        key.lastUsedAt(),
        key.expiresAt(),
        key.owner(),
        key.kind(),
        key.scopes(),
        key.allowedAddresses(),
        key.monthlyCapMicro(),
        issued.secret());
  }
}
