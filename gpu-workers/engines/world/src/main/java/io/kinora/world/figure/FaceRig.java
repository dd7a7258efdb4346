package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * How the features of a face move its skin: a displacement for every point, in the head's own
 * measure. Points on the two edges of the mouth lie at one place; which edge they belong to is told
 * by {@link Lip}.
 */
final class FaceRig {
  /** Which jaw a point moves with. */
  enum Lip {
    UPPER,
    LOWER,
    /** Decided by where the point lies. */
    BY_PLACE,
    /** Fixed to the skull. */
    UPPER_TEETH,
    /** Fixed to the lower jaw. */
    LOWER_TEETH
  }

  private static final Vec3 HINGE = new Vec3(0, 0.04, 0.005);
  private static final double JAW = Math.toRadians(15);

  private final HeadShape shape;

  FaceRig(HeadShape shape) {
    this.shape = shape;
  }

  Vec3 move(Feature feature, Vec3 p, Lip lip) {
    if (lip == Lip.UPPER_TEETH || lip == Lip.LOWER_TEETH) {
      return feature == Feature.JAW_OPEN && lip == Lip.LOWER_TEETH ? turned(p, JAW) : Vec3.ZERO;
    }
    var ax = Math.abs(p.x());
    var side = Math.signum(p.x());
    var front = Angles.smooth(0.02, 0.06, p.z());
    return switch (feature) {
      case JAW_OPEN -> jaw(p, lip);
      case SMILE ->
        corner(p, side, 0.0075, 0.0072, -0.0045).plus(cheek(p, ax, side).times(0.5));
      case FROWN -> corner(p, side, 0.001, -0.0065, -0.001);
      case LIPS_WIDE -> corner(p, side, 0.0062, 0, -0.003);
      case PUCKER -> pucker(p);
      case UPPER_LIP_UP ->
        upper(p, lip) ? new Vec3(0, 0.0048, 0.0008).times(lips(p, 0.019)) : Vec3.ZERO;
      case LOWER_LIP_DOWN ->
        lower(p, lip) ? new Vec3(0, -0.0058, 0.0005).times(lips(p, 0.019)) : Vec3.ZERO;
      case LIP_TUCK ->
        lower(p, lip) ? new Vec3(0, 0.004, -0.0055).times(lips(p, 0.014)) : Vec3.ZERO;
      case LIPS_PRESS ->
        new Vec3(0, upper(p, lip) ? -0.0012 : 0.0012, -0.0022).times(lips(p, 0.009));
      case CHEEK_RAISE -> cheek(p, ax, side);
      case NOSE_WRINKLE ->
        new Vec3(0, 0.004, 0).times(near(ax, p.y(), 0.013, 0.045, 0.014) * front);
      case BROW_INNER_UP ->
        new Vec3(0, 0.0075, 0).times(brow(p) * (1 - Angles.smooth(0.012, 0.038, ax)));
      case BROW_OUTER_UP -> new Vec3(0, 0.0062, 0).times(brow(p) * Angles.smooth(0.012, 0.036, ax));
      case BROW_DOWN ->
        new Vec3(-side * 0.0026, -0.0055, 0.001)
            .times(brow(p) * (1 - 0.5 * Angles.smooth(0.02, 0.045, ax)));
      case BLINK_L, BLINK_R, EYES_WIDE, SQUINT -> Vec3.ZERO;
    };
  }

  private static boolean upper(Vec3 p, Lip lip) {
    return lip == Lip.UPPER || lip == Lip.BY_PLACE && p.y() > HeadShape.MOUTH;
  }

  private static boolean lower(Vec3 p, Lip lip) {
    return !upper(p, lip);
  }

  private static double near(double x, double y, double cx, double cy, double r) {
    var d = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (r * r);
    return Math.exp(-d);
  }

  /** 1 on the lips, fading over {@code r} above and below, 0 at the corners. */
  private static double lips(Vec3 p, double r) {
    var x = p.x() / (HeadShape.MOUTH_CORNER * 1.05);
    var y = (p.y() - HeadShape.MOUTH) / r;
    return Math.max(0, 1 - x * x) * Math.exp(-y * y) * Angles.smooth(0.03, 0.06, p.z());
  }

  private static double brow(Vec3 p) {
    return Angles.hump(0.083, 0.096, 0.106, 0.145, p.y()) * Angles.smooth(0.02, 0.05, p.z());
  }

  private static Vec3 corner(Vec3 p, double side, double out, double up, double back) {
    var ax = Math.abs(p.x());
    var w = near(ax, p.y(), HeadShape.MOUTH_CORNER + 0.002, HeadShape.MOUTH, 0.0175)
        * Angles.smooth(0.03, 0.06, p.z());
    var middle = Angles.clamp(ax / 0.01, 0, 1);
    return new Vec3(side * out * middle, up, back).times(w);
  }

  private static Vec3 cheek(Vec3 p, double ax, double side) {
    var w = near(ax, p.y(), 0.042, 0.047, 0.0175) * Angles.smooth(0.02, 0.05, p.z());
    return new Vec3(side * 0.002, 0.0045, 0.002).times(w);
  }

  private static Vec3 pucker(Vec3 p) {
    var y = (p.y() - HeadShape.MOUTH) / 0.02;
    var w = Math.exp(-y * y)
        * (1 - Angles.smooth(0.026, 0.05, Math.abs(p.x())))
        * Angles.smooth(0.03, 0.06, p.z());
    return new Vec3(-0.36 * p.x(), 0, 0.0065 * Math.exp(-y * y)).times(w);
  }

  /** The lower jaw turns about its hinge; skin between the jaws goes part of the way. */
  private Vec3 jaw(Vec3 p, Lip lip) {
    var w = jawShare(p, lip);
    if (w <= 0) return Vec3.ZERO;
    return turned(p, JAW * w);
  }

  private static Vec3 turned(Vec3 p, double a) {
    var y = p.y() - HINGE.y();
    var z = p.z() - HINGE.z();
    var c = StrictMath.cos(a);
    var s = StrictMath.sin(a);
    return new Vec3(0, y * c - z * s - y, y * s + z * c - z);
  }

  private double jawShare(Vec3 p, Lip lip) {
    var front = Angles.smooth(-0.015, 0.035, p.z())
        * Angles.smooth(-0.075, -0.03, p.y() - 0.25 * (p.z() - 0.05));
    var x = Math.min(1, Math.abs(p.x()) / HeadShape.MOUTH_CORNER);
    var gape = Math.sqrt(1 - x * x);
    var above = 0.5 * (1 - Angles.smooth(HeadShape.MOUTH, 0.045, p.y()));
    var below = 1 - 0.5 * Angles.smooth(-0.012, HeadShape.MOUTH, p.y());
    if (upper(p, lip)) return front * above * (1 - gape * 0.98);
    return front * Angles.mix(below, 1, gape);
  }

  /** A point of the lids moved up by {@code rise} along the curved surface. */
  Vec3 slide(Vec3 p, double rise) {
    var y = p.y() + rise;
    return shape.outermost(new Vec3(p.x(), y, 0), Vec3.Z, 0.14);
  }
}
