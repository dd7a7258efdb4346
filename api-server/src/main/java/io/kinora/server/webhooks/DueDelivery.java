package io.kinora.server.webhooks;

import java.time.Instant;

/**
 * A claimed delivery with all that its request holds. {@code attempts} counts the claimed one and
 * fences its result.
 */
public record DueDelivery(
    String id,
    String endpointId,
    String projectId,
    int attempts,
    Instant createdAt,
    String eventId,
    String eventType,
    String subjectId,
    Instant eventCreatedAt) {}
