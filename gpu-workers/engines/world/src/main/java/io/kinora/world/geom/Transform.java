package io.kinora.world.geom;

/**
 * Where a rigid body is: rotated about its own origin, then moved to {@code position}. Immutable.
 */
public record Transform(Vec3 position, Quat rotation) {
  public static final Transform IDENTITY = new Transform(Vec3.ZERO, Quat.IDENTITY);

  public static Transform at(double x, double y, double z) {
    return new Transform(new Vec3(x, y, z), Quat.IDENTITY);
  }

  public Vec3 apply(Vec3 local) {
    return rotation.rotate(local).plus(position);
  }

  /** The transform that applies {@code first} and then this one. */
  public Transform times(Transform first) {
    return new Transform(apply(first.position), rotation.times(first.rotation).unit());
  }
}
