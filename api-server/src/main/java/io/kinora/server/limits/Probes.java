package io.kinora.server.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Between our words and Bucket4j's. */
final class Probes {
  private Probes() {}

  static Bandwidth bandwidth(Rate rate) {
    return Bandwidth.builder()
        .capacity(rate.burst())
        .refillGreedy(rate.refill(), Duration.ofSeconds(rate.seconds()))
        .build();
  }

  static Verdict verdict(ConsumptionProbe probe, Rate rate) {
    var seen = full(probe.getRemainingTokens(), rate);
    return new Verdict(
        probe.isConsumed(),
        seen.remaining(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()),
        seen.reset());
  }

  /** As seen from outside, with so many tokens left. */
  static Verdict full(long tokens, Rate rate) {
    var missing = Math.max(0, rate.burst() - tokens);
    var reset = Duration.ofMillis(missing * rate.seconds() * 1000 / rate.refill());
    return new Verdict(tokens > 0, Math.max(0, tokens), Duration.ZERO, reset);
  }
}
