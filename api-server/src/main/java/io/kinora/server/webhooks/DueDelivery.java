package io.kinora.server.webhooks;

import java.time.Duration;
import java.time.Instant;

/**
 * A claimed delivery with all that its request holds. {@code age} is since its creation;
 * {@code attempts} counts the claimed one and fences its result.
 */
public record DueDelivery(
    String id,
    String endpointId,
    String projectId,
    int attempts,
    Duration age,
    String eventId,
    String eventType,
    String subjectId,
    Instant eventCreatedAt) {}
