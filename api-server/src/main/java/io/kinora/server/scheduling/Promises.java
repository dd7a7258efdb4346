package io.kinora.server.scheduling;

import io.kinora.server.forecast.Place;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Holds what was first said of a video's start against when it did start, and learns from it how
 * far apart the two are. Belongs to the scheduler's thread.
 *
 * <p>The factor between the expected wait and the one that nine in ten do not exceed is the ninth
 * decile of real to expected waits of late, so that the promise is kept nine times in ten whatever
 * the load is like.
 */
final class Promises {
  private static final int MOST = 20_000;
  private static final int WINDOW = 200;
  private static final int ENOUGH = 20;
  private static final double USUAL = 2.5;
  private static final double LEAST = 1.1;
  private static final double GREATEST = 20;

  /** A shorter wait is a matter of passes and heartbeats, and teaches nothing. */
  private static final long SHORT_MILLIS = 1_000;

  private final Map<String, Promise> open = new HashMap<>();
  private final ArrayDeque<Double> ratios = new ArrayDeque<>();
  private double spread = USUAL;
  private long judged;
  private long kept;

  private record Promise(long made, long expected, long latest) {}

  boolean isOpen(String videoId) {
    return open.containsKey(videoId);
  }

  boolean isFull() {
    return open.size() >= MOST;
  }

  /** Notes what is said of a video for the first time. */
  void make(String videoId, Place.Expected start, long now) {
    open.put(videoId, new Promise(now, start.p50().toEpochMilli(), start.p90().toEpochMilli()));
  }

  /** A video starts. */
  void judge(String videoId, long now) {
    var promise = open.remove(videoId);
    if (promise == null) return;
    judged++;
    if (now <= promise.latest()) kept++;
    long expected = promise.expected() - promise.made();
    if (expected >= SHORT_MILLIS) learn((double) (now - promise.made()) / expected);
  }

  private void learn(double ratio) {
    ratios.addLast(ratio);
    if (ratios.size() > WINDOW) ratios.removeFirst();
    if (ratios.size() < ENOUGH) return;
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double ninth = sorted[(int) Math.min(sorted.length - 1L, Math.round(0.9 * sorted.length))];
    spread = Math.max(LEAST, Math.min(GREATEST, ninth));
  }

  /** Forgets videos that wait no more and did not start, as when they were cancelled. */
  void retain(Predicate<String> waiting) {
    open.keySet().removeIf(waiting.negate());
  }

  /** By what factor one wait in ten is longer than expected. */
  double spread() {
    return spread;
  }

  long judged() {
    return judged;
  }

  long kept() {
    return kept;
  }
}
