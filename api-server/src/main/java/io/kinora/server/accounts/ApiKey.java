package io.kinora.server.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is known after its text was shown once.
 *
 * @param projectId null for an admin key
 * @param hint its first and last characters
 */
public record ApiKey(
    String id,
    String organizationId,
    @Nullable String projectId,
    ApiKeyKind kind,
    String name,
    String hint,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {}
