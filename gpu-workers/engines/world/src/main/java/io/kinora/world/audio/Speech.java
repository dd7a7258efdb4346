package io.kinora.world.audio;

import java.util.List;

/**
 * What somebody says.
 *
 * @param samples at {@link Soundtrack#SAMPLE_RATE}, in pascal at 1 m
 * @param phones in order, without gaps, from the start of the samples
 */
public record Speech(float[] samples, List<Phone> phones) {
  public Speech {
    phones = List.copyOf(phones);
  }

  public double seconds() {
    return samples.length / (double) Soundtrack.SAMPLE_RATE;
  }

  /**
   * One sound of speech.
   *
   * @param name in the CMU alphabet in lower case, {@code pau} for a pause
   * @param start seconds from the start of the speech
   * @param end seconds from the start of the speech
   */
  public record Phone(String name, double start, double end) {}
}
