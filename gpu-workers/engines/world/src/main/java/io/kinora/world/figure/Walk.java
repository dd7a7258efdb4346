package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Walks or runs in a straight line and stops.
 *
 * @param to point on the ground where the person comes to stand
 * @param speed on the way, m/s: 0.5 slow to 2 brisk walks, above 2.2 runs up to 9
 */
public record Walk(Vec3 to, double speed) implements Action {
  /** Above this speed people run, m/s. */
  static final double RUN = 2.2;

  public Walk {
    if (!(speed > 0.1 && speed <= 9)) {
      throw new IllegalArgumentException("speed out of range: " + speed);
    }
  }

  @Override
  public Motion plan(Person person, Footing from) {
    var way = to.minus(from.position());
    var end = new Footing(
        to,
        way.horizontal() < 0.05
            ? from.yaw()
            : Footing.facing(from.position(), to).yaw());
    return new Strides(person, from, end, speed);
  }
}
