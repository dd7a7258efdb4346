package io.kinora.world.geom;

/**
 * A solid given by its signed distance: negative inside, about the distance in metres near the
 * surface. Implementations must be pure so that they can be sampled from several threads.
 */
@FunctionalInterface
public interface Sdf {
  double at(double x, double y, double z);

  /** Outward direction of steepest ascent, by central differences over {@code step} metres. */
  default Vec3 gradient(double x, double y, double z, double step) {
    return new Vec3(
            at(x + step, y, z) - at(x - step, y, z),
            at(x, y + step, z) - at(x, y - step, z),
            at(x, y, z + step) - at(x, y, z - step))
        .unit();
  }

  /**
   * The union of two distances with a fillet (quadratic polynomial smooth minimum after I. Quilez).
   *
   * @param radius width of the blend in metres, greater than 0
   */
  static double smoothUnion(double a, double b, double radius) {
    double h = Math.max(radius - Math.abs(a - b), 0) / radius;
    return Math.min(a, b) - h * h * radius * 0.25;
  }

  /** What is left of {@code a} after taking {@code b} away, with a rounded edge. */
  static double smoothDifference(double a, double b, double radius) {
    return -smoothUnion(-a, b, radius);
  }
}
