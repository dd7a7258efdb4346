package io.kinora.server.webhooks;

import java.time.Duration;
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
   * How long to wait for the next attempt, or empty when the delivery has failed for good.
   *
   * @param attempts how many were made, 1 or more
   * @param age time since the delivery was created
   * @param retryAfter the least delay that the endpoint asked for, or null
   */
  Optional<Duration> next(int attempts, Duration age, @Nullable Duration retryAfter) {
    if (attempts > DELAYS.size()) return Optional.empty();
    var delay = jittered(DELAYS.get(attempts - 1));
    if (retryAfter != null && retryAfter.compareTo(delay) > 0) delay = retryAfter;
    return age.plus(delay).compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(delay);
  }

  private Duration jittered(Duration delay) {
    return Duration.ofMillis(
        Math.round(delay.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
  }
}
