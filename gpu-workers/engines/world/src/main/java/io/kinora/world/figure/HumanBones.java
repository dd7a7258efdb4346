package io.kinora.world.figure;

import static io.kinora.world.figure.Joint.CHEST;
import static io.kinora.world.figure.Joint.CLAVICLE_L;
import static io.kinora.world.figure.Joint.FOOT_L;
import static io.kinora.world.figure.Joint.FOREARM_L;
import static io.kinora.world.figure.Joint.FORE_TWIST_L;
import static io.kinora.world.figure.Joint.HAND_L;
import static io.kinora.world.figure.Joint.HEAD;
import static io.kinora.world.figure.Joint.NECK;
import static io.kinora.world.figure.Joint.PELVIS;
import static io.kinora.world.figure.Joint.SHIN_L;
import static io.kinora.world.figure.Joint.SPINE;
import static io.kinora.world.figure.Joint.THIGH_L;
import static io.kinora.world.figure.Joint.TOES_L;
import static io.kinora.world.figure.Joint.UPPER_ARM_L;
import static io.kinora.world.figure.Joint.UPPER_TWIST_L;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/** The capsules by which the skin of a person finds its bones. Immutable. */
final class HumanBones implements SkinWeights.Bones {
  private final List<SkinWeights.Capsule> capsules;

  private HumanBones(List<SkinWeights.Capsule> capsules) {
    this.capsules = capsules;
  }

  @Override
  public int[] nearest(Mesh mesh) {
    var p = mesh.positions();
    var joints = new int[mesh.vertexCount()];
    for (var i = 0; i < joints.length; i++) {
      joints[i] = nearest(p[i * 3], p[i * 3 + 1], p[i * 3 + 2]);
    }
    return joints;
  }

  private int nearest(double x, double y, double z) {
    var best = 0;
    var least = Double.MAX_VALUE;
    for (var c : capsules) {
      var d = c.distance(x, y, z);
      if (d < least) {
        least = d;
        best = c.joint();
      }
    }
    return best;
  }

  /** Trunk and arms. */
  static HumanBones upper(Skeleton k) {
    var list = new ArrayList<SkinWeights.Capsule>();
    trunk(list, k);
    for (var side : Side.values()) {
      arm(list, k, side);
    }
    return new HumanBones(list);
  }

  /** Pelvis, spine and legs. */
  static HumanBones lower(Skeleton k) {
    var list = new ArrayList<SkinWeights.Capsule>();
    trunk(list, k);
    for (var side : Side.values()) {
      leg(list, k, side);
    }
    return new HumanBones(list);
  }

  /** All but hands and head. */
  static HumanBones whole(Skeleton k) {
    var list = new ArrayList<>(upper(k).capsules);
    for (var side : Side.values()) {
      leg(list, k, side);
    }
    return new HumanBones(list);
  }

  static HumanBones foot(Skeleton k, Side side) {
    var list = new ArrayList<SkinWeights.Capsule>();
    add(
        list,
        side.of(SHIN_L),
        k.at(side.of(SHIN_L)),
        k.at(side.of(FOOT_L)).plus(0, 0.05 * k.physique().scale(), 0),
        0);
    add(
        list,
        side.of(FOOT_L),
        k.at(side.of(FOOT_L)).plus(0, 0, -0.03),
        k.at(side.of(TOES_L)).plus(0, 0, -0.01),
        0);
    var toes = k.at(side.of(TOES_L));
    add(list, side.of(TOES_L), toes.plus(0, 0, 0.02), toes.plus(0, 0, 0.08), 0);
    return new HumanBones(list);
  }

  static HumanBones hand(Skeleton k, Side side) {
    var list = new ArrayList<SkinWeights.Capsule>();
    var h = k.handSize();
    var wrist = k.at(side.of(HAND_L));
    add(
        list,
        side.of(FORE_TWIST_L),
        k.at(side.of(FOREARM_L)),
        wrist.plus(k.fingers(side), -0.012 * h),
        0);
    for (var finger = 0; finger < 5; finger++) {
      var one = k.at(side.of(Joint.finger(finger, 0)));
      var two = k.at(side.of(Joint.finger(finger, 1)));
      var three = k.at(side.of(Joint.finger(finger, 2)));
      if (finger > 0)
        add(list, side.of(HAND_L), wrist.plus(0, 0, (2.4 - finger) * 0.01 * h), one, 0.004 * h);
      else add(list, side.of(HAND_L), wrist, wrist.lerp(one, 0.5), 0);
      add(list, side.of(Joint.finger(finger, 0)), one, two, 0);
      add(list, side.of(Joint.finger(finger, 1)), two, three, 0);
      add(
          list,
          side.of(Joint.finger(finger, 2)),
          three,
          three.plus(three.minus(two).unit(), 0.022 * h),
          0);
    }
    return new HumanBones(list);
  }

  private static void trunk(List<SkinWeights.Capsule> list, Skeleton k) {
    var s = k.physique().scale();
    var pelvis = k.at(PELVIS);
    add(
        list,
        PELVIS.ordinal(),
        pelvis.plus(-0.05 * s, -0.02 * s, 0),
        pelvis.plus(0.05 * s, -0.02 * s, 0),
        0.1 * s);
    add(list, PELVIS.ordinal(), pelvis, pelvis.plus(0, 0.05 * s, 0), 0.12 * s);
    add(list, SPINE.ordinal(), k.at(SPINE).plus(0, 0.03 * s, 0), k.at(CHEST), 0.12 * s);
    var chest = k.at(CHEST);
    add(
        list,
        CHEST.ordinal(),
        chest.plus(-0.06 * s, 0.06 * s, 0),
        chest.plus(-0.04 * s, 0.17 * s, 0),
        0.1 * s);
    add(
        list,
        CHEST.ordinal(),
        chest.plus(0.06 * s, 0.06 * s, 0),
        chest.plus(0.04 * s, 0.17 * s, 0),
        0.1 * s);
    add(list, CHEST.ordinal(), chest.plus(0, 0.1 * s, 0), k.at(NECK), 0.06 * s);
    add(list, NECK.ordinal(), k.at(NECK).plus(0, 0.05 * s, 0), k.at(HEAD), 0.05 * s);
  }

  private static void arm(List<SkinWeights.Capsule> list, Skeleton k, Side side) {
    var s = k.physique().scale();
    var shoulder = k.at(side.of(UPPER_ARM_L));
    var elbow = k.at(side.of(FOREARM_L));
    var wrist = k.at(side.of(HAND_L));
    var half = k.at(side.of(UPPER_TWIST_L));
    add(
        list,
        side.of(CLAVICLE_L),
        k.at(side.of(CLAVICLE_L)).lerp(shoulder, 0.45),
        shoulder.plus(-side.sign() * 0.025 * s, 0, 0),
        0.045 * s);
    add(list, side.of(UPPER_ARM_L), shoulder.lerp(half, 0.1), half, 0.04 * s);
    add(list, side.of(UPPER_TWIST_L), half, elbow, 0.04 * s);
    add(list, side.of(FOREARM_L), elbow, elbow.lerp(wrist, 0.5), 0.035 * s);
    add(list, side.of(FORE_TWIST_L), elbow.lerp(wrist, 0.5), wrist, 0.03 * s);
  }

  private static void leg(List<SkinWeights.Capsule> list, Skeleton k, Side side) {
    var s = k.physique().scale();
    var hip = k.at(side.of(THIGH_L));
    var knee = k.at(side.of(SHIN_L));
    add(list, side.of(THIGH_L), hip.plus(side.sign() * 0.01 * s, -0.06 * s, 0), knee, 0.07 * s);
    add(list, side.of(SHIN_L), knee, k.at(side.of(FOOT_L)), 0.05 * s);
  }

  private static void add(
      List<SkinWeights.Capsule> list, Joint joint, Vec3 a, Vec3 b, double radius) {
    add(list, joint.ordinal(), a, b, radius);
  }

  private static void add(
      List<SkinWeights.Capsule> list, int joint, Vec3 a, Vec3 b, double radius) {
    list.add(new SkinWeights.Capsule(joint, a, b, radius));
  }
}
