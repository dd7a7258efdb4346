package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/**
 * A lamp. Intensities are radiant intensities in units in which a sunlit white wall has a radiance
 * of about 5.
 */
public sealed interface Light {

  /**
   * A small ball that shines to all sides; {@code intensity} at 1 m distance, {@code radius} in
   * metres softens its shadow.
   */
  record Point(Vec3 position, Rgb intensity, double radius) implements Light {}

  /** As {@link Point} but only within a cone; {@code halfAngle} in radians, with a soft edge. */
  record Spot(Vec3 position, Vec3 direction, double halfAngle, Rgb intensity, double radius)
      implements Light {}

  /** A glowing rectangle spanned by two half edges that shines towards {@code halfU x halfV}. */
  record Area(Vec3 centre, Vec3 halfU, Vec3 halfV, Rgb radiance) implements Light {}
}
