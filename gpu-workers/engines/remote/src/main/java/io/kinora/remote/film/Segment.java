package io.kinora.remote.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a video that is made at once.
 *
 * @param index from 0
 * @param prompt of its shot
 * @param seconds how long it lasts
 * @param continues whether it goes on where the one before ended, in the same shot
 */
record Segment(int index, String prompt, int seconds, boolean continues) {
  /** The segments of a video, none longer than the model makes at once. */
  static List<Segment> of(String prompt, int seconds, ClipLimits limits) {
    var shots =
        limits.splitsShots() ? Shots.of(prompt, seconds) : List.of(new Shots.Shot(prompt, seconds));
    var segments = new ArrayList<Segment>();
    for (var shot : shots) {
      var parts = parts(shot.seconds(), limits.maxSeconds());
      for (var i = 0; i < parts.length; i++) {
        segments.add(new Segment(segments.size(), shot.prompt(), parts[i], i > 0));
      }
    }
    return segments;
  }

  private static int[] parts(int seconds, int most) {
    var count = most == 0 ? 1 : (seconds + most - 1) / most;
    var weights = new double[count];
    Arrays.fill(weights, 1);
    return Shots.apportion(weights, seconds);
  }
}
