package io.kinora.world.physics;

/** A rotation as a unit quaternion. */
public record Quat(double w, double x, double y, double z) {
  public static final Quat IDENTITY = new Quat(1, 0, 0, 0);

  /**
   * The rotation by an angle about an axis of any length but zero, counter-clockwise seen against
   * it.
   */
  public static Quat about(Vec3 axis, double radians) {
    var u = axis.unit();
    var s = StrictMath.sin(radians / 2);
    return new Quat(StrictMath.cos(radians / 2), u.x() * s, u.y() * s, u.z() * s);
  }

  /** The rotation about the vertical that turns +z towards +x for positive angles. */
  public static Quat yaw(double radians) {
    return about(Vec3.UP, radians);
  }

  /** The shortest rotation that takes one direction to another. */
  public static Quat between(Vec3 from, Vec3 to) {
    var a = from.unit();
    var b = to.unit();
    var d = a.dot(b);
    if (d < -0.999999) {
      var side = Math.abs(a.x()) < 0.9 ? new Vec3(1, 0, 0) : Vec3.UP;
      return about(a.cross(side), Math.PI);
    }
    var c = a.cross(b);
    return new Quat(1 + d, c.x(), c.y(), c.z()).unit();
  }

  /** This rotation after the other one. */
  public Quat times(Quat o) {
    return new Quat(
        w * o.w - x * o.x - y * o.y - z * o.z,
        w * o.x + x * o.w + y * o.z - z * o.y,
        w * o.y - x * o.z + y * o.w + z * o.x,
        w * o.z + x * o.y - y * o.x + z * o.w);
  }

  public Quat inverse() {
    return new Quat(w, -x, -y, -z);
  }

  public Vec3 rotate(Vec3 v) {
    var q = new Vec3(x, y, z);
    var t = q.cross(v).times(2);
    return v.plus(t.times(w)).plus(q.cross(t));
  }

  public Quat unit() {
    var l = Math.sqrt(w * w + x * x + y * y + z * z);
    return new Quat(w / l, x / l, y / l, z / l);
  }
}
