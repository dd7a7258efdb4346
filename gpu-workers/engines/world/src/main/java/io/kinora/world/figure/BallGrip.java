package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * How two hands lie on a ball. Directions are those in which the palms face, towards the middle of
 * the ball.
 */
final class BallGrip {
  private BallGrip() {}

  /**
   * Lays a hand on a ball.
   *
   * @param towards direction from the palm to the middle of the ball
   * @param fingers direction the fingers point, roughly
   */
  static void lay(
      Stance s, Side side, Vec3 ball, double radius, Vec3 towards, Vec3 fingers, Vec3 elbow) {
    var n = towards.unit();
    s.arm(side, Arm.palmInWorld(ball.plus(n, -radius), elbow, fingers.without(n).unit(), n));
    s.hand(side, HandShape.CUP);
  }

  /** Both hands at the sides of a ball that is held before the body. */
  static void hold(Stance s, Footing f, Vec3 ball, double radius) {
    lay(
        s,
        Side.LEFT,
        ball,
        radius,
        f.direction(-0.93, 0.3, 0.1),
        f.direction(0, 0.25, 1),
        f.direction(0.8, -0.8, -0.5));
    lay(
        s,
        Side.RIGHT,
        ball,
        radius,
        f.direction(0.93, 0.3, 0.1),
        f.direction(0, 0.25, 1),
        f.direction(-0.8, -0.8, -0.5));
  }
}
