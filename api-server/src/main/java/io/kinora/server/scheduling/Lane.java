package io.kinora.server.scheduling;

import java.util.Arrays;
import java.util.Locale;

/**
 * How urgent a video is. While all lanes have work they get a tenth, three tenths and six tenths of
 * the GPU time; what one does not use the others share in the same proportion.
 */
public enum Lane {
  FLEX(1),
  DEFAULT(3),
  PRIORITY(6);

  private final int weight;

  Lane(int weight) {
    this.weight = weight;
  }

  /** How the API and the database spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException when there is no such lane */
  public static Lane of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its part of the time of all slots while every lane has work, 0 to 1. */
  public double share() {
    return (double) weight / Arrays.stream(values()).mapToInt(Lane::weight).sum();
  }

  public int weight() {
    return weight;
  }
}
