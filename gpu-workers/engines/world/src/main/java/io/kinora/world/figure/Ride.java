package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.function.DoubleFunction;

/**
 * Rides something: the body goes where its saddle goes.
 *
 * @param saddle by seconds since the ride began
 * @param seconds how long
 */
public record Ride(DoubleFunction<Saddle> saddle, double seconds) implements Action {
  /** From a seat up to the pelvis joint of a person of 1.78 m, metres. */
  public static final double SIT = 0.1;

  /** From the sole's point under the ankle to the ball of the foot, metres. */
  private static final double BALL = 0.12;

  @Override
  public Motion plan(Person person, Footing from) {
    var left = saddle.apply(seconds);
    var ahead = left.mount().rotation().rotate(Vec3.Z);
    var yaw = StrictMath.atan2(ahead.x(), ahead.z());
    var ground = left.mount().position().withY(from.position().y());
    return new Riding(new Standing(person), saddle, seconds, new Footing(ground, yaw));
  }

  private record Riding(
      Standing standing, DoubleFunction<Saddle> saddle, double seconds, Footing end)
      implements Motion {
    @Override
    public Stance at(double t) {
      var now = saddle.apply(t);
      var ahead = now.mount().rotation().rotate(Vec3.Z);
      var yaw = StrictMath.atan2(ahead.x(), ahead.z());
      var slope = -StrictMath.asin(Math.max(-1, Math.min(1, ahead.y())));
      return switch (now.hold()) {
        case ASTRIDE -> astride(now, yaw, slope);
        case SEATED -> seated(now, yaw, slope);
        case STANDING -> standing(now, yaw, t);
      };
    }

    private Stance astride(Saddle now, double yaw, double slope) {
      var stance = sitting(now, yaw, slope);
      var s = standing.scale();
      stance.bend = 0.1 - 0.7 * slope;
      stance.knees = 0.75;
      for (var side : Side.values()) {
        var g = side.sign();
        var down = new Vec3(g * now.leftFoot().x(), now.seat().y() - 0.62 * s, 0.04 * s);
        var sole = now.mount().apply(down.plus(0, 0, now.seat().z()));
        stance.foot(side, new Foot(sole, yaw + g * 0.12, 0, 0, -0.12));
        var rein = now.seat().plus(g * 0.07 * s, 0.27 * s, 0.4 * s);
        grip(stance, side, now, rein, new Vec3(0.1 * g, -0.15, 1), new Vec3(-g, -0.15, 0));
      }
      return stance;
    }

    private Stance seated(Saddle now, double yaw, double slope) {
      var stance = sitting(now, yaw, slope);
      var s = standing.scale();
      stance.pelvisPitch = slope + 0.2;
      stance.bend = 0.3;
      stance.knees = 0.06;
      for (var side : Side.values()) {
        var g = side.sign();
        var ball = side == Side.LEFT ? now.leftFoot() : now.rightFoot();
        var sole = now.mount().apply(ball.plus(0, 0, -BALL * s));
        stance.foot(side, new Foot(sole, yaw, 0, 0, slope));
        var bar = now.hand();
        var hand = new Vec3(g * bar.x(), bar.y() + 0.03 * s, bar.z() - 0.02 * s);
        grip(stance, side, now, hand, new Vec3(0, -0.25, 1), new Vec3(0, -1, -0.25));
      }
      return stance;
    }

    private Stance sitting(Saddle now, double yaw, double slope) {
      var s = standing.scale();
      var stance = new Stance();
      stance.yaw = yaw;
      stance.pelvisPitch = slope;
      stance.hips = now.mount().apply(now.seat().plus(0, SIT * s, 0));
      stance.gaze = now.mount().apply(now.seat().plus(0, 0.5, 9));
      return stance;
    }

    private static void grip(
        Stance stance, Side side, Saddle now, Vec3 palm, Vec3 fingers, Vec3 facing) {
      var turn = now.mount().rotation();
      stance.arm(
          side,
          Arm.palmInWorld(
              now.mount().apply(palm),
              turn.rotate(new Vec3(0.7 * side.sign(), -0.6, -0.5)),
              turn.rotate(fingers.unit()),
              turn.rotate(facing.without(fingers.unit()).unit())));
      stance.hand(side, HandShape.GRIP);
    }

    /** The left foot ahead, knees soft, the arms out for balance, looking where it goes. */
    private Stance standing(Saddle now, double yaw, double t) {
      var s = standing.scale();
      var sway = StrictMath.sin(1.7 * t);
      var f = new Footing(now.mount().apply(now.seat()), yaw - Math.PI / 2);
      var stance = standing.at(f, (0.11 + 0.02 * StrictMath.cos(3.4 * t)) * s, 1);
      stance.foot(Side.LEFT, Foot.flat(now.mount().apply(now.leftFoot()), f.yaw() + 0.7));
      stance.foot(Side.RIGHT, Foot.flat(now.mount().apply(now.rightFoot()), f.yaw() + 0.1));
      stance.pelvisTurn = 0.35;
      stance.twist = 0.4;
      stance.bend = 0.22;
      stance.pelvisPitch = 0.08;
      stance.lean = 0.06 * sway;
      stance.knees = 0.2;
      stance.left = new Arm.Hang(0.35 + 0.1 * sway, 0.75, 0.45, 0.1);
      stance.right = new Arm.Hang(-0.1 - 0.1 * sway, 0.7, 0.55, 0.1);
      stance.gaze = now.mount().apply(new Vec3(0, 1.2, 9));
      return stance;
    }
  }
}
