package io.kinora.server.forecast;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting video stands.
 *
 * @param position how many start before it, and one; null when nothing can be said
 * @param reason why it does not run yet
 * @param start when it is expected to start, or null when nothing can be said
 * @param completion when it is expected to be complete, or null
 */
public record Place(
    @Nullable Integer position,
    Reason reason,
    @Nullable Expected start,
    @Nullable Expected completion) {
  /** A time that one video in two, and one that nine in ten do not exceed. */
  public record Expected(Instant p50, Instant p90) {}

  /** Why a video waits. */
  public enum Reason {
    /** A slot is free or given to it; it begins in a moment. */
    STARTING,
    /** All slots that could make it are busy. */
    BUSY,
    /** It is the first of its lane, and the next slots are due to other lanes. */
    LANE_SHARE,
    /** Its organisation runs as many videos as it may. */
    ORGANIZATION_LIMIT,
    /** No worker that is there can make it. */
    NO_WORKER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
