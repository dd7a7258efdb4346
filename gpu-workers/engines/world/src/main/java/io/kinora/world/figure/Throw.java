package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.Optional;

/**
 * Throws an object overarm with the right hand: draws back, steps into it with the body, lets go,
 * follows through.
 *
 * @param target only its bearing matters for the body
 * @param velocity of the object when it leaves the hand, m/s
 * @param radius of the object, metres
 */
public record Throw(Vec3 target, Vec3 velocity, double radius) implements Action {
  private static final double DRAWN = 0.62;

  /** Where the object leaves the hand of a person who stands at a place and faces the target. */
  public static Vec3 releasePlace(Person person, Footing from, Vec3 target) {
    var f = Footing.facing(from.position(), target);
    return new Standing(person).point(f, -0.2, 1.78, 0.4);
  }

  @Override
  public Motion plan(Person person, Footing from) {
    var f = Footing.facing(from.position(), target);
    return new Throwing(
        new Standing(person), f, releasePlace(person, from, target), velocity, radius);
  }

  private static final class Throwing implements Motion {
    private final Standing standing;
    private final Footing f;
    private final Vec3 release;
    private final Vec3 velocity;
    private final double radius;
    private final double releaseTime;
    private final Track track;

    Throwing(Standing standing, Footing f, Vec3 release, Vec3 velocity, double radius) {
      this.standing = standing;
      this.f = f;
      this.release = release;
      this.velocity = velocity;
      this.radius = radius;
      var low = standing.point(f, -0.22, 0.95, 0.3);
      var drawn = standing.point(f, -0.42, 1.66, -0.3);
      var start = f.direction(0.0, 0.6, 0.9).times(standing.scale());
      this.releaseTime = DRAWN
          + Math.max(0.1, 1.9 * drawn.distance(release) / (velocity.length() + start.length()));
      this.track = Track.builder()
          .rest(0, low)
          .pass(DRAWN, drawn, start)
          .pass(releaseTime, release, velocity)
          .build();
    }

    @Override
    public double seconds() {
      return releaseTime + 1.1;
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
      return t <= releaseTime ? Optional.of(track.at(t)) : Optional.empty();
    }

    @Override
    public Stance at(double t) {
      var draw = Angles.smooth(0, DRAWN, t);
      var swing = Angles.smooth(DRAWN - 0.05, releaseTime + 0.12, t);
      var back = Angles.smooth(releaseTime + 0.35, seconds(), t);
      var stance = standing.at(f, (0.02 + 0.05 * draw * (1 - back)) * standing.scale(), 1.35);
      stance.twist = (-0.55 * draw + 1.0 * swing) * (1 - back);
      stance.pelvisTurn = (-0.25 * draw + 0.4 * swing) * (1 - back);
      stance.bend = (-0.12 * draw + 0.4 * swing) * (1 - back);
      stance.hips = stance.hips.plus(
          f.direction(0, 0, (-0.06 * draw + 0.14 * swing) * (1 - back) * standing.scale()));
      var rear = stance.rightFoot;
      stance.rightFoot = new Foot(rear.place(), rear.yaw(), 0.5 * swing * (1 - back), 0);
      stance.gaze = sight();
      stance.face = Expression.FOCUSED.face();
      balance(stance, draw, swing, back);
      throwingHand(stance, t, back);
      return stance;
    }

    private Vec3 sight() {
      return release.plus(velocity.unit(), 5).plus(0, -0.3, 0);
    }

    private void balance(Stance stance, double draw, double swing, double back) {
      var forward = (1.15 * draw - 1.3 * swing) * (1 - back);
      stance.left = new Arm.Hang(
          Math.max(-0.3, forward),
          0.13 + 0.35 * draw * (1 - swing),
          0.24 + 0.5 * draw * (1 - back),
          0.3);
    }

    private void throwingHand(Stance stance, double t, double back) {
      var since = t - releaseTime;
      var towards = velocity.unit().plus(f.direction(0, 0.25, 0)).unit();
      var elbow = f.direction(-0.9, -0.35, -0.1);
      var fingers = f.direction(0, 1, -0.2).without(towards).unit();
      var early = Angles.smooth(0, DRAWN * 0.8, t);
      var facing = f.direction(0.3, 1, 0.2).lerp(towards, early).unit();
      var pointing =
          f.direction(0.2, 0.1, 1).lerp(fingers, early).without(facing).unit();
      if (since <= 0) {
        stance.right = Arm.palmInWorld(track.at(t).plus(facing, -radius), elbow, pointing, facing);
        stance.rightHand = HandShape.CUP;
        return;
      }
      var glide = 0.03;
      var follow =
          release.plus(towards, -radius).plus(velocity, glide * (1 - Math.exp(-since / glide)));
      var across = standing.point(f, 0.12, 0.95, 0.38);
      var down = Angles.smooth(0.04, 0.4, since);
      var side = standing.point(f, -0.27, 0.8, 0.06);
      var palm = follow.lerp(across, down).lerp(side, back);
      stance.right = back >= 1
          ? Arm.relaxed()
          : Arm.palmInWorld(
              palm,
              elbow,
              f.direction(0.3, -0.6, 0.8).lerp(f.direction(0, -1, 0.1), back),
              f.direction(0.4, -0.3, -0.8).lerp(f.direction(1, 0, 0.1), back));
      stance.rightHand = HandShape.OPEN.mix(HandShape.RELAXED, Angles.smooth(0, 0.4, since));
    }
  }
}
