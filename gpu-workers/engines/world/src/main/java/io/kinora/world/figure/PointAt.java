package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Points at something with the nearer arm and looks there.
 *
 * @param target in the world
 * @param seconds how long, at least 1
 */
public record PointAt(Vec3 target, double seconds) implements Action {
  @Override
  public Motion plan(Person person, Footing from) {
    var standing = new Standing(person);
    var left = from.direction(1, 0, 0).dot(target.minus(from.position())) > 0;
    return new Pointing(standing, from, target, left ? Side.LEFT : Side.RIGHT, seconds);
  }

  private record Pointing(Standing standing, Footing end, Vec3 target, Side side, double seconds)
      implements Motion {
    @Override
    public Stance at(double t) {
      var s = standing.at(end);
      var on = Math.min(Angles.ease(t / 0.5), Angles.ease((seconds - t) / 0.45));
      var g = side.sign();
      var shoulder = standing.point(end, 0.18 * g, 1.43, 0);
      var sight = target.minus(shoulder).unit();
      var low = standing.point(end, 0.26 * g, 0.82, 0.1);
      var palm = low.lerp(shoulder.plus(sight, 0.58 * standing.scale()), on);
      var fingers = end.direction(0, -1, 0.15).lerp(sight, on).unit();
      var facing = end.direction(-g, 0, 0)
          .lerp(end.direction(-0.4 * g, -1, 0), on)
          .without(fingers)
          .unit();
      s.arm(
          side,
          on < 0.02
              ? Arm.relaxed()
              : Arm.palmInWorld(palm, end.direction(0.5 * g, -0.8, -0.4), fingers, facing));
      s.hand(side, HandShape.RELAXED.mix(HandShape.POINT, on));
      s.gaze = target;
      return s;
    }
  }
}
