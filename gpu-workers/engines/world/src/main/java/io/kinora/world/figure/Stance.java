package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * What a body is asked to do at one moment, before joints are solved: goals for hips, hands, feet
 * and eyes. Angles in radians. Filled by a {@link Motion} and read by {@link Poser}; not shared
 * between threads.
 */
public final class Stance {
  /** Place of the pelvis joint; its height is lowered where the planted feet are out of reach. */
  Vec3 hips = Vec3.ZERO;
  /** Where the hips face: 0 is +z, positive towards +x. */
  double yaw;
  /** Turn of the whole body about the pelvis, before {@link #yaw}; for flight and falls. */
  Quat tumble = Quat.IDENTITY;

  double pelvisPitch;
  double pelvisRoll;
  double pelvisTurn;
  /** Forward bend of the spine over the pelvis. */
  double bend;
  /** Sideways bend, positive towards the left. */
  double lean;
  /** Turn of the chest against the pelvis, positive towards the left. */
  double twist;
  /** Shoulders drawn up, -1 to 1. */
  double shrug;

  Arm left = Arm.relaxed();
  Arm right = Arm.relaxed();
  HandShape leftHand = HandShape.RELAXED;
  HandShape rightHand = HandShape.RELAXED;
  Foot leftFoot = Foot.flat(Vec3.ZERO, 0);
  Foot rightFoot = Foot.flat(Vec3.ZERO, 0);
  /** Knees opened to the sides. */
  double knees = 0.1;
  /** World point the eyes rest on; null looks ahead. */
  @Nullable
  Vec3 gaze;
  /** Head bowed (positive) and tilted to the left on top of the gaze. */
  double nod;

  double tilt;
  Face face = Face.NEUTRAL;

  Arm arm(Side side) {
    return side == Side.LEFT ? left : right;
  }

  void arm(Side side, Arm arm) {
    if (side == Side.LEFT) left = arm;
    else right = arm;
  }

  HandShape hand(Side side) {
    return side == Side.LEFT ? leftHand : rightHand;
  }

  void hand(Side side, HandShape shape) {
    if (side == Side.LEFT) leftHand = shape;
    else rightHand = shape;
  }

  Foot foot(Side side) {
    return side == Side.LEFT ? leftFoot : rightFoot;
  }

  void foot(Side side, Foot foot) {
    if (side == Side.LEFT) leftFoot = foot;
    else rightFoot = foot;
  }
}
