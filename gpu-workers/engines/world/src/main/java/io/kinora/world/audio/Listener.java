package io.kinora.world.audio;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Where the camera is and looks, take by take. At a cut the listener is at once somewhere else.
 *
 * @param takes in order of time, each beginning where the last one ends
 */
public record Listener(List<Take> takes) {
  public Listener {
    takes = List.copyOf(takes);
    if (takes.isEmpty()) throw new IllegalArgumentException("no takes");
    for (var i = 1; i < takes.size(); i++) {
      if (Math.abs(takes.get(i).start() - takes.get(i - 1).end()) > 1e-6) {
        throw new IllegalArgumentException("take " + i + " does not begin where the last one ends");
      }
    }
  }

  /** A camera that stands still through the whole video. */
  public static Listener still(Vec3 position, Vec3 forward, double seconds) {
    return new Listener(List.of(new Take(0, seconds, 1, List.of(new Ear(position, forward)))));
  }

  /**
   * One take without a cut.
   *
   * @param start seconds from the start of the video
   * @param end when the next take begins or the video ends
   * @param rate ears per second
   * @param ears one or more, the first at the start
   */
  public record Take(double start, double end, double rate, List<Ear> ears) {
    public Take {
      ears = List.copyOf(ears);
      if (ears.isEmpty()) throw new IllegalArgumentException("no ears");
      if (!(end > start)) throw new IllegalArgumentException("take ends before it begins");
      if (!(rate > 0)) throw new IllegalArgumentException("rate must be positive: " + rate);
    }

    /** Place and direction at a time of the video. */
    public Ear at(double time) {
      var index = Math.max(0, Math.min(ears.size() - 1, (time - start) * rate));
      var before = ears.get((int) index);
      var after = ears.get(Math.min(ears.size() - 1, (int) index + 1));
      var t = index - (int) index;
      return new Ear(
          before.position().lerp(after.position(), t), before.forward().lerp(after.forward(), t));
    }
  }

  /**
   * Place and direction of the head.
   *
   * @param position in metres
   * @param forward where it looks, of any length
   */
  public record Ear(Vec3 position, Vec3 forward) {
    /** Unit vector to the right on the ground plane; X where it looks straight up or down. */
    public Vec3 right() {
      var flat = forward.withY(0);
      if (flat.length() < 1e-9) return Vec3.X;
      return flat.unit().cross(Vec3.Y);
    }
  }
}
