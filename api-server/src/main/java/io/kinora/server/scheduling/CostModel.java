package io.kinora.server.scheduling;

import io.kinora.server.scheduling.QueuedVideo.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many seconds of a slot a video takes: quantiles of the latest videos of the same model, size
 * and length; several takes cost as many times as much as one. A shape that was never seen is
 * priced by its pixels, at the rate of its model, or of all models. Belongs to the scheduler's
 * thread.
 */
final class CostModel {
  /** How many of the latest videos of a shape count. */
  static final int WINDOW = 32;

  /** How much the newest observation counts in a rate. */
  private static final double ALPHA = 0.2;

  /** Pixels of a second of 720p video at 30 frames; the unit of a video's volume. */
  private static final double UNIT = 1280.0 * 720;

  private static final int RECENT = 128;

  /** By how much one video in ten is slower, where there are too few to tell. */
  private static final double USUAL_SPREAD = 1.5;

  private static final int ENOUGH = 5;

  private final Map<Shape, Seen> seen = new HashMap<>();
  private final Map<String, Double> rates = new HashMap<>();
  private final ArrayDeque<Double> recent = new ArrayDeque<>();
  private double overallRate = 5;

  /** What the latest videos of a shape took, the newest last, and what follows from it. */
  private static final class Seen {
    private final ArrayDeque<Double> took = new ArrayDeque<>();
    private double half;
    private double nineTenths;

    void add(double seconds) {
      took.addLast(seconds);
      if (took.size() > WINDOW) took.removeFirst();
      double[] sorted = took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      half = quantile(sorted, 0.5);
      nineTenths = sorted.length < ENOUGH ? half * USUAL_SPREAD : quantile(sorted, 0.9);
    }
  }

  /** Learns from a completed video. */
  void observe(Shape all, double tookAll) {
    if (tookAll <= 0) return;
    var shape = all.single();
    double took = tookAll / all.bestOf();
    seen.computeIfAbsent(shape, s -> new Seen()).add(took);
    double rate = took / volume(shape);
    rates.merge(shape.engineModel(), rate, CostModel::average);
    overallRate = average(overallRate, rate);
    recent.addLast(took);
    if (recent.size() > RECENT) recent.removeFirst();
  }

  /** What was observed of single takes of a shape, the newest last. */
  List<Double> observed(Shape shape) {
    var found = seen.get(shape.single());
    return found == null ? List.of() : new ArrayList<>(found.took);
  }

  Collection<Shape> shapes() {
    return Set.copyOf(seen.keySet());
  }

  private static double average(double old, double fresh) {
    return old + ALPHA * (fresh - old);
  }

  /** Seconds that one video in two does not exceed, more than 0. */
  double estimate(Shape shape) {
    var found = seen.get(shape.single());
    if (found != null) return shape.bestOf() * found.half;
    return shape.bestOf() * volume(shape) * rates.getOrDefault(shape.engineModel(), overallRate);
  }

  /** Seconds that nine videos in ten do not exceed. */
  double longEstimate(Shape shape) {
    var found = seen.get(shape.single());
    return found != null ? shape.bestOf() * found.nineTenths : USUAL_SPREAD * estimate(shape);
  }

  /** What 19 of 20 recent videos did not exceed; 0 when there were none. */
  double longest() {
    if (recent.isEmpty()) return 0;
    return quantile(recent.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 0.95);
  }

  private static double quantile(double[] sorted, double part) {
    return Arrays.stream(sorted)
        .skip((long) (part * (sorted.length - 1)))
        .findFirst()
        .orElse(0);
  }

  private static double volume(Shape shape) {
    return Math.max(1, shape.seconds()) * (double) shape.width() * shape.height() / UNIT;
  }
}
