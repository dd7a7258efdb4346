package io.kinora.examples.bench.dispatch;

import java.util.Arrays;
import java.util.Collection;

/** Numbers and what is said of them. Immutable. */
final class Sample {

  private final double[] sorted;

  Sample(Collection<Double> values) {
    sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  int size() {
    return sorted.length;
  }

  /** The value that a share of all does not exceed; NaN of nothing. */
  double at(double share) {
    if (sorted.length == 0) return Double.NaN;
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  double max() {
    return at(1);
  }

  /** Jain's index of fairness, 1 when all are equal: (Σx)² / (n Σx²). */
  double jain() {
    var sum = Arrays.stream(sorted).sum();
    var squares = Arrays.stream(sorted).map(x -> x * x).sum();
    return squares == 0 ? Double.NaN : sum * sum / (sorted.length * squares);
  }
}
