package io.kinora.server.forecast;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A video that waits. */
public record Waiting(
    String organizationId,
    String lane,
    String engineModel,
    int width,
    int height,
    int seconds,
    Instant createdAt) {
  /** What videos of the same cost have in common, such as {@code world-fast/1280x720/4}. */
  public String shape() {
    return shape(engineModel, width, height, seconds);
  }

  /** {@link #shape()} of its parts. */
  public static String shape(String engineModel, int width, int height, int seconds) {
    return engineModel + "/" + width + "x" + height + "/" + seconds;
  }

  long createdMicros() {
    return micros(createdAt);
  }

  /** As PostgreSQL keeps times. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
