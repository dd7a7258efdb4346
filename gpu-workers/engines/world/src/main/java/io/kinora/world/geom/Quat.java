package io.kinora.world.geom;

/** A rotation as a unit quaternion. */
public record Quat(double w, double x, double y, double z) {
  public static final Quat IDENTITY = new Quat(1, 0, 0, 0);

  /** Turns by {@code radians} about the unit vector {@code axis}, right-handed. */
  public static Quat about(Vec3 axis, double radians) {
    var s = StrictMath.sin(radians / 2);
    return new Quat(StrictMath.cos(radians / 2), axis.x() * s, axis.y() * s, axis.z() * s);
  }

  /** Turns about the vertical, +z towards +x for positive angles. */
  public static Quat yaw(double radians) {
    return about(Vec3.Y, radians);
  }

  /** The smallest rotation that carries direction {@code from} onto direction {@code to}. */
  public static Quat between(Vec3 from, Vec3 to) {
    var a = from.unit();
    var b = to.unit();
    var cosine = a.dot(b);
    if (cosine < -0.999999) {
      var side = Math.abs(a.x()) < 0.9 ? Vec3.X : Vec3.Z;
      return about(a.cross(side).unit(), Math.PI);
    }
    var c = a.cross(b);
    return new Quat(1 + cosine, c.x(), c.y(), c.z()).unit();
  }

  /**
   * The rotation that carries y onto {@code up} and z as near to {@code forward} as that allows.
   */
  public static Quat frame(Vec3 up, Vec3 forward) {
    var y = up.unit();
    var z = forward.without(y).unit();
    if (z.length() < 0.5)
      z = (Math.abs(y.x()) < 0.9 ? Vec3.X : Vec3.Z).without(y).unit();
    return ofAxes(y.cross(z), y, z);
  }

  /** The rotation whose matrix has these orthonormal columns. */
  public static Quat ofAxes(Vec3 x, Vec3 y, Vec3 z) {
    var trace = x.x() + y.y() + z.z();
    if (trace > 0) {
      return new Quat(1 + trace, y.z() - z.y(), z.x() - x.z(), x.y() - y.x()).unit();
    }
    if (x.x() > y.y() && x.x() > z.z()) {
      var t = 1 + x.x() - y.y() - z.z();
      return new Quat(y.z() - z.y(), t, x.y() + y.x(), x.z() + z.x()).unit();
    }
    if (y.y() > z.z()) {
      var t = 1 - x.x() + y.y() - z.z();
      return new Quat(z.x() - x.z(), x.y() + y.x(), t, y.z() + z.y()).unit();
    }
    var t = 1 - x.x() - y.y() + z.z();
    return new Quat(x.y() - y.x(), x.z() + z.x(), y.z() + z.y(), t).unit();
  }

  /** First {@code b}, then this. */
  public Quat times(Quat b) {
    return new Quat(
        w * b.w - x * b.x - y * b.y - z * b.z,
        w * b.x + x * b.w + y * b.z - z * b.y,
        w * b.y - x * b.z + y * b.w + z * b.x,
        w * b.z + x * b.y - y * b.x + z * b.w);
  }

  public Quat inverse() {
    return new Quat(w, -x, -y, -z);
  }

  public Quat unit() {
    var s = 1 / Math.sqrt(w * w + x * x + y * y + z * z);
    return new Quat(w * s, x * s, y * s, z * s);
  }

  /** The vector turned by this rotation. */
  public Vec3 rotate(Vec3 v) {
    var tx = 2 * (y * v.z() - z * v.y());
    var ty = 2 * (z * v.x() - x * v.z());
    var tz = 2 * (x * v.y() - y * v.x());
    return new Vec3(
        v.x() + w * tx + y * tz - z * ty,
        v.y() + w * ty + z * tx - x * tz,
        v.z() + w * tz + x * ty - y * tx);
  }

  public double dot(Quat b) {
    return w * b.w + x * b.x + y * b.y + z * b.z;
  }

  /** From this (0) to {@code b} (1) the short way, normalised linear. */
  public Quat mix(Quat b, double t) {
    var s = dot(b) < 0 ? -t : t;
    var r = 1 - t;
    return new Quat(r * w + s * b.w, r * x + s * b.x, r * y + s * b.y, r * z + s * b.z).unit();
  }

  /** Angle of this rotation in radians, 0 to pi. */
  public double angle() {
    return 2 * StrictMath.acos(Math.min(1, Math.abs(w)));
  }
}
