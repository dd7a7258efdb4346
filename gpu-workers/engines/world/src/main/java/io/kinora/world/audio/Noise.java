package io.kinora.world.audio;

import java.util.SplittableRandom;

/** White and pink noise of unit power. Not thread-safe. */
final class Noise {
  private static final double WHITE_SCALE = Math.sqrt(3);
  private static final double PINK_SCALE = 0.53;

  private final SplittableRandom random;
  private double p0;
  private double p1;
  private double p2;

  Noise(SplittableRandom random) {
    this.random = random;
  }

  /** Evenly distributed, RMS 1. */
  double white() {
    return (random.nextDouble() * 2 - 1) * WHITE_SCALE;
  }

  /** Falls by 3 dB per octave from about 20 Hz on; Paul Kellet's economy filter. RMS about 1. */
  double pink() {
    var w = white();
    p0 = 0.99765 * p0 + w * 0.0990460;
    p1 = 0.96300 * p1 + w * 0.2965164;
    p2 = 0.57000 * p2 + w * 1.0526913;
    return PINK_SCALE * (p0 + p1 + p2 + w * 0.1848);
  }
}
