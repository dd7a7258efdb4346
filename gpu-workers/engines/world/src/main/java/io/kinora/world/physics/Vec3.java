package io.kinora.world.physics;

/** A point, a direction or a velocity: metres or metres per second, y up. */
public record Vec3(double x, double y, double z) {
  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  public static final Vec3 UP = new Vec3(0, 1, 0);

  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  public Vec3 plus(double dx, double dy, double dz) {
    return new Vec3(x + dx, y + dy, z + dz);
  }

  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  public Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vec3 cross(Vec3 o) {
    return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  public double distance(Vec3 o) {
    return minus(o).length();
  }

  /** Length of the part that lies on the ground plane. */
  public double horizontal() {
    return Math.sqrt(x * x + z * z);
  }

  /** The direction of this vector, or {@link #ZERO} where it is too short to have one. */
  public Vec3 unit() {
    var l = length();
    return l < 1e-12 ? ZERO : times(1 / l);
  }

  /** The point a fraction {@code t} of the way to another. */
  public Vec3 towards(Vec3 o, double t) {
    return new Vec3(x + (o.x - x) * t, y + (o.y - y) * t, z + (o.z - z) * t);
  }

  public Vec3 withY(double newY) {
    return new Vec3(x, newY, z);
  }
}
