package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Where a foot is put.
 *
 * @param place the sole's point under the ankle when the foot is flat; y is the ground or, for a
 *     lifted foot, higher
 * @param yaw where the toes point: radians, 0 is +z, positive towards +x
 * @param heel angle by which the heel is raised while the ball of the foot stays, radians
 * @param toe angle by which the toes are raised while the heel stays, radians
 * @param pitch turn of a foot in the air about its place, toes down, radians
 */
record Foot(Vec3 place, double yaw, double heel, double toe, double pitch) {
  Foot(Vec3 place, double yaw, double heel, double toe) {
    this(place, yaw, heel, toe, 0);
  }

  static Foot flat(Vec3 place, double yaw) {
    return new Foot(place, yaw, 0, 0);
  }

  Foot mix(Foot b, double t) {
    return new Foot(
        place.lerp(b.place, t),
        yaw + Angles.difference(b.yaw, yaw) * t,
        Angles.mix(heel, b.heel, t),
        Angles.mix(toe, b.toe, t),
        pitch + Angles.difference(b.pitch, pitch) * t);
  }
}
