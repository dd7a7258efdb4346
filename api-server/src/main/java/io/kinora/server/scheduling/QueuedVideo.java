package io.kinora.server.scheduling;

import java.time.Instant;

/** A video that waits, as far as the order of the queue is concerned. */
public record QueuedVideo(
    String id, String organizationId, String engineModel, Instant createdAt) {}
