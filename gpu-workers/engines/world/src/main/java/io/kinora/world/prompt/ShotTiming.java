package io.kinora.world.prompt;

import io.kinora.world.plan.ShotPlan;
import java.util.List;

/** Deals out the frames of a video to its shots. */
final class ShotTiming {
  /** No shot is shorter. */
  static final int LEAST_FRAMES = 24;

  private ShotTiming() {}

  /** How many shots fit. */
  static int mostShots(int frames) {
    return Math.max(1, frames / LEAST_FRAMES);
  }

  /**
   * Frames per shot, in sum exactly {@code frames}, by largest remainders. Shots with a wish get it
   * in proportion to the wishes of the others; shots without get a share by their weight.
   *
   * @param wishes seconds asked for, 0 for none, one per shot, at most {@link #mostShots} shots
   * @param weights seconds that the content of each shot needs, positive
   */
  static int[] frames(int frames, List<Double> wishes, List<Double> weights) {
    var n = wishes.size();
    var ideal = new double[n];
    var sum = 0.0;
    for (int i = 0; i < n; i++) {
      ideal[i] = wishes.get(i) > 0 ? wishes.get(i) : weights.get(i);
      sum += ideal[i];
    }
    var exact = sum * ShotPlan.FRAMES_PER_SECOND;
    var free = frames - n * Math.min(LEAST_FRAMES, frames / n);
    var least = Math.min(LEAST_FRAMES, frames / n);
    var over = 0.0;
    for (int i = 0; i < n; i++) {
      ideal[i] = Math.max(0, ideal[i] * ShotPlan.FRAMES_PER_SECOND * frames / exact - least);
      over += ideal[i];
    }
    for (int i = 0; i < n; i++) ideal[i] = over > 0 ? ideal[i] * free / over : (double) free / n;
    return rounded(ideal, least, free);
  }

  private static int[] rounded(double[] ideal, int least, int free) {
    var result = new int[ideal.length];
    var left = free;
    for (int i = 0; i < ideal.length; i++) {
      result[i] = (int) ideal[i];
      left -= result[i];
    }
    while (left > 0) {
      var most = 0;
      for (int i = 1; i < ideal.length; i++) {
        if (ideal[i] - result[i] > ideal[most] - result[most]) most = i;
      }
      result[most]++;
      left--;
    }
    for (int i = 0; i < result.length; i++) result[i] += least;
    return result;
  }
}
