package io.kinora.remote.server;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How long jobs have taken, for servers that tell no percentage: seconds for each billion pixels,
 * averaged with more weight on the last runs. Thread-safe.
 */
final class Durations {
  private static final double WEIGHT_OF_LAST = 0.3;
  private static final double SECONDS_AT_FIRST = 60;
  /** Nothing is known to be nearly done. */
  private static final double MOST = 0.95;

  private final ConcurrentMap<String, Double> secondsPerBillion = new ConcurrentHashMap<>();

  void learn(Submission submission, double seconds) {
    secondsPerBillion.merge(
        submission.model(),
        seconds / billions(submission),
        (old, last) -> old + WEIGHT_OF_LAST * (last - old));
  }

  /** How far a job is likely to be, 0 to 0.95; approaches its end but never reaches it. */
  double fraction(Submission submission, double seconds) {
    var perBillion = secondsPerBillion.get(submission.model());
    var expected = perBillion == null ? SECONDS_AT_FIRST : perBillion * billions(submission);
    var ratio = seconds / expected;
    return ratio <= 0.8 ? ratio : Math.min(MOST, 0.8 + 0.15 * (1 - Math.exp(-(ratio - 0.8))));
  }

  private static double billions(Submission submission) {
    return (double) submission.width() * submission.height() * submission.frames() / 1e9;
  }
}
