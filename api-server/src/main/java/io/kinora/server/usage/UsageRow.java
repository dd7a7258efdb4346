package io.kinora.server.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was used in one bucket by one group; what is not grouped by is null.
 *
 * @param userId the member who made the key
 */
public record UsageRow(
    Instant bucket,
    @Nullable String projectId,
    @Nullable String apiKeyId,
    @Nullable String userId,
    @Nullable String model,
    @Nullable String size,
    @Nullable String tier,
    long videos,
    long outputMs,
    long amountMicro) {}
