package io.kinora.server.accounts;

import java.util.Locale;
import java.util.Set;

/** What a member of an organisation may do with an admin key of theirs, or signed in with one. */
public enum Role {
  /** Everything, owners included. */
  OWNER(Set.of("*")),
  /** Everything but money and owners. */
  ADMIN(Set.of(
      "projects:*",
      "api_keys:*",
      "admin_api_keys:*",
      "members:*",
      "rate_limits:*",
      "usage:*",
      "audit_logs:*",
      "operations:*",
      "billing:read",
      "videos:*",
      "files:*",
      "events:*",
      "webhooks:*")),
  /** Money: what was used, what it cost, how it is paid. */
  BILLING(Set.of("billing:*", "usage:*", "projects:read", "rate_limits:read")),
  /** Projects' keys, and what the projects use. */
  DEVELOPER(Set.of(
      "projects:read",
      "api_keys:*",
      "rate_limits:read",
      "usage:read",
      "videos:*",
      "files:*",
      "events:*",
      "webhooks:*")),
  /** Looks on. */
  VIEWER(Set.of(
      "projects:read",
      "api_keys:read",
      "members:read",
      "rate_limits:read",
      "usage:read",
      "videos:read",
      "files:read",
      "events:read",
      "webhooks:read"));

  private final Set<String> scopes;

  Role(Set<String> scopes) {
    this.scopes = scopes;
  }

  boolean permits(Scope scope) {
    return scope.isIn(scopes);
  }

  /** The word in the database and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException when no role has this word */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
