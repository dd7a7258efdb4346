package io.kinora.world.physics;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/**
 * One shape of a body, placed in the body's frame.
 *
 * @param surface how it grips and bounces
 */
public record Part(Shape shape, Vec3 offset, Quat rotation, Surface surface) {
  public Part(Shape shape, Surface surface) {
    this(shape, Vec3.ZERO, Quat.IDENTITY, surface);
  }
}
