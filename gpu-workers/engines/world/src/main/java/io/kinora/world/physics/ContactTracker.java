package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the solver's per-step contact forces into impacts and rubs. A touch within 6 ms of the last
 * one of the same pair is the same touch. In a lasting touch only what exceeds the running level of
 * the force counts as an impact, so that a resting body does not pile up one endless blow.
 */
final class ContactTracker {
  /** Seconds between the samples of a rub. */
  static final double RUB_INTERVAL = 0.01;

  private static final double GAP = 0.006;
  private static final double LEVEL_TIME = 0.03;
  private static final double LASTING = 0.04;

  /** Blows that change a body's speed by less than this make no event, metres per second. */
  private static final double LEAST_CHANGE = 0.02;

  private static final class Touch {
    final Body a;
    final Body b;
    Surface surfaceA;
    Surface surfaceB;
    double start;
    double last = Double.NEGATIVE_INFINITY;
    double level;
    double blowStart = Double.NaN;
    double blowLast;
    double blow;
    double speed;
    Vec3 blowPlace = Vec3.ZERO;
    Vec3 blowNormal = Vec3.Y;
    double sampled;
    double forceSum;
    int forceCount;
    final List<Rub.Sample> samples = new ArrayList<>();

    Touch(Body a, Body b, Surface surfaceA, Surface surfaceB) {
      this.a = a;
      this.b = b;
      this.surfaceA = surfaceA;
      this.surfaceB = surfaceB;
    }

    double lighterMass() {
      return Math.min(a.mass(), b.mass());
    }
  }

  /** The contact points of one pair in one step. */
  static final class PairStep {
    double impulse;
    double approach;
    double slip;
    double roll;
    double weight;
    Vec3 place = Vec3.ZERO;
    Vec3 normal = Vec3.ZERO;

    void add(
        double j,
        Vec3 at,
        Vec3 towardsA,
        double approachSpeed,
        double slipSpeed,
        double rollSpeed) {
      var w = j + 1e-9;
      impulse += j;
      weight += w;
      place = place.plus(at, w);
      normal = normal.plus(towardsA, w);
      approach = Math.max(approach, approachSpeed);
      slip += slipSpeed * w;
      roll += rollSpeed * w;
    }
  }

  private final Map<Long, Touch> touches = new TreeMap<>();
  private final List<Impact> impacts = new ArrayList<>();
  private final List<Rub> rubs = new ArrayList<>();

  /** Takes in what one pair did in the step that ended at {@code time}. */
  void record(
      Body a, Body b, Surface surfaceA, Surface surfaceB, PairStep pair, double time, double step) {
    var energy = 0.5 * pair.impulse * pair.approach;
    a.strike(energy);
    b.strike(energy);
    var key = ((long) a.index << 32) | b.index;
    var t = touches.get(key);
    if (t == null) {
      t = new Touch(a, b, surfaceA, surfaceB);
      touches.put(key, t);
    }
    if (time - t.last > GAP) begin(t, surfaceA, surfaceB, time);
    var excess = pair.impulse - 1.5 * t.level * step;
    if (excess > 0.004 * t.lighterMass()) blow(t, pair, excess, time);
    var mix = Math.min(1, step / LEVEL_TIME);
    t.level += (pair.impulse / step - t.level) * mix;
    t.forceSum += pair.impulse / step;
    t.forceCount++;
    t.last = time;
    if (time - t.start > LASTING && time - t.sampled >= RUB_INTERVAL) sample(t, pair, time);
  }

  private void begin(Touch t, Surface surfaceA, Surface surfaceB, double time) {
    finish(t);
    t.surfaceA = surfaceA;
    t.surfaceB = surfaceB;
    t.start = time;
    t.level = 0;
    t.forceSum = 0;
    t.forceCount = 0;
  }

  private void blow(Touch t, PairStep pair, double excess, double time) {
    if (Double.isNaN(t.blowStart) || time - t.blowLast > GAP) {
      closeBlow(t);
      t.blowStart = time;
      t.speed = pair.approach;
      t.blow = 0;
      t.blowPlace = pair.place.times(1 / pair.weight);
      t.blowNormal = pair.normal.unit();
    }
    t.blow += excess;
    t.blowLast = time;
  }

  private void closeBlow(Touch t) {
    if (Double.isNaN(t.blowStart)) return;
    if (t.blow > LEAST_CHANGE * t.lighterMass()) {
      impacts.add(new Impact(
          t.blowStart,
          t.a.name(),
          t.b.name(),
          t.surfaceA,
          t.surfaceB,
          t.blowPlace,
          t.blowNormal,
          t.blow,
          t.speed));
    }
    t.blowStart = Double.NaN;
  }

  private void sample(Touch t, PairStep pair, double time) {
    t.samples.add(new Rub.Sample(
        time,
        pair.place.times(1 / pair.weight),
        t.forceSum / Math.max(1, t.forceCount),
        pair.slip / pair.weight,
        pair.roll / pair.weight));
    t.sampled = time;
    t.forceSum = 0;
    t.forceCount = 0;
  }

  private void finish(Touch t) {
    closeBlow(t);
    if (!t.samples.isEmpty()) {
      rubs.add(new Rub(t.a.name(), t.b.name(), t.surfaceA, t.surfaceB, t.samples));
      t.samples.clear();
    }
  }

  /** Takes in a blow that did not come from the solver. */
  void add(Impact impact) {
    impacts.add(impact);
  }

  /** Everything so far, touches that still last included. */
  ContactLog log(List<Splash> splashes) {
    for (var t : touches.values()) finish(t);
    return new ContactLog(impacts, rubs, splashes);
  }
}
