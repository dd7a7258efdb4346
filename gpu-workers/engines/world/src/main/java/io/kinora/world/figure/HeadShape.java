package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.Vec3;
import java.util.SplittableRandom;

/**
 * The solid of one head with closed eyes and mouth. Points are metres of an adult head of 0.23 m,
 * from the head joint; {@link #world} and {@link #local} convert to the model pose of the person.
 */
final class HeadShape implements Sdf {
  /** Eyeball radius. */
  static final double EYE = 0.0121;

  /** Lids lie this far from the middle of the eye. */
  static final double LID = 0.0135;

  /** Height of the line between the lips. */
  static final double MOUTH = 0.0128;

  static final double MOUTH_CORNER = 0.0245;
  static final Vec3 EYE_PLACE = new Vec3(0.0315, 0.078, 0.071);

  private final Blobs head;
  private final Blobs throat;
  private final Vec3 joint;
  private final double size;
  private final double wide;

  HeadShape(Skeleton bones, BodyShape body, long seed) {
    var p = bones.physique();
    this.joint = bones.at(Joint.HEAD);
    this.size = bones.headSize();
    this.throat = body.throat();
    var random = new SplittableRandom(seed ^ 0x7f4a7c15L);
    this.wide = 0.97 + 0.06 * random.nextDouble() + 0.05 * p.fat();
    this.head = new Features(p, random).build();
  }

  Vec3 world(Vec3 local) {
    return joint.plus(local, size);
  }

  Vec3 local(Vec3 world) {
    return world.minus(joint).times(1 / size);
  }

  double size() {
    return size;
  }

  /** Width against an average head; the eyes stay where the skeleton has them. */
  double wide() {
    return wide;
  }

  @Override
  public double at(double x, double y, double z) {
    var own = head.at(x / (1 + (wide - 1) * Angles.smooth(0.03, 0.06, Math.abs(x))), y, z);
    var t = throat.at(joint.x() + x * size, joint.y() + y * size, joint.z() + z * size) / size;
    return Sdf.smoothUnion(own, t, 0.02);
  }

  /**
   * The first point of the surface on a ray that comes in from {@code distance} towards a point.
   */
  Vec3 outermost(Vec3 towards, Vec3 direction, double distance) {
    var r = distance;
    for (var step = 0; step < 80; step++) {
      var p = towards.plus(direction, r);
      var d = at(p.x(), p.y(), p.z());
      if (d < 2e-5) break;
      r -= d * 0.8;
      if (r < 0.002) break;
    }
    return towards.plus(direction, r);
  }

  /** Face and skull from the physique, with the seed's small differences. */
  private static final class Features {
    private final Physique p;
    private final SplittableRandom random;
    private final double f;
    private final double child;
    private final Blobs.Builder b = Blobs.mirrored();

    Features(Physique p, SplittableRandom random) {
      this.p = p;
      this.random = random;
      this.f = p.feminine();
      this.child = Angles.clamp((16 - p.age()) / 12, 0, 1);
    }

    private double vary(double amount) {
      return (random.nextDouble() * 2 - 1) * amount;
    }

    private static Vec3 at(double x, double y, double z) {
      return new Vec3(x, y, z);
    }

    Blobs build() {
      skull();
      jaw();
      brow();
      nose();
      eyes();
      mouth();
      return b.build();
    }

    private void skull() {
      b.ball(at(0, 0.108, -0.010), 0.0745, 0.0895, 0.0955, 0.01);
      b.ball(at(0, 0.05, 0.022), 0.0565, 0.082, 0.066, 0.03);
      b.ball(at(0, 0.128, 0.045), 0.057, 0.046, 0.043 + 0.003 * child, 0.03);
      b.ball(at(0, 0.05, -0.045), 0.058, 0.06, 0.05, 0.04);
    }

    private void jaw() {
      var strong = (1 - f) * (1 - child);
      var corner = at(0.0435 + 0.004 * strong + vary(0.0015), 0.018 - 0.004 * strong, 0.010);
      var chin = at(0.012 + 0.004 * strong, -0.014 - 0.004 * strong, 0.072 + 0.002 * strong);
      b.cone(corner.plus(0, 0.03, 0.004), corner, 0.0165, 0.0165, 0.022);
      b.cone(corner, chin, 0.0165, 0.0145, 0.022);
      b.ball(
          at(0, -0.014 - 0.003 * strong, 0.0785 + 0.0025 * strong + vary(0.0015)),
          0.0165 + 0.003 * strong,
          0.0145,
          0.0125,
          0.014);
      var cheek = 0.0185 + 0.005 * p.fat() + 0.004 * child;
      b.ball(at(0.043, 0.030, 0.056), cheek * 0.9, cheek * 1.15, cheek, 0.025);
      b.ball(at(0.0475, 0.058, 0.057), 0.0175, 0.013, 0.0195, 0.02);
      if (p.fat() > 0.4)
        b.ball(at(0, -0.032, 0.045), 0.04 * p.fat(), 0.022 * p.fat(), 0.035 * p.fat(), 0.03);
    }

    private void brow() {
      var ridge = 0.0075 + 0.0025 * (1 - f) * (1 - child);
      b.cone(at(0.012, 0.0965, 0.0825), at(0.038, 0.0985, 0.0735), ridge, ridge * 0.9, 0.014);
      b.cone(at(0.038, 0.0985, 0.0735), at(0.055, 0.089, 0.052), ridge * 0.9, 0.008, 0.014);
    }

    private void nose() {
      var k = (1 - 0.12 * f) * (1 - 0.3 * child);
      var length = 0.046 + vary(0.002) + 0.004 * child;
      var out = 0.1025 - 0.006 * (1 - k) + vary(0.0018);
      b.cone(at(0, 0.088, 0.0825), at(0, 0.066, 0.0945), 0.0074, 0.0082, 0.010);
      b.cone(at(0, 0.068, 0.0935), at(0, length + 0.003, out), 0.0078, 0.0092 * k, 0.006);
      b.ball(at(0, length, out + 0.0005), 0.0108 * k + vary(0.0007), 0.0098 * k, 0.0105 * k, 0.006);
      b.ball(
          at(0.0115 * k, length - 0.0048, out - 0.0125),
          0.0085 * k + vary(0.0006),
          0.0072,
          0.0095,
          0.007);
      b.carveBall(
          at(0.0058 * k, length - 0.0125, out - 0.0055), 0.0036 * k, 0.0042, 0.0048, 0, 0, 0.003);
    }

    private void eyes() {
      var e = EYE_PLACE;
      b.carveBall(e.plus(-0.001, 0.001, 0.0245), 0.0195, 0.0128, 0.0155, 0, 0, 0.014);
      b.ball(e, LID, LID * 0.97, LID, 0.0055);
      b.ball(e.plus(0.002, 0.0148, 0.0065), 0.0145, 0.0052, 0.0075, 0.3, -0.1, 0.007);
      if (p.age() > 55) b.carveBall(e.plus(0, -0.0165, 0.017), 0.013, 0.003, 0.004, 0, 0.15, 0.006);
    }

    private void mouth() {
      var full = 0.9 + 0.25 * f + vary(0.12) - 0.25 * Angles.smooth(50, 80, p.age());
      b.ball(at(0, MOUTH, 0.0745), 0.031, 0.0235, 0.0205, 0.018);
      b.carveCone(at(0, 0.033, 0.105), at(0, 0.0235, 0.1015), 0.0022, 0.0028, 0.006);
      var upper = 0.0046 * full;
      var lower = 0.0056 * full;
      b.cone(
          at(0.003, MOUTH + 0.0042, 0.0935),
          at(MOUTH_CORNER - 0.003, MOUTH + 0.0014, 0.0825),
          upper,
          0.0024,
          0.0045);
      b.cone(
          at(0, MOUTH - 0.0048, 0.0922),
          at(MOUTH_CORNER - 0.004, MOUTH - 0.0018, 0.0822),
          lower,
          0.0024,
          0.0045);
      b.carveBall(at(0, -0.0012, 0.0985), 0.018, 0.0042, 0.0055, 0, 0, 0.008);
      b.carveCone(
          at(0, MOUTH, 0.1035), at(MOUTH_CORNER, MOUTH - 0.0004, 0.0895), 0.0022, 0.0018, 0.0035);
      if (p.age() > 45) {
        b.carveCone(at(0.019, 0.037, 0.0985), at(0.0305, 0.014, 0.0845), 0.001, 0.0016, 0.006);
      }
    }
  }
}
