package io.kinora.server.billing;

import io.kinora.server.scheduling.Lane;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether demand is high, as published: it becomes high when nearly all slots are busy and a free
 * video would wait long, for a minute; and normal again when neither is so any more, for five. It
 * stays what it became for five minutes at least. High demand changes no price; it only decides
 * whether priority is worth its own.
 *
 * @param crossedAt since when the other state would hold, or null
 * @param utilization busy of healthy slots, smoothed over a minute
 * @param waitSeconds that a new free video would wait
 */
public record Demand(
    boolean high,
    Instant since,
    @Nullable Instant crossedAt,
    double utilization,
    double waitSeconds,
    Instant sampledAt) {
  private static final double HIGH_UTILIZATION = 0.95;
  private static final double HIGH_WAIT_SECONDS = 120;
  private static final double NORMAL_UTILIZATION = 0.85;
  private static final double NORMAL_WAIT_SECONDS = 45;
  private static final Duration HIGH_FOR = Duration.ofSeconds(60);
  private static final Duration NORMAL_FOR = Duration.ofMinutes(5);
  private static final Duration LEAST_STAY = Duration.ofMinutes(5);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final double SMOOTHING_SECONDS = 60;

  /**
   * What was seen at one moment.
   *
   * @param busy slots that run a video
   * @param healthy slots of workers that are heard of; none counts as all busy
   * @param flexSeconds seconds of a slot that waiting videos of a lane will take
   */
  public record Sample(
      int busy, int healthy, double flexSeconds, double defaultSeconds, double prioritySeconds) {
    double utilization() {
      return healthy == 0 ? 1 : Math.min(1, (double) busy / healthy);
    }

    /** How long a new video of a lane waits while the lanes share by their weights. */
    double waitSeconds(Lane lane) {
      if (busy < healthy && flexSeconds + defaultSeconds + prioritySeconds == 0) return 0;
      double weights = lane.weight();
      for (var other : Lane.values()) {
        if (other != lane && ahead(other) > 0) weights += other.weight();
      }
      return ahead(lane) * weights / lane.weight() / Math.max(1, healthy);
    }

    private double ahead(Lane lane) {
      return switch (lane) {
        case FLEX -> flexSeconds;
        case DEFAULT -> defaultSeconds;
        case PRIORITY -> prioritySeconds;
      };
    }
  }

  /** Normal, and nothing known. */
  static Demand initial(Instant now) {
    return new Demand(false, now.minus(LEAST_STAY), null, 0, 0, now);
  }

  /** What it is after one more sample. */
  Demand after(Sample sample, Instant now) {
    var smooth = smoothed(sample.utilization(), now);
    var wait = sample.waitSeconds(Lane.FLEX);
    boolean crossed = high
        ? smooth <= NORMAL_UTILIZATION && wait <= NORMAL_WAIT_SECONDS
        : smooth >= HIGH_UTILIZATION && wait >= HIGH_WAIT_SECONDS;
    if (!crossed) return new Demand(high, since, null, smooth, wait, now);
    var start = crossedAt == null ? now : crossedAt;
    boolean held = !now.isBefore(start.plus(high ? NORMAL_FOR : HIGH_FOR));
    boolean stayed = !now.isBefore(since.plus(LEAST_STAY));
    if (held && stayed) return new Demand(!high, now, null, smooth, wait, now);
    return new Demand(high, since, start, smooth, wait, now);
  }

  private double smoothed(double fresh, Instant now) {
    var seconds = Math.max(0, Duration.between(sampledAt, now).toMillis() / 1000.0);
    var weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
    return utilization + weight * (fresh - utilization);
  }

  /** What nobody has looked at lately counts as high, for what is said and never for a charge. */
  public boolean isHighAt(Instant now) {
    return high || now.isAfter(sampledAt.plus(FRESH));
  }
}
