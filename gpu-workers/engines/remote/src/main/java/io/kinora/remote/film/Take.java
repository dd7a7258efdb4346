package io.kinora.remote.film;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One take of a segment.
 *
 * @param score higher is better
 * @param join how it fits what comes before
 */
record Take(Clip clip, double score, Seam.Join join) {
  /** What decides between takes that both join, or both do not. */
  double rank() {
    return join.jumps() ? -join.difference() : score;
  }

  /** In words for the user: which take was kept and how all of them scored. */
  static String verdict(int segment, List<Take> takes, Take best) {
    var scores = takes.stream()
        .map(take -> String.format(Locale.ROOT, "%.2f", take.score()))
        .collect(Collectors.joining(", "));
    return (segment == 0 ? "Best" : "Segment " + (segment + 1) + ": best")
        + " of " + takes.size() + ": take " + (takes.indexOf(best) + 1) + " was kept; scores "
        + scores + ".";
  }
}
