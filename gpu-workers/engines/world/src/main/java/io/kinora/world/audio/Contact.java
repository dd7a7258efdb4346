package io.kinora.world.audio;

import io.kinora.world.catalog.Substance;

/** How long two bodies touch when they collide. */
final class Contact {
  private static final double SECONDS_MIN = 0.0001;
  private static final double SECONDS_MAX = 0.03;

  private Contact() {}

  /**
   * Seconds of contact after Hertz: {@code 2.87 (m^2 / (R E^2 v))^(1/5)}, with the mass that the
   * impulse and the speed imply.
   */
  static double seconds(
      Substance a, double sizeA, Substance b, double sizeB, double impulse, double speed) {
    var stiffness = 1e9 / (1 / Timbre.of(a).youngGigapascal() + 1 / Timbre.of(b).youngGigapascal());
    var radius = Math.max(0.002, Math.min(sizeA, sizeB) / 2);
    var v = Math.max(0.05, speed);
    var mass = Math.max(1e-4, impulse / (1.6 * v));
    var t = 2.87 * Math.pow(mass * mass / (radius * stiffness * stiffness * v), 0.2);
    return Math.max(SECONDS_MIN, Math.min(SECONDS_MAX, t));
  }
}
