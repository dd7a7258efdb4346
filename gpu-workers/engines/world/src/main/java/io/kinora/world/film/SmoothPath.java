package io.kinora.world.film;

import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.ShotPlan;
import java.util.function.IntFunction;

/** A moving point smoothed with a Gaussian to both sides, so that it does not lag behind. */
final class SmoothPath {
  private final Vec3[] points;

  /**
   * @param first first frame of the video that it covers
   * @param last last frame
   * @param sigma width of the smoothing in seconds
   * @param source the point in a frame of the video
   */
  SmoothPath(int first, int last, double sigma, IntFunction<Vec3> source) {
    var raw = new Vec3[last - first + 1];
    for (var i = 0; i < raw.length; i++) raw[i] = source.apply(first + i);
    points = new Vec3[raw.length];
    var s = sigma * ShotPlan.FRAMES_PER_SECOND;
    var reach = (int) Math.ceil(3 * s);
    for (var i = 0; i < raw.length; i++) {
      var sum = Vec3.ZERO;
      var total = 0.0;
      for (var k = -reach; k <= reach; k++) {
        var w = StrictMath.exp(-0.5 * k * k / (s * s));
        sum = sum.plus(raw[Math.max(0, Math.min(raw.length - 1, i + k))], w);
        total += w;
      }
      points[i] = sum.times(1 / total);
    }
  }

  /** The point in a frame counted from the first. */
  Vec3 at(int frame) {
    return points[frame];
  }
}
