package io.kinora.server.forecast;

import io.kinora.server.forecast.Overview.LaneQueue;
import io.kinora.server.forecast.Overview.Pool;
import io.kinora.server.forecast.Overview.Shape;
import io.kinora.server.forecast.Place.Expected;
import io.kinora.server.forecast.Place.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a video's place from the picture of the queue, in the logarithm of its size.
 *
 * <p>The queue serves the smallest virtual start, of lanes and within them of organisations, so a
 * video's own virtual start says what comes before it: in its lane by the curve, in the others by
 * their weights. The slots then work this off, each from when it is free.
 */
final class Placement {
  /** A promise is never closer than this: a heartbeat and a pass lie in between. */
  private static final double LEAST_SLACK_MILLIS = 2_000;

  private final Overview overview;
  private final long now;

  /** @param now in milliseconds since 1970 */
  Placement(Overview overview, long now) {
    this.overview = overview;
    this.now = now;
  }

  /** Empty when the picture does not know the video. */
  Optional<Place> of(Waiting video, FlowView flow) {
    if (!flow.term().equals(overview.term())) return Optional.empty();
    var own = flow.before(video.createdMicros());
    var shape = overview.shapes().get(video.shape());
    if (own == null || shape == null) return Optional.empty();
    if (shape.pool() < 0) return Optional.of(new Place(null, Reason.NO_WORKER, null, null));
    var pool = overview.pools().get(shape.pool());
    return lane(pool, video.lane()).map(lane -> place(pool, lane, shape, flow, own));
  }

  private static Optional<LaneQueue> lane(Pool pool, String word) {
    return pool.lanes().stream().filter(lane -> lane.lane().equals(word)).findFirst();
  }

  private Place place(Pool pool, LaneQueue lane, Shape shape, FlowView flow, Curve.Ahead own) {
    var inLane = lane.curve().before(flow.start() + own.work());
    // Its own organisation's videos are known one by one, so the half of the average goes.
    if (own.videos() > 0) {
      double half = 0.5 * own.work() / own.videos();
      inLane = new Curve.Ahead(inLane.videos() - 0.5, inLane.work() - half);
    }
    var others = others(pool, lane, inLane.work());
    int position = 1 + (int) Math.max(0, Math.rint(inLane.videos() + others.videos()));
    long fair = start(pool.freeAt(), position, inLane.work() + others.work());
    long capped = capped(flow, own);
    long start = Math.max(fair, capped);
    var reason = capped > fair ? Reason.ORGANIZATION_LIMIT : reason(pool, inLane, position);
    return new Place(position, reason, expected(start, 0, 0), completion(start, shape));
  }

  private Reason reason(Pool pool, Curve.Ahead inLane, int position) {
    if (position <= pool.freeAt().length && pool.freeAt()[position - 1] <= now) {
      return Reason.STARTING;
    }
    return Math.rint(inLane.videos()) < 1 && position > 1 ? Reason.LANE_SHARE : Reason.BUSY;
  }

  /** What other lanes are due before a lane has done so much work. */
  private static Curve.Ahead others(Pool pool, LaneQueue lane, double work) {
    double until = lane.start() + work / lane.weight();
    double videos = 0;
    double seconds = 0;
    boolean first = true;
    for (var other : pool.lanes()) {
      if (other == lane) {
        first = false;
      } else if (other.start() < until || (other.start() == until && first)) {
        double each = other.work() / other.videos();
        double due = (until - other.start()) * other.weight() / each;
        double count = Math.min(other.videos(), 0.5 + due);
        videos += count;
        seconds += count * each;
      }
    }
    return new Curve.Ahead(videos, seconds);
  }

  /** When its organisation may run one more, by its own videos alone. */
  private long capped(FlowView flow, Curve.Ahead own) {
    if (own.videos() < flow.most() - flow.running()) return now;
    if (flow.freeAt().length == 0) return now;
    int position = (int) own.videos() + 1 - (flow.most() - flow.running());
    return start(flow.freeAt(), position, own.work());
  }

  /** When slots that are free at these times come to a video, given what lies before it. */
  private long start(long[] freeAt, int position, double secondsAhead) {
    if (position <= freeAt.length) return Math.max(now, freeAt[position - 1]);
    double left = secondsAhead * 1000;
    long level = Math.max(now, freeAt[0]);
    for (int slots = 1; slots < freeAt.length; slots++) {
      long next = Math.max(now, freeAt[slots]);
      double room = (double) (next - level) * slots;
      if (left < room) return level + (long) (left / slots);
      left -= room;
      level = next;
    }
    return level + (long) (left / freeAt.length);
  }

  private Expected completion(long start, Shape shape) {
    return expected(start, shape.seconds() * 1000, shape.longSeconds() * 1000);
  }

  private Expected expected(long start, double millis, double longMillis) {
    double wait = Math.max(0, start - now);
    double longWait = Math.max(wait * overview.spread(), wait + LEAST_SLACK_MILLIS);
    return new Expected(
        Instant.ofEpochMilli(now + (long) (wait + millis)),
        Instant.ofEpochMilli(now + (long) (longWait + longMillis)));
  }

  /** Seconds that a new organisation's first video in a lane would wait in the busiest pool. */
  Optional<Expected> newcomer(String word) {
    return overview.pools().stream()
        .filter(pool -> pool.freeAt().length > 0)
        .map(pool -> lane(pool, word)
            .map(lane -> newcomer(pool, lane))
            .orElseGet(() -> Arrays.stream(pool.freeAt()).min().orElse(now)))
        .max(Long::compare)
        .map(start -> expected(start, 0, 0));
  }

  private long newcomer(Pool pool, LaneQueue lane) {
    var inLane = lane.curve().before(lane.present());
    var others = others(pool, lane, inLane.work());
    int position = 1 + (int) Math.rint(inLane.videos() + others.videos());
    return start(pool.freeAt(), position, inLane.work() + others.work());
  }
}
