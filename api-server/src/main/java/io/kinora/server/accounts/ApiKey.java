package io.kinora.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is known after its text was shown once.
 *
 * @param projectId null for an admin key
 * @param hint its first and last characters
 * @param scopes such as {@code videos:read}; null for everything that its kind can do
 * @param allowedAddresses blocks of addresses that it works from; null for everywhere
 * @param monthlyCapMicro the most that it may spend in a calendar month of UTC, in micro-USD; null
 *     for no cap
 * @param memberId the member whose admin key it is, or who made the project's key; null when it was
 *     made from the shell
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
    @Nullable Instant revokedAt,
    @Nullable List<String> scopes,
    @Nullable List<String> allowedAddresses,
    @Nullable Long monthlyCapMicro,
    @Nullable String memberId) {}
