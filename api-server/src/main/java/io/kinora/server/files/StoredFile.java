package io.kinora.server.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file's row.
 *
 * @param key where the store keeps it
 * @param expiresAt when it is removed by itself, or null for never
 */
public record StoredFile(
    String id,
    String projectId,
    FilePurpose purpose,
    String filename,
    String key,
    long bytes,
    Instant createdAt,
    @Nullable Instant expiresAt) {}
