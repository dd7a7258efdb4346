package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/**
 * The stances of somebody whom water bears. The footing of a swimmer is the point of the surface
 * above the hips.
 */
final class Afloat {
  /** From the surface down to the hips of one who floats to the shoulders, for 1.78 m. */
  static final double DEPTH = 0.47;

  private static final double PADDLE = 1.15;
  private static final double POINTED = 1;

  private final Standing standing;
  private final double s;

  Afloat(Standing standing) {
    this.standing = standing;
    this.s = standing.scale();
  }

  /**
   * A body in the water, its limbs still to be placed.
   *
   * @param depth metres from the footing down to the hips
   * @param pitch of the trunk: 0 upright, a right angle face down
   * @param roll about the trunk, the left shoulder up if positive
   */
  Stance body(Footing f, double depth, double pitch, double roll) {
    var stance = standing.at(f);
    stance.hips = f.point(0, -depth, 0);
    stance.tumble = Quat.about(Vec3.X, pitch).times(Quat.yaw(roll));
    return stance;
  }

  /**
   * Puts a foot beside the body.
   *
   * @param at metres of a person of 1.78 m from the hips: left, up along the trunk, ahead of it
   */
  void foot(Stance stance, Footing f, Side side, Vec3 at, double pitch) {
    var turn = Quat.yaw(f.yaw()).times(Quat.about(Vec3.X, pitch));
    var place = stance.hips.plus(turn.rotate(at.times(s)));
    stance.foot(side, new Foot(place, f.yaw(), 0, 0, pitch + POINTED));
  }

  /**
   * Upright, the hands paddling at the surface and the legs treading.
   *
   * @param depth metres from the footing down to the hips
   * @param stretch metres from the hips down to the feet
   * @param arms where the hands are held: 0 above the head, 1 paddling
   */
  Stance upright(Footing f, double depth, double stretch, double arms, double t) {
    var stance = body(f, depth, 0.12, 0);
    var turn = 2 * Math.PI * t / PADDLE;
    for (var side : Side.values()) {
      var g = side.sign();
      var swing = StrictMath.sin(turn + g);
      var paddling = new Vec3(g * (0.42 + 0.08 * swing), -0.13, 0.26 - 0.05 * g * swing);
      var raised = new Vec3(g * 0.3, 0.4, 0.12);
      var wide = new Vec3(g * 0.08, 0, 0.04).times(4 * arms * (1 - arms));
      stance.arm(
          side, Arm.wrist(raised.lerp(paddling, arms).plus(wide), new Vec3(g * 0.8, -0.8, -0.4)));
      stance.hand(side, HandShape.FLAT);
      var kick = StrictMath.sin(turn + Math.PI * g / 2);
      var bent = arms * (0.07 * kick - 0.14);
      foot(stance, f, side, new Vec3(g * 0.13, -stretch / s - bent, 0.07 * arms * kick), 0.12);
    }
    stance.knees = 0.25;
    return stance;
  }

  double scale() {
    return s;
  }
}
