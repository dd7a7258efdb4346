package io.kinora.server.accounts;

import io.kinora.server.http.ApiError;
import io.kinora.server.outbound.Cidr;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key shall be.
 *
 * @param scopes null for everything that its kind can do
 * @param allowedAddresses null for everywhere
 * @param expiresAt null for never
 * @param monthlyCapMicro in micro-USD; null for no cap
 */
public record NewKey(
    ApiKeyKind kind,
    String name,
    @Nullable List<String> scopes,
    @Nullable List<String> allowedAddresses,
    @Nullable Instant expiresAt,
    @Nullable Long monthlyCapMicro) {
  /** One that may do everything from everywhere for ever. */
  public static NewKey unbounded(ApiKeyKind kind, String name) {
    return new NewKey(kind, name, null, null, null, null);
  }

  /** @throws io.kinora.server.http.ApiException when a scope, an address or the expiry is wrong */
  void check(Instant now) {
    if (scopes != null) checkScopes(kind, scopes);
    if (allowedAddresses != null) checkAddresses(allowedAddresses);
    if (expiresAt != null) checkExpiry(expiresAt, now);
  }

  static void checkScopes(ApiKeyKind kind, List<String> scopes) {
    var grantable = Access.grantable(kind);
    for (var scope : scopes) {
      if (!scope.equals("*") && !grantable.contains(scope)) {
        throw ApiError.INVALID_VALUE.about(
            "scopes",
            "Invalid value: '" + scope + "'. Supported values are: '*', "
                + String.join(", ", grantable) + ".");
      }
    }
  }

  static void checkAddresses(List<String> blocks) {
    for (var block : blocks) {
      try {
        Cidr.parse(block);
      } catch (IllegalArgumentException e) {
        throw ApiError.INVALID_VALUE.about(
            "allowed_addresses",
            "Invalid value: '" + block + "'. Expected an address or a block such as 10.0.0.0/8.");
      }
    }
  }

  static void checkExpiry(Instant expiresAt, Instant now) {
    if (!expiresAt.isAfter(now)) {
      throw ApiError.INVALID_VALUE.about("expires_at", "Expected a time in the future.");
    }
  }
}
