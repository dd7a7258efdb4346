package io.kinora.examples.bench.worker;

import java.util.List;
import java.util.Map;

/**
 * One video as the server wrote it down; times are seconds.
 *
 * @param before from the request until the worker had its job
 * @param attempt from then until its outcome was accepted
 * @param stages of the engine
 * @param notes of the engine
 */
record Job(double before, double attempt, Map<String, Double> stages, List<String> notes) {
  private static final String FINISH = "finish";

  /** Making the file that was promised: decoding, marking, encoding. */
  double finish() {
    return stages.getOrDefault(FINISH, 0.0);
  }

  /** What the engine itself took. */
  double render() {
    return engine() - finish();
  }

  /** Inputs, signature, uploads, outcome: what does not grow with the render. */
  double rest() {
    return attempt - engine();
  }

  private double engine() {
    return stages.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
