package io.kinora.world.animal;

import io.kinora.world.animal.Build.Ears;
import io.kinora.world.figure.SkinWeights;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * The bones of a four-legged animal at rest: it stands on y = 0 and looks along +z, its middle over
 * the origin. Legs are numbered left front, right front, left hind, right hind. Immutable.
 */
final class Frame implements SkinWeights.Bones {
  static final int RUMP = 0;
  static final int CHEST = 1;
  static final int NECK = 2;
  static final int HEAD = 3;
  static final int TAIL = 4;
  static final int JOINTS = 17;

  private final Build build;
  private final double h;
  private final Vec3[] at = new Vec3[JOINTS];
  private final Vec3[] paws = new Vec3[4];
  private final Vec3 nose;
  private final Vec3 tailTip;

  Frame(Build build) {
    this.build = build;
    this.h = build.height();
    var half = 0.5 * build.length() * h;
    at[RUMP] = new Vec3(0, 0.82 * h, -half);
    at[CHEST] = new Vec3(0, 0.8 * h, 0.1 * half);
    at[NECK] = new Vec3(0, 0.86 * h, half + 0.03 * h);
    var up = Math.sin(build.rise());
    var ahead = Math.cos(build.rise());
    at[HEAD] = at[NECK].plus(new Vec3(0, up, ahead).times(build.neck() * h));
    nose = at[HEAD].plus(muzzle().times((build.head() + build.muzzle()) * h));
    at[TAIL] = new Vec3(0, 0.86 * h, -half - 0.55 * build.girth() * h);
    tailTip = at[TAIL].plus(new Vec3(0, Math.sin(build.tailLift()), -Math.cos(build.tailLift()))
        .times(build.tail() * h));
    for (var leg = 0; leg < 4; leg++) placeLeg(leg, half);
  }

  /** Direction of the muzzle: grazers carry their heads steeply. */
  private Vec3 muzzle() {
    var down = build.hoofed() ? 0.75 : 0.22;
    return new Vec3(0, -StrictMath.sin(down), StrictMath.cos(down));
  }

  private void placeLeg(int leg, double half) {
    var side = leg % 2 == 0 ? 1 : -1;
    var front = leg < 2;
    var x = side * 0.55 * build.girth() * h;
    paws[leg] = new Vec3(x, 0, front ? half : -half - 0.04 * h);
    var top = new Vec3(x, (front ? 0.72 : 0.76) * h, front ? half : -half + 0.02 * h);
    at[upper(leg)] = top;
    var hock = hock(leg, paws[leg], Vec3.Z, 0);
    var knee = io.kinora.world.figure.TwoBone.solve(
        top, hock, upperLength(leg), lowerLength(leg), front ? Vec3.Z.times(-1) : Vec3.Z);
    at[lower(leg)] = knee.middle();
    at[foot(leg)] = knee.end();
  }

  static int upper(int leg) {
    return 5 + 3 * leg;
  }

  static int lower(int leg) {
    return 6 + 3 * leg;
  }

  static int foot(int leg) {
    return 7 + 3 * leg;
  }

  Build build() {
    return build;
  }

  double height() {
    return h;
  }

  Vec3 at(int joint) {
    return at[joint];
  }

  Vec3 paw(int leg) {
    return paws[leg];
  }

  Vec3 nose() {
    return nose;
  }

  Vec3 tailTip() {
    return tailTip;
  }

  double upperLength(int leg) {
    return (leg < 2 ? 0.31 : 0.33) * h;
  }

  double lowerLength(int leg) {
    return (leg < 2 ? 0.31 : 0.34) * h;
  }

  /**
   * Place of the wrist or hock over a paw.
   *
   * @param ahead direction the animal faces
   * @param fold how far the foot is tipped back beyond standing, radians
   */
  Vec3 hock(int leg, Vec3 paw, Vec3 ahead, double fold) {
    var length = (leg < 2 ? 0.17 : 0.25) * h;
    var tip = (leg < 2 ? 0.12 : 0.35) + fold;
    return paw.plus(0, length * StrictMath.cos(tip), 0).plus(ahead, -length * StrictMath.sin(tip));
  }

  @Override
  public int[] nearest(Mesh mesh) {
    var bones = capsules();
    var p = mesh.positions();
    var joints = new int[mesh.vertexCount()];
    for (var i = 0; i < joints.length; i++) {
      var least = Double.MAX_VALUE;
      for (var c : bones) {
        var d = c.distance(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
        if (d >= least) continue;
        least = d;
        joints[i] = c.joint();
      }
    }
    return joints;
  }

  private List<SkinWeights.Capsule> capsules() {
    var list = new ArrayList<SkinWeights.Capsule>();
    var body = build.girth() * h;
    list.add(new SkinWeights.Capsule(RUMP, at[RUMP].plus(0, -0.08 * h, 0), at[CHEST], 0.8 * body));
    list.add(new SkinWeights.Capsule(CHEST, at[CHEST], at[NECK].plus(0, -0.14 * h, 0), body));
    list.add(new SkinWeights.Capsule(NECK, at[NECK], at[HEAD], 0.4 * body));
    list.add(new SkinWeights.Capsule(HEAD, at[HEAD], nose, build.head() * h));
    if (build.ears() == Ears.LONG || build.ears() == Ears.POINTED) {
      list.add(new SkinWeights.Capsule(
          HEAD, at[HEAD], at[HEAD].plus(0, (build.head() + build.ear()) * h, 0), build.head() * h));
    }
    list.add(new SkinWeights.Capsule(TAIL, at[TAIL], tailTip, 0.02 * h));
    for (var leg = 0; leg < 4; leg++) {
      var r = build.leg() * h;
      list.add(new SkinWeights.Capsule(upper(leg), at[upper(leg)], at[lower(leg)], 1.5 * r));
      list.add(new SkinWeights.Capsule(lower(leg), at[lower(leg)], at[foot(leg)], r));
      list.add(new SkinWeights.Capsule(foot(leg), at[foot(leg)], paws[leg], r));
    }
    return list;
  }
}
