package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.Optional;

/**
 * Stands and holds a ball before the waist.
 *
 * @param seconds how long
 * @param radius of the ball, metres
 */
public record HoldBall(double seconds, double radius) implements Action {
  @Override
  public Motion plan(Person person, Footing from) {
    var standing = new Standing(person);
    return new Holding(standing, from, seconds, radius);
  }

  /** Where a held ball is. */
  static Vec3 place(Standing standing, Footing f, double radius) {
    return standing.point(f, 0, 1.04, 0.19).plus(f.direction(0, 0, radius));
  }

  private record Holding(Standing standing, Footing end, double seconds, double radius)
      implements Motion {
    @Override
    public Stance at(double t) {
      var stance = standing.at(end, 0.02 * standing.scale(), 1.35);
      stance.bend = 0.05;
      BallGrip.hold(stance, end, place(standing, end, radius), radius);
      return stance;
    }

    @Override
    public Optional<Vec3> held(double t) {
      return Optional.of(place(standing, end, radius));
    }
  }
}
