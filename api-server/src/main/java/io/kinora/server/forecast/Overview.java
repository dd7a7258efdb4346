package io.kinora.server.forecast;

import java.util.List;
import java.util.Map;

/**
 * What the leader says of the whole queue.
 *
 * @param term of the leader that drew it; parts of different terms do not fit together
 * @param spread by what factor one wait in ten is longer than expected, at least 1
 * @param shapes what is known of each kind of video, by {@link Waiting#shape()}
 * @param pools slots that compete for the same videos
 * @param slots all slots by state
 */
public record Overview(
    String term,
    double spread,
    Map<String, Shape> shapes,
    List<Pool> pools,
    Map<String, Integer> slots) {
  public Overview {
    shapes = Map.copyOf(shapes);
    pools = List.copyOf(pools);
    slots = Map.copyOf(slots);
  }

  /**
   * @param pool which pool makes it, or -1 when no worker can
   * @param seconds that one video in two does not exceed
   * @param longSeconds that nine in ten do not exceed
   */
  public record Shape(int pool, double seconds, double longSeconds) {}

  /**
   * @param freeAt when each slot is expected to be free, in milliseconds since 1970, rising
   * @param lanes those with videos, the first to win a tie first
   */
  public record Pool(long[] freeAt, List<LaneQueue> lanes) {
    public Pool {
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * @param lane its word
   * @param weight its share
   * @param start its own virtual start among the lanes
   * @param present the virtual time at which somebody new starts
   * @param videos how many wait
   * @param work how many seconds of a slot they take
   */
  public record LaneQueue(
      String lane,
      int weight,
      double start,
      double present,
      int videos,
      double work,
      Curve curve) {}
}
