package io.kinora.sdk.internal;

import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.ServerException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether and when a failed call is tried again: a plain function of the failure, the number of
 * retries so far and the time that is left.
 *
 * <p>What may have been carried out is repeated only where that does no harm: reading, deleting,
 * cancelling, and creating under an idempotency key.
 *
 * <p>The pause is what the server asks for, or else half a second doubled with each retry up to 8
 * s, shortened at random by up to a quarter so that many clients do not come back at once.
 */
final class RetryPolicy {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private final RandomGenerator random;

  RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The pause before the next try, or empty if there shall be none.
   *
   * @param failure what went wrong
   * @param repeatable whether carrying the call out twice does no harm
   * @param retries how many retries there have been
   * @param maxRetries how many there may be
   * @param left the time until the deadline of the call
   */
  Optional<Duration> pause(
      KinoraException failure, boolean repeatable, int retries, int maxRetries, Duration left) {
    if (retries >= maxRetries || !failure.isRetryable() || !repeatable && mayBeDone(failure)) {
      return Optional.empty();
    }
    var pause = failure.retryAfter().orElseGet(() -> backoff(retries));
    return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
  }

  /** Whether the server may have carried out what it did not answer, or not well. */
  private static boolean mayBeDone(KinoraException failure) {
    if (failure instanceof ConnectionException) {
      return !(failure.getCause() instanceof ConnectException)
          && !(failure.getCause() instanceof HttpConnectTimeoutException);
    }
    return failure instanceof ServerException broken && broken.status() != 503;
  }

  private Duration backoff(int retries) {
    var full = FIRST_PAUSE.multipliedBy(1L << Math.min(retries, 10));
    var capped = full.compareTo(LONGEST_PAUSE) < 0 ? full : LONGEST_PAUSE;
    return Duration.ofMillis(Math.round(capped.toMillis() * (1 - random.nextDouble() / 4)));
  }
}
