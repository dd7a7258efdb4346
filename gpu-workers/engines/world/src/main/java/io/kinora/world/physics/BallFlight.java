package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;

/**
 * Predicts the flight of a ball through still air, for whoever has to aim it. The forces are those
 * of the simulation.
 *
 * @param radius metres
 * @param mass kilograms
 */
public record BallFlight(double radius, double mass) {
  private static final double STEP = 0.004;
  private static final double LONGEST = 6;
  private static final int CORRECTIONS = 6;

  /**
   * The velocity with which a ball, thrown at an angle, comes down through a place.
   *
   * @param angle above the horizon, radians
   * @param spin radians per second
   */
  public Vec3 launch(Vec3 from, Vec3 to, double angle, Vec3 spin) {
    var aim = to;
    var velocity = inVacuum(from, aim, angle);
    for (var i = 0; i < CORRECTIONS; i++) {
      var miss = to.minus(comesDown(from, velocity, spin, to.y())).withY(0);
      if (miss.length() < 0.002) break;
      aim = aim.plus(miss);
      velocity = inVacuum(from, aim, angle);
    }
    return velocity;
  }

  /** Where the ball falls through a height, or where it is after some seconds if it never does. */
  private Vec3 comesDown(Vec3 from, Vec3 velocity, Vec3 spin, double height) {
    var p = from;
    var v = velocity;
    for (var t = 0.0; t < LONGEST; t += STEP) {
      var a = Air.ballForce(v, spin, radius).times(1 / mass).plus(0, -PhysicsWorld.GRAVITY, 0);
      v = v.plus(a, STEP);
      var next = p.plus(v, STEP);
      if (v.y() < 0 && next.y() <= height) {
        var share = (p.y() - height) / Math.max(1e-9, p.y() - next.y());
        return p.lerp(next, Math.max(0, Math.min(1, share)));
      }
      p = next;
    }
    return p;
  }

  /** The parabola at an angle through two places; steeper where the angle is too flat to reach. */
  private static Vec3 inVacuum(Vec3 from, Vec3 to, double angle) {
    var way = to.minus(from);
    var distance = Math.max(0.05, way.horizontal());
    var tan = Math.max(StrictMath.tan(angle), way.y() / distance + 0.35);
    var along2 = PhysicsWorld.GRAVITY * distance * distance / (2 * (distance * tan - way.y()));
    var along = Math.sqrt(along2);
    return way.withY(0).unit().times(along).plus(0, along * tan, 0);
  }
}
