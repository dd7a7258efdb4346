package io.kinora.world.geom;

/** A point, direction or velocity in metres: right-handed, y up. */
public record Vec3(double x, double y, double z) {
  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  public static final Vec3 X = new Vec3(1, 0, 0);
  public static final Vec3 Y = new Vec3(0, 1, 0);
  public static final Vec3 Z = new Vec3(0, 0, 1);

  public static Vec3 of(double x, double y, double z) {
    return new Vec3(x, y, z);
  }

  public Vec3 plus(Vec3 b) {
    return new Vec3(x + b.x, y + b.y, z + b.z);
  }

  public Vec3 plus(double dx, double dy, double dz) {
    return new Vec3(x + dx, y + dy, z + dz);
  }

  public Vec3 minus(Vec3 b) {
    return new Vec3(x - b.x, y - b.y, z - b.z);
  }

  public Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  /** This plus {@code s} times {@code b}. */
  public Vec3 plus(Vec3 b, double s) {
    return new Vec3(x + b.x * s, y + b.y * s, z + b.z * s);
  }

  public double dot(Vec3 b) {
    return x * b.x + y * b.y + z * b.z;
  }

  public Vec3 cross(Vec3 b) {
    return new Vec3(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  public double distance(Vec3 b) {
    return minus(b).length();
  }

  /** Unit vector of the same direction; the zero vector stays zero. */
  public Vec3 unit() {
    var length = length();
    return length < 1e-12 ? ZERO : times(1 / length);
  }

  /** Straight line from here (0) to {@code b} (1). */
  public Vec3 lerp(Vec3 b, double t) {
    return new Vec3(x + (b.x - x) * t, y + (b.y - y) * t, z + (b.z - z) * t);
  }

  /** The part of this vector at right angles to the unit vector {@code axis}. */
  public Vec3 without(Vec3 axis) {
    return plus(axis, -dot(axis));
  }

  /** Length of the part that lies on the ground plane. */
  public double horizontal() {
    return Math.sqrt(x * x + z * z);
  }

  /** The same place at another height. */
  public Vec3 withY(double height) {
    return new Vec3(x, height, z);
  }
}
