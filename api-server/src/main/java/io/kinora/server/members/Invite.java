package io.kinora.server.members;

import io.kinora.server.accounts.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place in an organisation that is kept for somebody for a while. */
public record Invite(
    String id,
    String organizationId,
    String email,
    Role role,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant acceptedAt) {
  /** The word on the wire. */
  public String status(Instant now) {
    if (acceptedAt != null) return "accepted";
    return expiresAt.isAfter(now) ? "pending" : "expired";
  }
}
