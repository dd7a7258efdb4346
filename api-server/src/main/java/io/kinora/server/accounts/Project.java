package io.kinora.server.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What videos, files and keys belong to. Nothing of one project is visible in another. */
public record Project(
    String id,
    String organizationId,
    String name,
    Instant createdAt,
    @Nullable Instant archivedAt) {}
