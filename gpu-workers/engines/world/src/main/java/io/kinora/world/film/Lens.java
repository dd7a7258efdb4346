package io.kinora.world.film;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * The optics of one shot: how far away the camera must stand so that everything fits.
 *
 * @param fieldOfView vertical angle, radians
 * @param aspect width of the picture over its height
 */
record Lens(double fieldOfView, double aspect) {
  /** Share of the picture that the subject may fill. */
  private static final double FILL = 0.86;

  /** The usual lens for a shape of picture: wider when it stands upright. */
  static Lens usual(double aspect) {
    return new Lens(Math.toRadians(aspect < 1 ? 50 : 40), aspect);
  }

  /** A point to look at and how far in front of it to stand. */
  record Fit(Vec3 target, double distance) {}

  /**
   * The nearest view that holds all balls.
   *
   * @param towardsCamera unit vector from the subject to the camera
   */
  Fit fit(List<Ball> balls, Vec3 towardsCamera) {
    var right = Vec3.Y.cross(towardsCamera).unit();
    var up = towardsCamera.cross(right);
    var target = Subjects.middle(balls);
    var distance = 0.0;
    for (var pass = 0; pass < 3; pass++) {
      distance = distance(balls, target, towardsCamera, right, up);
      target = recentred(balls, target, distance, towardsCamera, right, up);
    }
    return new Fit(target, distance(balls, target, towardsCamera, right, up));
  }

  private double tanV() {
    return FILL * StrictMath.tan(fieldOfView / 2);
  }

  private double tanH() {
    return tanV() * aspect;
  }

  private double distance(List<Ball> balls, Vec3 target, Vec3 back, Vec3 right, Vec3 up) {
    var d = 0.0;
    for (var b : balls) {
      var q = b.centre().minus(target);
      var z = q.dot(back);
      d = Math.max(d, z + (Math.abs(q.dot(right)) + b.radius()) / tanH());
      d = Math.max(d, z + (Math.abs(q.dot(up)) + b.radius()) / tanV());
    }
    return d;
  }

  private static Vec3 recentred(
      List<Ball> balls, Vec3 target, double distance, Vec3 back, Vec3 right, Vec3 up) {
    double left = 9;
    double rightmost = -9;
    double low = 9;
    double high = -9;
    for (var b : balls) {
      var q = b.centre().minus(target);
      var depth = Math.max(0.1, distance - q.dot(back));
      left = Math.min(left, (q.dot(right) - b.radius()) / depth);
      rightmost = Math.max(rightmost, (q.dot(right) + b.radius()) / depth);
      low = Math.min(low, (q.dot(up) - b.radius()) / depth);
      high = Math.max(high, (q.dot(up) + b.radius()) / depth);
    }
    return target
        .plus(right, distance * (left + rightmost) / 2)
        .plus(up, distance * (low + high) / 2);
  }
}
