package io.kinora.worker.takes;

import io.kinora.worker.engine.GeneratedVideo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One of several videos of the same request.
 *
 * @param seed that makes it again
 * @param score higher is better; negative infinity where it could not be judged
 */
public record Take(GeneratedVideo video, long seed, double score) {
  /** Of equals, the earlier. */
  static Take best(List<Take> takes) {
    var best = takes.get(0);
    for (var take : takes) if (take.score() > best.score()) best = take;
    return best;
  }

  /** In words for the user: which take was kept and how all of them scored. */
  static String verdict(List<Take> takes, Take best) {
    var scores = takes.stream()
        .map(take -> Double.isFinite(take.score())
            ? String.format(Locale.ROOT, "%.2f", take.score())
            : "none")
        .collect(Collectors.joining(", "));
    return "Best of " + takes.size() + ": take " + (takes.indexOf(best) + 1) + " was kept; scores "
        + scores + ".";
  }
}
