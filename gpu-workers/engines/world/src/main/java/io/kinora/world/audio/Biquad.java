package io.kinora.world.audio;

/**
 * A second-order filter, transposed direct form II. Coefficients after Robert Bristow-Johnson,
 * "Audio EQ Cookbook". Holds the state of one channel; not thread-safe.
 */
final class Biquad {
  private static final double BUTTERWORTH = Math.sqrt(0.5);

  private double b0;
  private double b1;
  private double b2;
  private double a1;
  private double a2;
  private double z1;
  private double z2;

  /** Coefficients with a0 = 1. */
  Biquad(double b0, double b1, double b2, double a1, double a2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
    this.a1 = a1;
    this.a2 = a2;
  }

  static Biquad lowPass(double hertz) {
    var filter = new Biquad(1, 0, 0, 0, 0);
    filter.tuneLowPass(hertz);
    return filter;
  }

  static Biquad highPass(double hertz) {
    var w = angle(hertz);
    var alpha = Math.sin(w) / (2 * BUTTERWORTH);
    var cos = Math.cos(w);
    return normalised((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** Unity gain at the centre. */
  static Biquad bandPass(double hertz, double q) {
    var filter = new Biquad(0, 0, 0, 0, 0);
    filter.tuneBandPass(hertz, q);
    return filter;
  }

  /** Moves the corner and keeps the state, for sweeps. */
  void tuneLowPass(double hertz) {
    var w = angle(hertz);
    var alpha = Math.sin(w) / (2 * BUTTERWORTH);
    var cos = Math.cos(w);
    set((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** Moves the centre and keeps the state, for sweeps. */
  void tuneBandPass(double hertz, double q) {
    var w = angle(hertz);
    var alpha = Math.sin(w) / (2 * q);
    set(alpha, 0, -alpha, 1 + alpha, -2 * Math.cos(w), 1 - alpha);
  }

  double next(double x) {
    var y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    return y;
  }

  private static double angle(double hertz) {
    var bounded = Math.max(5, Math.min(0.45 * Soundtrack.SAMPLE_RATE, hertz));
    return 2 * Math.PI * bounded / Soundtrack.SAMPLE_RATE;
  }

  private static Biquad normalised(
      double b0, double b1, double b2, double a0, double a1, double a2) {
    return new Biquad(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
  }

  private void set(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }
}
