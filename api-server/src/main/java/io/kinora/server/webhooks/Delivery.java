package io.kinora.server.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param id the {@code webhook-id} header, the same on every attempt
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 * @param attempts how many were begun
 * @param nextAttemptAt when it is due, or null when it is not pending
 */
public record Delivery(
    String id,
    String endpointId,
    String eventId,
    String eventType,
    String status,
    Instant createdAt,
    int attempts,
    @Nullable Instant nextAttemptAt) {}
