package io.kinora.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how long the stages of one production take. Not thread-safe. */
final class StageTimes {
  private final Clock clock;
  private final Map<String, Duration> stages = new LinkedHashMap<>();
  private Instant mark;

  StageTimes(Clock clock) {
    this.clock = clock;
    this.mark = clock.instant();
  }

  /** Books the time since the last booking under a name. */
  void book(String stage) {
    var now = clock.instant();
    stages.merge(stage, Duration.between(mark, now), Duration::plus);
    mark = now;
  }

  Map<String, Duration> all() {
    return stages;
  }
}
