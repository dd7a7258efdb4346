package io.kinora.server.inputs;

import java.time.Instant;

/**
 * A checked picture or clip.
 *
 * @param key where the store keeps it
 * @param seconds how long a clip is, 0 for a picture
 */
public record Input(
    String id,
    String projectId,
    String contentType,
    String key,
    long bytes,
    byte[] sha256,
    int width,
    int height,
    double seconds,
    Instant createdAt) {}
