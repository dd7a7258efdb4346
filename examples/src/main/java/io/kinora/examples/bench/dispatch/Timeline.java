package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of jobs, from a journal. Immutable. */
final class Timeline {

  private final Map<String, List<Long>> starts = new HashMap<>();
  private final Map<String, List<Long>> ends = new HashMap<>();

  Timeline(List<Journal.Entry> entries) {
    for (var entry : entries) {
      var map = entry.what().equals("start") ? starts : ends;
      map.computeIfAbsent(entry.token(), token -> new ArrayList<>()).add(entry.micros());
    }
  }

  boolean hasStarted(String token) {
    return starts.containsKey(token);
  }

  boolean hasEnded(String token) {
    return ends.containsKey(token);
  }

  /** When a job started first, in microseconds since 1970. */
  long start(String token) {
    return starts.getOrDefault(token, List.of(Long.MAX_VALUE)).get(0);
  }

  /** All times at which a job started. */
  List<Long> starts(String token) {
    return List.copyOf(starts.getOrDefault(token, List.of()));
  }

  /** All times at which a job ended. */
  List<Long> ends(String token) {
    return List.copyOf(ends.getOrDefault(token, List.of()));
  }

  /** First starts between two times, per second. */
  double startsPerSecond(long from, long until) {
    var count = starts.values().stream()
        .filter(times -> times.get(0) >= from && times.get(0) < until)
        .count();
    return count * 1e6 / (until - from);
  }

  int ended() {
    return ends.size();
  }
}
