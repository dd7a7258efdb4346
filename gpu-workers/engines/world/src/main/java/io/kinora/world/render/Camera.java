package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/**
 * A pinhole with an optional thin lens.
 *
 * @param eye position in metres
 * @param target point in the middle of the picture; must differ from the eye and not lie straight
 *     above or below it
 * @param fieldOfView vertical angle in radians
 * @param roll rotation about the view axis in radians, clockwise for the viewer
 * @param lensRadius radius of the lens opening in metres, 0 for a picture that is sharp everywhere
 * @param focusDistance distance in metres at which the picture is sharp
 */
public record Camera(
    Vec3 eye,
    Vec3 target,
    double fieldOfView,
    double roll,
    double lensRadius,
    double focusDistance) {

  /** A camera that is sharp everywhere. */
  public static Camera looking(Vec3 eye, Vec3 target, double fieldOfViewDegrees) {
    return new Camera(eye, target, Math.toRadians(fieldOfViewDegrees), 0, 0, eye.distance(target));
  }

  /** The same view through a lens of the given opening that is focused on a point. */
  public Camera focusedOn(Vec3 point, double radius) {
    var axis = target.minus(eye).unit();
    return new Camera(
        eye, target, fieldOfView, roll, radius, Math.max(0.1, point.minus(eye).dot(axis)));
  }

  public Camera rolled(double angle) {
    return new Camera(eye, target, fieldOfView, angle, lensRadius, focusDistance);
  }
}
