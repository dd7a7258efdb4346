package io.kinora.world.figure;

/** Angles and easing curves. */
final class Angles {
  private Angles() {}

  /** {@code a - b} the short way round, -pi to pi. */
  static double difference(double a, double b) {
    return StrictMath.IEEEremainder(a - b, 2 * Math.PI);
  }

  static double clamp(double x, double low, double high) {
    return x < low ? low : Math.min(x, high);
  }

  /** 0 below {@code a}, 1 above {@code b}, smooth between. */
  static double smooth(double a, double b, double x) {
    var t = clamp((x - a) / (b - a), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /** 0 to 1 with level and unaccelerated ends. */
  static double ease(double t) {
    var u = clamp(t, 0, 1);
    return u * u * u * (u * (6 * u - 15) + 10);
  }

  /** 0 outside a to d, 1 from b to c. */
  static double hump(double a, double b, double c, double d, double x) {
    return smooth(a, b, x) * (1 - smooth(c, d, x));
  }

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
