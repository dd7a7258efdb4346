package io.kinora.server.limits;

import java.util.List;

/** Lets something that has no key be done so often and no oftener, on all servers together. */
public final class Throttle {
  private final RateLimiter limiter;

  Throttle(RateLimiter limiter) {
    this.limiter = limiter;
  }

  /**
   * Counts one more.
   *
   * @param what is done, for the words of a refusal
   * @param id of who does it, or to whom
   * @throws io.kinora.server.http.ApiException when it was done too often
   */
  public void take(String what, String id, Rate rate) {
    var verdict = limiter.take(List.of(id), rate).verdict();
    if (!verdict.allowed()) {
      throw Refusal.of(what + ": Limit " + rate.burst(), verdict);
    }
  }
}
