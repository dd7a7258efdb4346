package io.kinora.world.film;

import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.render.Camera;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads the camera of a video that goes on from another from where that one's stood to its own
 * standpoint, so that the join is no cut. Stateless.
 */
final class CameraHandover {
  private static final int FRAMES = 3 * ShotPlan.FRAMES_PER_SECOND / 2;

  /** Standpoints that are further apart than this, as a cosine, are not worth the ride. */
  private static final double OPPOSITE = -0.8;

  private CameraHandover() {}

  /** @param from the first frame of the video that goes on; what is before it stays as it is */
  static List<Camera> smooth(List<Camera> cameras, int from) {
    if (from == 0) return cameras;
    var left = cameras.get(from - 1);
    var smooth = new ArrayList<>(cameras);
    for (var i = 0; i < FRAMES && from + i < cameras.size(); i++) {
      var wanted = cameras.get(from + i);
      if (direction(left).dot(direction(wanted)) < OPPOSITE) break;
      smooth.set(from + i, between(left, wanted, ease((i + 1.0) / (FRAMES + 1))));
    }
    return List.copyOf(smooth);
  }

  private static Vec3 direction(Camera camera) {
    return camera.eye().minus(camera.target()).unit();
  }

  /** Goes round what is looked at rather than through it. */
  private static Camera between(Camera a, Camera b, double t) {
    var target = a.target().lerp(b.target(), t);
    var direction = direction(a).lerp(direction(b), t).unit();
    var distance = mix(a.eye().distance(a.target()), b.eye().distance(b.target()), t);
    var eye = target.plus(direction, distance);
    var floor = Math.min(a.eye().y(), b.eye().y());
    return new Camera(
        eye.y() < floor ? eye.withY(floor) : eye,
        target,
        mix(a.fieldOfView(), b.fieldOfView(), t),
        mix(a.roll(), b.roll(), t),
        mix(a.lensRadius(), b.lensRadius(), t),
        mix(a.focusDistance(), b.focusDistance(), t));
  }

  private static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
