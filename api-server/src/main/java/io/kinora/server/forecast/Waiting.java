package io.kinora.server.forecast;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A video that waits.
 *
 * @param bestOf how many takes of it are made
 */
public record Waiting(
    String organizationId,
    String lane,
    String engineModel,
    int width,
    int height,
    int seconds,
    int bestOf,
    Instant createdAt) {
  /**
   * What videos of the same cost have in common, such as {@code world-fast/1280x720/4}, and
   * {@code world-fast/1280x720/4/best-of-2} of two takes.
   */
  public String shape() {
    return shape(engineModel, width, height, seconds, bestOf);
  }

  /** {@link #shape()} of its parts. */
  public static String shape(String engineModel, int width, int height, int seconds, int bestOf) {
    var single = engineModel + "/" + width + "x" + height + "/" + seconds;
    return bestOf == 1 ? single : single + "/best-of-" + bestOf;
  }

  long createdMicros() {
    return micros(createdAt);
  }

  /** As PostgreSQL keeps times. */
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
