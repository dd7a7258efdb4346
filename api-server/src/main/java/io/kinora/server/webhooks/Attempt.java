package io.kinora.server.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint.
 *
 * @param statusCode what it answered, or null when it did not
 * @param response the first kilobyte of the answer, or null
 * @param error why there was no answer, or null
 */
public record Attempt(
    String deliveryId,
    int number,
    Instant at,
    int latencyMs,
    @Nullable Integer statusCode,
    @Nullable String response,
    @Nullable String error) {
  boolean succeeded() {
    return statusCode != null && statusCode >= 200 && statusCode < 300;
  }
}
