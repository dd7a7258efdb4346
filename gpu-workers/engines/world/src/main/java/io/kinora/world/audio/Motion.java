package io.kinora.world.audio;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Where a source of sound is while it sounds, sampled evenly. Before the first and after the last
 * sample it stands still.
 *
 * @param start seconds from the start of the video, of the first position
 * @param rate positions per second
 * @param positions one or more, in metres
 */
public record Motion(double start, double rate, List<Vec3> positions) {
  public Motion {
    positions = List.copyOf(positions);
    if (positions.isEmpty()) throw new IllegalArgumentException("no positions");
    if (!(rate > 0)) throw new IllegalArgumentException("rate must be positive: " + rate);
  }

  /** A source that does not move. */
  public static Motion still(double start, Vec3 position) {
    return new Motion(start, 1, List.of(position));
  }

  /** Seconds from the start of the video, of the last position. */
  public double end() {
    return start + (positions.size() - 1) / rate;
  }

  /** Position at a time of the video. */
  public Vec3 at(double time) {
    var index = Math.max(0, Math.min(positions.size() - 1, (time - start) * rate));
    var before = (int) index;
    var after = Math.min(positions.size() - 1, before + 1);
    return positions.get(before).lerp(positions.get(after), index - before);
  }

  /** Speed in m/s at a time of the video, 0 outside the recording. */
  public double speed(double time) {
    if (time < start || time > end()) return 0;
    var half = 0.5 / rate;
    var from = Math.max(start, time - half);
    var to = Math.min(end(), time + half);
    return to > from ? at(to).distance(at(from)) / (to - from) : 0;
  }
}
