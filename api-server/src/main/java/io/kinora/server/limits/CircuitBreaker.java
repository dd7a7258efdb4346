package io.kinora.server.limits;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops asking what does not answer: after some failures in a row nothing is asked for a while, and
 * then one at a time until an answer comes. Thread-safe.
 */
final class CircuitBreaker {
  private final int failuresToOpen;
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private int failures;
  private long closedUntilNanos;

  /** @param nanoTime as {@link System#nanoTime} */
  CircuitBreaker(int failuresToOpen, Duration pause, LongSupplier nanoTime) {
    this.failuresToOpen = failuresToOpen;
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether to ask now. Whoever asks tells how it went. */
  synchronized boolean permits() {
    if (failures < failuresToOpen) return true;
    long now = nanoTime.getAsLong();
    if (now - closedUntilNanos < 0) return false;
    // This one is the trial; the others wait for what comes of it.
    closedUntilNanos = now + pauseNanos;
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures = Math.min(failures + 1, failuresToOpen);
    if (failures == failuresToOpen) closedUntilNanos = nanoTime.getAsLong() + pauseNanos;
  }
}
