package io.kinora.server.organization;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.ApiKey;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.KeyService.Owner;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.accounts.Role;
import io.kinora.server.api.AdminKeysApi;
import io.kinora.server.api.WireAdminApiKey;
import io.kinora.server.api.WireAdminApiKeyList;
import io.kinora.server.api.WireAdminApiKeyWithValue;
import io.kinora.server.api.WireCreateAdminApiKeyRequest;
import io.kinora.server.api.WireDeletedAdminApiKey;
import io.kinora.server.api.WireRotateApiKeyRequest;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UnixTime;
import io.kinora.server.members.Member;
import io.kinora.server.members.MemberService;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/admin_api_keys}. */
public final class AdminKeysResource implements AdminKeysApi {
  private final KeyService keys;
  private final MemberService members;

  AdminKeysResource(KeyService keys, MemberService members) {
    this.keys = keys;
    this.members = members;
  }

  @Override
  public WireAdminApiKeyWithValue createAdminApiKey(
      AdminCaller caller, WireCreateAdminApiKeyRequest body, ContainerRequestContext request) {
    requireNoMore(caller.scopes(), body.scopes());
    var wanted = new NewKey(
        ApiKeyKind.ADMIN,
        body.name(),
        body.scopes(),
        body.allowedAddresses(),
        UnixTime.of("expires_at", body.expiresAt()),
        null);
    var owner = new Owner(caller.organization(), null, caller.member());
    var issued = keys.create(caller.actor(), owner, wanted);
    return AdminKeyWriter.onTheWire(issued, owners(List.of(issued.key())).get(caller.member()));
  }

  /** A narrow key makes none that is wider. */
  private static void requireNoMore(@Nullable List<String> mine, @Nullable List<String> wanted) {
    if (mine == null || mine.contains("*")) return;
    if (wanted == null || !new HashSet<>(mine).containsAll(wanted)) {
      throw ApiError.PERMISSION_DENIED.because(
          "A key with scopes can only make keys with some of these scopes: "
              + String.join(", ", mine) + ".");
    }
  }

  @Override
  public WireAdminApiKeyList listAdminApiKeys(
      AdminCaller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var found = keys.list(caller.organization(), null, after, count + 1);
    var owners = owners(found);
    var page = Page.of(
        found, count, ApiKey::id, key -> AdminKeyWriter.onTheWire(key, owners.get(key.memberId())));
    return new WireAdminApiKeyList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireAdminApiKey getAdminApiKey(
      AdminCaller caller, String id, ContainerRequestContext request) {
    var key = keys.get(caller.organization(), null, id);
    return AdminKeyWriter.onTheWire(key, owners(List.of(key)).get(key.memberId()));
  }

  @Override
  public WireDeletedAdminApiKey deleteAdminApiKey(
      AdminCaller caller, String id, ContainerRequestContext request) {
    keys.revoke(caller.actor(), findForChange(caller, id));
    return new WireDeletedAdminApiKey(id, "organization.admin_api_key.deleted", true);
  }

  @Override
  public WireAdminApiKeyWithValue rotateAdminApiKey(
      AdminCaller caller,
      String id,
      WireRotateApiKeyRequest body,
      ContainerRequestContext request) {
    var old = findForChange(caller, id);
    if (!Objects.equals(old.memberId(), caller.member())) {
      throw ApiError.PERMISSION_DENIED.because(
          "An admin key is replaced by the member whose it is.");
    }
    requireNoMore(caller.scopes(), old.scopes());
    var issued = keys.rotate(caller.actor(), old, Grace.of(body));
    return AdminKeyWriter.onTheWire(issued, owners(List.of(old)).get(old.memberId()));
  }

  /** An owner's key, or one of the shell, is changed by an owner. */
  private ApiKey findForChange(AdminCaller caller, String id) {
    var key = keys.get(caller.organization(), null, id);
    var owner = owners(List.of(key)).get(key.memberId());
    MemberService.requireOwner(caller.role(), owner == null ? Role.OWNER : owner.role());
    return key;
  }

  private Map<@Nullable String, Member> owners(List<ApiKey> some) {
    var ids =
        some.stream().map(ApiKey::memberId).filter(Objects::nonNull).distinct().toList();
    return members.evenRemoved(ids).stream()
        .collect(Collectors.toMap(Member::id, Function.identity()));
  }
}
