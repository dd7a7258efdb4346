package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.Optional;

/**
 * Shoots a ball at a goal from a stand: dip, lift, push with a following hand. Whatever the launch
 * velocity, the ball leaves from the same place, so that a search over velocities can start from
 * {@link #releasePlace}. Right-handed.
 *
 * @param goal what is aimed at; only its bearing matters for the body
 * @param velocity of the ball when it leaves the hand, m/s
 * @param radius of the ball, metres
 */
public record FreeThrow(Vec3 goal, Vec3 velocity, double radius) implements Action {
  private static final double DIP = 0.52;
  private static final double SET = 0.98;

  /** Where the ball leaves the hands of a person who stands at a place and faces the goal. */
  public static Vec3 releasePlace(Person person, Footing from, Vec3 goal) {
    var f = Footing.facing(from.position(), goal);
    return new Standing(person).point(f, -0.07, 2.14, 0.36);
  }

  @Override
  public Motion plan(Person person, Footing from) {
    var f = Footing.facing(from.position(), goal);
    return new Shot(new Standing(person), f, releasePlace(person, from, goal), velocity, radius);
  }

  private static final class Shot implements Motion {
    private final Standing standing;
    private final Footing f;
    private final double radius;
    private final Vec3 velocity;
    private final Vec3 release;
    private final double releaseTime;
    private final Track ball;

    Shot(Standing standing, Footing f, Vec3 release, Vec3 velocity, double radius) {
      this.standing = standing;
      this.f = f;
      this.radius = radius;
      this.velocity = velocity;
      this.release = release;
      var set = standing.point(f, -0.1, 1.66, 0.17).plus(f.direction(0, 0, radius));
      var rising = f.direction(0, 1.9, 0.1).times(standing.scale());
      this.releaseTime = SET + 2 * set.distance(release) / (velocity.length() + rising.length());
      var hold = HoldBall.place(standing, f, radius);
      this.ball = Track.builder()
          .rest(0, hold)
          .rest(DIP, hold.plus(f.direction(-0.03, -0.1, -0.02).times(standing.scale())))
          .pass(SET, set, rising)
          .pass(releaseTime, release, velocity)
          .build();
    }

    @Override
    public double seconds() {
      return releaseTime + 1.5;
    }

    @Override
    public Footing end() {
      return f;
    }

    @Override
    public List<FigureEvent> events() {
      return List.of(new FigureEvent(FigureEvent.Kind.RELEASE, releaseTime, release, velocity));
    }

    @Override
    public Optional<Vec3> held(double t) {
      return t <= releaseTime ? Optional.of(ball.at(t)) : Optional.empty();
    }

    @Override
    public Stance at(double t) {
      var sink = 0.135 * Angles.hump(0, DIP, DIP + 0.1, releaseTime - 0.02, t);
      var rise = Angles.hump(SET - 0.1, releaseTime, releaseTime + 0.25, releaseTime + 0.6, t);
      var stance = standing.at(f, (0.02 + sink - 0.075 * rise) * standing.scale(), 1.35);
      stance.hips = stance.hips.plus(
          f.direction(0, 0, (-0.03 * sink / 0.135 + 0.035 * rise) * standing.scale()));
      for (var side : Side.values()) {
        var foot = stance.foot(side);
        stance.foot(side, new Foot(foot.place(), foot.yaw(), 0.55 * rise, 0));
      }
      stance.bend = 0.05 + 0.22 * sink / 0.135 - 0.08 * rise;
      stance.twist = 0.12
          * Angles.smooth(0.3, SET, t)
          * (1 - Angles.smooth(releaseTime + 0.5, releaseTime + 1.2, t));
      stance.gaze = t < releaseTime + 0.1 ? release.plus(f.direction(0, 0.4, 4)) : null;
      stance.face = Expression.FOCUSED.face();
      shootingHand(stance, t);
      guidingHand(stance, t);
      return stance;
    }

    /**
     * Beside the ball at first, behind and below it from the lift on, then following it and folding
     * over.
     */
    private void shootingHand(Stance stance, double t) {
      var turn = Angles.smooth(DIP - 0.1, SET - 0.12, t);
      var side = f.direction(0.93, 0.3, 0.1);
      var behind = velocity.unit().plus(f.direction(0, 0.15, 0));
      var towards = side.lerp(behind, turn).unit();
      var fingers = f.direction(0, 0.25, 1).lerp(f.direction(0.1, 0.9, -0.35), turn);
      var elbow = f.direction(-0.8, -0.8, -0.5).lerp(f.direction(-0.35, -0.75, 0.75), turn);
      if (t <= releaseTime) {
        BallGrip.lay(stance, Side.RIGHT, ball.at(t), radius, towards, fingers, elbow);
        return;
      }
      var since = t - releaseTime;
      var palm =
          release.plus(towards, -radius).plus(velocity, 0.014 * (1 - Math.exp(-since / 0.014)));
      var fold = Angles.smooth(0, 0.14, since);
      var down = Angles.smooth(0.55, 1.35, since);
      var palmDirection = towards.lerp(f.direction(0.05, -0.75, 0.45), fold).unit();
      var fingersOut =
          fingers.lerp(f.direction(0.05, -0.35, 1), fold).without(palmDirection).unit();
      var raised = Arm.palmInWorld(
          palm.lerp(lowered(-1), down),
          elbow.lerp(f.direction(-0.5, -0.6, -0.6), down),
          fingersOut.lerp(f.direction(0.1, -1, 0.1), down),
          palmDirection.lerp(f.direction(1, 0, 0.2), down).unit());
      stance.right = since > 1.35 ? Arm.relaxed() : raised;
      stance.rightHand = HandShape.CUP.mix(HandShape.RELAXED, fold);
    }

    private Vec3 lowered(double g) {
      return standing.point(f, g * 0.27, 0.8, 0.06);
    }

    /** The other hand steadies the ball and stays behind when it leaves. */
    private void guidingHand(Stance stance, double t) {
      var turn = Angles.smooth(DIP, SET, t);
      var towards =
          f.direction(-0.93, 0.3, 0.1).lerp(f.direction(-1, 0.0, 0.12), turn).unit();
      var fingers = f.direction(0, 0.25, 1).lerp(f.direction(0, 1, 0.25), turn);
      var elbow = f.direction(0.8, -0.8, -0.5).lerp(f.direction(0.75, -0.7, 0.3), turn);
      var leave = releaseTime - 0.05;
      if (t <= leave) {
        BallGrip.lay(stance, Side.LEFT, ball.at(t), radius, towards, fingers, elbow);
        return;
      }
      var from = ball.at(leave).plus(towards, -radius);
      var glide = ball.velocity(leave).times(0.05 * (1 - Math.exp(-(t - leave) / 0.05)));
      var away = f.direction(0.09, 0, 0).times(Angles.smooth(0, 0.2, t - leave));
      var down = Angles.smooth(0.4, 1.2, t - releaseTime);
      var point = from.plus(glide).plus(away).lerp(lowered(1), down);
      var palm = towards.lerp(f.direction(-1, 0, 0.2), down).unit();
      stance.left = down >= 1
          ? Arm.relaxed()
          : Arm.palmInWorld(
              point,
              elbow.lerp(f.direction(0.5, -0.6, -0.6), down),
              fingers.lerp(f.direction(-0.1, -1, 0.1), down).without(palm).unit(),
              palm);
      stance.leftHand = HandShape.OPEN.mix(HandShape.RELAXED, down);
    }
  }
}
