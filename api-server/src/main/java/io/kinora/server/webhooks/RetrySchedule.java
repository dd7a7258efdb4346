package io.kinora.server.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again: the example schedule of Standard Webhooks, cut at 72
 * hours. Immutable.
 */
final class RetrySchedule {
  private static final Duration LONGEST = Duration.ofHours(72);
  private static final double JITTER = 0.2;
  private static final List<Duration> DELAYS = List.of(
      Duration.ofSeconds(5),
      Duration.ofMinutes(5),
      Duration.ofMinutes(30),
      Duration.ofHours(2),
      Duration.ofHours(5),
      Duration.ofHours(10),
      Duration.ofHours(14),
      Duration.ofHours(20),
      Duration.ofHours(24));

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The time of the next attempt, or empty when the delivery has failed for good.
   *
   * @param attempts how many were made, 1 or more
   * @param created when the delivery was created
   * @param now when the last attempt failed
   * @param retryAfter the least delay that the endpoint asked for, or null
   */
  Optional<Instant> next(
      int attempts, Instant created, Instant now, @Nullable Duration retryAfter) {
    if (attempts > DELAYS.size()) return Optional.empty();
    var delay = jittered(DELAYS.get(attempts - 1));
    if (retryAfter != null && retryAfter.compareTo(delay) > 0) delay = retryAfter;
    var next = now.plus(delay);
    return next.isAfter(created.plus(LONGEST)) ? Optional.empty() : Optional.of(next);
  }

  private Duration jittered(Duration delay) {
    return Duration.ofMillis(
        Math.round(delay.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }
}
