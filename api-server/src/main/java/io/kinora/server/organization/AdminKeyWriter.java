package io.kinora.server.organization;

import io.kinora.server.accounts.ApiKey;
import io.kinora.server.accounts.IssuedKey;
import io.kinora.server.api.WireAdminApiKey;
import io.kinora.server.api.WireAdminApiKeyOwner;
import io.kinora.server.api.WireAdminApiKeyWithValue;
import io.kinora.server.http.UnixTime;
import io.kinora.server.members.Member;
import org.jspecify.annotations.Nullable;

/** Admin keys on the wire. */
final class AdminKeyWriter {
  private AdminKeyWriter() {}

  /** @param owner the member whose key it is, or null for one made from the shell */
  static WireAdminApiKey onTheWire(ApiKey key, @Nullable Member owner) {
    return new WireAdminApiKey(
        key.id(),
        "organization.admin_api_key",
        key.name(),
        key.hint(),
        key.createdAt().getEpochSecond(),
        UnixTime.seconds(key.lastUsedAt()),
        UnixTime.seconds(key.expiresAt()),
        owner == null ? shell(key) : person(owner),
        key.scopes(),
        key.allowedAddresses());
  }

  private static WireAdminApiKeyOwner shell(ApiKey key) {
    return new WireAdminApiKeyOwner(
        "service_account",
        "organization.user",
        key.id(),
        "shell",
        "owner",
        key.createdAt().getEpochSecond());
  }

  private static WireAdminApiKeyOwner person(Member owner) {
    return new WireAdminApiKeyOwner(
        "user",
        "organization.user",
        owner.id(),
        owner.name(),
        owner.role().word(),
        owner.addedAt().getEpochSecond());
  }

  static WireAdminApiKeyWithValue onTheWire(IssuedKey issued, @Nullable Member owner) {
    var key = onTheWire(issued.key(), owner);
    return new WireAdminApiKeyWithValue(
        key.id(),
        key._object(),
        key.name(),
        key.redactedValue(),
        key.createdAt(),
        key.lastUsedAt(),
        key.expiresAt(),
        key.owner(),
        key.scopes(),
        key.allowedAddresses(),
        issued.secret());
  }
}
