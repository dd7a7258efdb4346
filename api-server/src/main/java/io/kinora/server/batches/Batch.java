package io.kinora.server.batches;

import io.kinora.server.accounts.ApiKeyKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A batch's row.
 *
 * @param outputSeconds how long its files are kept after its creation, or null for the default
 * @param errors why it failed as a whole
 * @param nextLine the first line of its file that was not begun, from 1
 * @param nextOffset where that line begins in the file
 * @param begun whether every line has begun
 */
public record Batch(
    String id,
    String organizationId,
    String projectId,
    String apiKeyId,
    ApiKeyKind keyKind,
    String inputFileId,
    @Json Map<String, String> metadata,
    @Nullable Integer outputSeconds,
    BatchStatus status,
    @Json List<BatchError> errors,
    int total,
    int completed,
    int failed,
    int nextLine,
    long nextOffset,
    boolean begun,
    @Nullable String outputFileId,
    @Nullable String errorFileId,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant inProgressAt,
    @Nullable Instant finalizingAt,
    @Nullable Instant completedAt,
    @Nullable Instant failedAt,
    @Nullable Instant expiredAt,
    @Nullable Instant cancellingAt,
    @Nullable Instant cancelledAt) {
  /** What happened to a whole batch or a line of its file. */
  record BatchError(
      String code,
      @Nullable Integer line,
      String message,
      @Nullable String param) {}
}
