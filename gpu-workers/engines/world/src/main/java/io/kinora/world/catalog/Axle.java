package io.kinora.world.catalog;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;

/**
 * What a wheel or a crank turns about: an axis along x through a point.
 *
 * @param centre in the object's frame
 * @param metresPerRadian way that the object goes while it turns by one radian
 */
public record Axle(Vec3 centre, double metresPerRadian) {
  /** The turn of what hangs on the axle after some metres ahead, in the object's frame. */
  public Transform turned(double metres) {
    var turn = Quat.about(Vec3.X, metres / metresPerRadian);
    return new Transform(centre.minus(turn.rotate(centre)), turn);
  }
}
