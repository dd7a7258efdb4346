package io.kinora.server.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many videos of a lane, and how many seconds of work, have their turn before a point of its
 * virtual time. Linear between its points, so that a million videos fit into a few hundred numbers.
 *
 * @param starts points of virtual time, never falling
 * @param videos how many videos are before each point
 * @param work how many seconds of a slot these take
 */
public record Curve(double[] starts, double[] videos, double[] work) {
  private static final int MOST_POINTS = 400;

  /**
   * The waiting videos of one organisation, taken for equally long.
   *
   * @param start virtual time of the first
   * @param step virtual time between two
   * @param count how many
   * @param seconds of work that each takes
   */
  public record Run(double start, double step, int count, double seconds) {}

  /** What lies before a point. */
  public record Ahead(double videos, double work) {
    static final Ahead NOTHING = new Ahead(0, 0);
  }

  private record Bend(double at, double jump, double slope, double seconds) {}

  /**
   * Of many organisations at once. Each of them counts half a video more from its start on: so many
   * of its videos have, on average, begun between two of its turns.
   */
  public static Curve of(List<Run> runs) {
    var bends = new ArrayList<Bend>();
    for (var run : runs) {
      double end = run.start() + (run.count() - 0.5) * run.step();
      bends.add(new Bend(run.start(), 0.5, 1 / run.step(), run.seconds()));
      bends.add(new Bend(end, 0, -1 / run.step(), run.seconds()));
    }
    bends.sort(Comparator.comparingDouble(Bend::at));
    return thin(trace(bends));
  }

  private static Curve trace(List<Bend> bends) {
    int points = 2 * bends.size();
    var curve = new Curve(new double[points], new double[points], new double[points]);
    double videos = 0;
    double work = 0;
    double slope = 0;
    double workSlope = 0;
    double last = bends.isEmpty() ? 0 : bends.get(0).at();
    int next = 0;
    for (var bend : bends) {
      videos += slope * (bend.at() - last);
      work += workSlope * (bend.at() - last);
      last = bend.at();
      curve.set(next++, last, videos, work);
      videos += bend.jump();
      work += bend.jump() * bend.seconds();
      slope += bend.slope();
      workSlope += bend.slope() * bend.seconds();
      curve.set(next++, last, videos, work);
    }
    return curve;
  }

  private void set(int index, double start, double count, double seconds) {
    starts[index] = start;
    videos[index] = count;
    work[index] = seconds;
  }

  private static Curve thin(Curve full) {
    int points = full.starts.length;
    if (points <= MOST_POINTS) return full;
    var thin = new Curve(new double[MOST_POINTS], new double[MOST_POINTS], new double[MOST_POINTS]);
    for (int i = 0; i < MOST_POINTS; i++) {
      int from = (int) ((long) i * (points - 1) / (MOST_POINTS - 1));
      thin.set(i, full.starts[from], full.videos[from], full.work[from]);
    }
    return thin;
  }

  /** What has its turn strictly before a point of virtual time. */
  Ahead before(double start) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    if (low == 0) return Ahead.NOTHING;
    int left = low - 1;
    if (low == starts.length) return new Ahead(videos[left], work[left]);
    double part = (start - starts[left]) / (starts[low] - starts[left]);
    return new Ahead(
        videos[left] + part * (videos[low] - videos[left]),
        work[left] + part * (work[low] - work[left]));
  }
}
