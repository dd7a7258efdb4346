package io.kinora.server.scheduling;

import io.kinora.server.scheduling.QueuedVideo.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many seconds of a slot a video takes: a moving average for each model, size and length. A
 * shape that was never seen is priced by its pixels, at the rate of its model, or of all models.
 * Belongs to the scheduler's thread.
 */
final class CostModel {
  /** How much the newest observation counts. */
  private static final double ALPHA = 0.2;

  /** Pixels of a second of 720p video at 30 frames; the unit of a video's volume. */
  private static final double UNIT = 1280.0 * 720;

  private static final int RECENT = 128;

  private final Map<Shape, Double> seconds = new HashMap<>();
  private final Map<String, Double> rates = new HashMap<>();
  private final ArrayDeque<Double> recent = new ArrayDeque<>();
  private double overallRate = 5;

  /** Learns from a completed video. */
  void observe(Shape shape, double took) {
    if (took <= 0) return;
    seconds.merge(shape, took, CostModel::average);
    double rate = took / volume(shape);
    rates.merge(shape.engineModel(), rate, CostModel::average);
    overallRate = average(overallRate, rate);
    recent.addLast(took);
    if (recent.size() > RECENT) recent.removeFirst();
  }

  private static double average(double old, double fresh) {
    return old + ALPHA * (fresh - old);
  }

  /** Expected seconds, more than 0. */
  double estimate(Shape shape) {
    Double known = seconds.get(shape);
    if (known != null) return known;
    return volume(shape) * rates.getOrDefault(shape.engineModel(), overallRate);
  }

  /** What 19 of 20 recent videos did not exceed; 0 when there were none. */
  double longest() {
    if (recent.isEmpty()) return 0;
    double[] sorted = recent.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted)
        .skip((long) (0.95 * (sorted.length - 1)))
        .findFirst()
        .orElse(0);
  }

  private static double volume(Shape shape) {
    return Math.max(1, shape.seconds()) * (double) shape.width() * shape.height() / UNIT;
  }
}
