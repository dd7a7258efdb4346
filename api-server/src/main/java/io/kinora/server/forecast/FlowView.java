package io.kinora.server.forecast;

import org.jspecify.annotations.Nullable;

/**
 * What the leader says of one organisation's videos in one lane.
 *
 * @param term as in {@link Overview}
 * @param start virtual time of the first
 * @param running how many run
 * @param most how many may
 * @param freeAt when those that run are expected to end, in milliseconds since 1970, rising
 * @param videos how many wait
 * @param createdAt of some of them, at equal distances from the first to the last, in microseconds
 *     since 1970
 * @param ahead how many seconds of work of this organisation lie before each of these
 */
public record FlowView(
    String term,
    double start,
    int running,
    int most,
    long[] freeAt,
    int videos,
    long[] createdAt,
    double[] ahead) {
  /** How many videos are told one by one. */
  public static final int SAMPLES = 65;

  /** How many videos and seconds lie before one; null when it is younger than all of them. */
  Curve.@Nullable Ahead before(long created) {
    int points = createdAt.length;
    if (points == 0 || created > createdAt[points - 1]) return null;
    int right = 0;
    while (createdAt[right] < created) right++;
    double distance = points == 1 ? 0 : (videos - 1.0) / (points - 1);
    if (right == 0 || createdAt[right] == created) {
      return new Curve.Ahead(Math.rint(right * distance), ahead[right]);
    }
    double part =
        (double) (created - createdAt[right - 1]) / (createdAt[right] - createdAt[right - 1]);
    return new Curve.Ahead(
        Math.rint((right - 1 + part) * distance),
        ahead[right - 1] + part * (ahead[right] - ahead[right - 1]));
  }
}
