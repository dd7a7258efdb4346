package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Where the joints of one person lie in the model pose: standing on y = 0 at the origin, facing +z,
 * arms held 40 degrees below the horizontal. Immutable.
 */
public final class Skeleton {
  /** Angle of the arms below the horizontal in the model pose. */
  static final double ARM_DROP = Math.toRadians(40);

  private final Vec3[] rest = new Vec3[Joint.COUNT];
  private final Physique physique;

  Skeleton(Physique physique) {
    this.physique = physique;
    var s = physique.scale();
    placeTrunk(s);
    for (var side : Side.values()) {
      placeArm(side, s);
      placeLeg(side, s);
    }
  }

  private void placeTrunk(double s) {
    var leg = s * physique.legShare();
    var hip = 0.93 * leg;
    var trunk = 1.78 * s - 0.195 * headSize() - hip;
    put(Joint.PELVIS, 0, hip + trunk * 0.05, -0.005 * s);
    put(Joint.SPINE, 0, hip + trunk * 0.235, -0.018 * s);
    put(Joint.CHEST, 0, hip + trunk * 0.48, -0.022 * s);
    put(Joint.NECK, 0, hip + trunk * 0.865, -0.028 * s);
    put(Joint.HEAD, 0, hip + trunk * 0.995, -0.004 * s);
    for (var side : Side.values()) {
      put(
          side.of(Joint.EYE_L),
          at(Joint.HEAD)
              .plus(side.sign() * 0.0315 * headSize(), 0.078 * headSize(), 0.071 * headSize()));
    }
  }

  private void placeArm(Side side, double s) {
    var g = side.sign();
    var chest = at(Joint.NECK).y();
    var half = 0.178 * s * physique.shoulders();
    put(side.of(Joint.CLAVICLE_L), g * 0.028 * s, chest - 0.028 * s, 0.012 * s);
    put(side.of(Joint.UPPER_ARM_L), g * half, chest - 0.048 * s, -0.02 * s);
    var arm = s * (0.5 + 0.5 * physique.legShare());
    var along = new Vec3(g * Math.cos(ARM_DROP), -Math.sin(ARM_DROP), 0);
    var elbow =
        at(side.of(Joint.UPPER_ARM_L)).plus(along.times(0.285 * arm)).plus(0, 0, -0.008 * s);
    var wrist = elbow.plus(along.times(0.25 * arm)).plus(0, 0, 0.018 * s);
    put(side.of(Joint.UPPER_TWIST_L), at(side.of(Joint.UPPER_ARM_L)).lerp(elbow, 0.5));
    put(side.of(Joint.FOREARM_L), elbow);
    put(side.of(Joint.FORE_TWIST_L), elbow.lerp(wrist, 0.5));
    put(side.of(Joint.HAND_L), wrist);
    placeFingers(side, along, handSize());
  }

  /**
   * Finger by finger: knuckle forward of and beyond the wrist, then the lengths of the three bones.
   */
  private static final double[][] FINGERS = {
    {0.022, 0.020, 0.046, 0.034, 0.029},
    {0.092, 0.0255, 0.044, 0.026, 0.022},
    {0.094, 0.0045, 0.048, 0.030, 0.023},
    {0.088, -0.016, 0.044, 0.028, 0.023},
    {0.079, -0.035, 0.034, 0.021, 0.020},
  };

  private void placeFingers(Side side, Vec3 along, double size) {
    var wrist = at(side.of(Joint.HAND_L));
    var palm = palm(side);
    for (var finger = 0; finger < 5; finger++) {
      var f = FINGERS[finger];
      var spread = (f[1] - 0.0045) * 5;
      var direction = finger == 0
          ? along.times(0.62).plus(Vec3.Z.times(0.66)).plus(palm.times(0.42)).unit()
          : along.plus(Vec3.Z.times(spread)).plus(palm.times(0.06)).unit();
      var at = wrist.plus(along.times(f[0] * size)).plus(Vec3.Z.times(f[1] * size));
      at = at.plus(palm.times((finger == 0 ? 0.012 : 0.002) * size));
      for (var knuckle = 0; knuckle < 3; knuckle++) {
        put(side.of(Joint.finger(finger, knuckle)), at);
        at = at.plus(direction.times(f[2 + knuckle] * size));
      }
    }
  }

  private void placeLeg(Side side, double s) {
    var g = side.sign();
    var leg = s * physique.legShare();
    var half = 0.09 * s * physique.hips();
    put(side.of(Joint.THIGH_L), g * half, 0.93 * leg, 0);
    put(side.of(Joint.SHIN_L), g * (half + 0.002 * s), 0.505 * leg, 0.012 * s);
    put(side.of(Joint.FOOT_L), g * (half + 0.004 * s), 0.088 * s, -0.022 * s);
    put(side.of(Joint.TOES_L), g * (half + 0.022 * s), 0.026 * s, 0.112 * s);
  }

  private void put(Joint joint, double x, double y, double z) {
    put(joint, new Vec3(x, y, z));
  }

  private void put(Joint joint, Vec3 at) {
    rest[joint.ordinal()] = at;
  }

  /** Place of a joint in the model pose. */
  public Vec3 at(Joint joint) {
    return rest[joint.ordinal()];
  }

  /** From the joint's parent to the joint in the model pose; the pelvis counts from the origin. */
  Vec3 bone(Joint joint) {
    var parent = joint.parent();
    return parent == null ? at(joint) : at(joint).minus(at(parent));
  }

  Physique physique() {
    return physique;
  }

  /** Factor on an adult head of 0.23 m from chin to crown. */
  double headSize() {
    return physique.headScale();
  }

  double handSize() {
    return physique.scale() * (0.94 + 0.06 * physique.muscle()) * (1 - 0.07 * physique.feminine());
  }

  /** Direction from the wrist to the finger tips in the model pose. */
  Vec3 fingers(Side side) {
    return new Vec3(side.sign() * Math.cos(ARM_DROP), -Math.sin(ARM_DROP), 0);
  }

  /** Direction the palm faces in the model pose. */
  Vec3 palm(Side side) {
    return new Vec3(-side.sign() * Math.sin(ARM_DROP), -Math.cos(ARM_DROP), 0);
  }

  /** Centre of the palm's surface in the model pose. */
  Vec3 palmCentre(Side side) {
    var size = handSize();
    return at(side.of(Joint.HAND_L))
        .plus(fingers(side).times(0.075 * size))
        .plus(palm(side).times(0.018 * size));
  }

  double thigh() {
    return at(Joint.THIGH_L).distance(at(Joint.SHIN_L));
  }

  double shin() {
    return at(Joint.SHIN_L).distance(at(Joint.FOOT_L));
  }

  double upperArm() {
    return at(Joint.UPPER_ARM_L).distance(at(Joint.FOREARM_L));
  }

  double forearm() {
    return at(Joint.FOREARM_L).distance(at(Joint.HAND_L));
  }
}
