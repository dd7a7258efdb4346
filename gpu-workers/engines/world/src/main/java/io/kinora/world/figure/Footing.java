package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/**
 * Where a person stands with both feet side by side.
 *
 * @param position point on the ground between the ankles, metres
 * @param yaw facing in radians: 0 is +z, positive towards +x
 */
public record Footing(Vec3 position, double yaw) {
  /** Standing at a point and facing another. */
  public static Footing facing(Vec3 position, Vec3 target) {
    return new Footing(
        position, StrictMath.atan2(target.x() - position.x(), target.z() - position.z()));
  }

  /** World place of a point given as metres to the left, up and ahead. */
  public Vec3 point(double left, double up, double ahead) {
    return position.plus(Quat.yaw(yaw).rotate(new Vec3(left, up, ahead)));
  }

  /** World direction of a vector given as left, up and ahead. */
  public Vec3 direction(double left, double up, double ahead) {
    return Quat.yaw(yaw).rotate(new Vec3(left, up, ahead));
  }

  Vec3 direction(Vec3 local) {
    return direction(local.x(), local.y(), local.z());
  }
}
