package io.kinora.server.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bucket of tokens, one for each request.
 *
 * @param refill how many flow in, evenly, in each period
 * @param seconds how long a period is
 * @param burst how many it holds, so how many can be used at once
 */
public record Rate(int refill, int seconds, int burst) {
  private static final int MINUTE = 60;

  /** @param perSecond how many flow in, for ever */
  public Rate(int perSecond, int burst) {
    this(perSecond, 1, burst);
    if (perSecond < 1 || burst < perSecond) {
      throw new IllegalArgumentException(
          "a rate has a perSecond of 1 or more and a burst of no less: " + perSecond + ", "
              + burst);
    }
  }

  @JsonCreator
  static Rate of(@JsonProperty("perSecond") int perSecond, @JsonProperty("burst") int burst) {
    return new Rate(perSecond, burst);
  }

  static Rate perMinute(int requests) {
    return new Rate(requests, MINUTE, requests);
  }

  /** Seconds in which an empty bucket fills. */
  int window() {
    return Math.toIntExact(((long) burst * seconds + refill - 1) / refill);
  }

  /** What one of several servers hands out while it cannot ask the others. */
  Rate shareOf(int servers) {
    return new Rate(shareOf(refill, servers), seconds, shareOf(Math.max(refill, burst), servers));
  }

  private static int shareOf(int whole, int servers) {
    return (int) Math.max(1, whole * 2L / Math.max(2, servers));
  }
}
