package io.kinora.server.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bucket of tokens, one for each request.
 *
 * @param perSecond how many flow in, for ever
 * @param burst how many it holds, so how many can be used at once
 */
public record Rate(int perSecond, int burst) {
  @JsonCreator
  public Rate(@JsonProperty("perSecond") int perSecond, @JsonProperty("burst") int burst) {
    if (perSecond < 1 || burst < perSecond) {
      throw new IllegalArgumentException(
          "a rate has a perSecond of 1 or more and a burst of no less: " + perSecond + ", "
              + burst);
    }
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** Seconds in which an empty bucket fills. */
  int window() {
    return (burst + perSecond - 1) / perSecond;
  }

  /** What one of several servers hands out while it cannot ask the others. */
  Rate shareOf(int servers) {
    return new Rate(
        Math.max(1, perSecond * 2 / Math.max(2, servers)),
        Math.max(1, Math.max(perSecond, burst) * 2 / Math.max(2, servers)));
  }
}
