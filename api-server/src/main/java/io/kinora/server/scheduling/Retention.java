package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long the files of a completed video are kept.
 *
 * @param standard for plans that say nothing else
 */
record Retention(Duration standard, Map<String, Duration> byPlan) {
  Retention {
    byPlan = new TreeMap<>(byPlan);
  }

  /** The plans that say something else, in the order of {@link #seconds}. */
  String[] plans() {
    return byPlan.keySet().toArray(String[]::new);
  }

  long[] seconds() {
    return byPlan.values().stream().mapToLong(Duration::toSeconds).toArray();
  }
}
