package io.kinora.worker.execution;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing waits between tries: doubling from a first to a longest one, each drawn from the upper
 * half so that many workers do not come back at once.
 */
record Backoff(Duration first, Duration longest) {
  static final Backoff standard = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15));

  /** @param failures how many tries failed so far, 1 or more */
  Duration after(int failures, RandomGenerator random) {
    double full = Math.min(
        longest.toMillis(), first.toMillis() * Math.scalb(1.0, Math.min(failures - 1, 30)));
    return Duration.ofMillis(Math.round(full * (0.5 + 0.5 * random.nextDouble())));
  }
}
