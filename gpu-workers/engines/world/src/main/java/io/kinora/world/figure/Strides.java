package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Walking and running from one stand to another. Footprints are laid out first and each foot stays
 * on its print until it is lifted; the hips follow the line at the planned speed and the legs are
 * solved between the two.
 */
final class Strides implements Motion {
  private final Standing standing;
  private final double s;
  private final Footing from;
  private final Footing end;
  private final double heading;
  private final double length;
  private final double speed;
  private final double ramp;
  private final double seconds;
  private final boolean runs;
  private final double step;
  private final List<List<Print>> prints = List.of(new ArrayList<>(), new ArrayList<>());

  /** A foot's stay on the ground. */
  private record Print(double down, double up, Foot foot) {}

  Strides(Person person, Footing from, Footing end, double speed) {
    this.standing = new Standing(person);
    this.s = standing.scale();
    this.from = from;
    this.end = end;
    this.length = from.position().distance(end.position());
    this.heading = length < 0.05
        ? end.yaw()
        : Footing.facing(from.position(), end.position()).yaw();
    this.runs = speed > Walk.RUN && length > 2;
    this.ramp = runs ? 0.8 : 0.6;
    this.speed = Math.max(0.05, Math.min(speed, length / ramp));
    var usual =
        (runs ? 0.36 - 0.012 * (speed - 3) : 0.53 * Math.sqrt(1.35 / Math.max(0.6, this.speed)))
            * Math.sqrt(s);
    var steps = Math.max(2, (int) Math.round((length / this.speed + ramp) / usual));
    this.seconds = length < 0.05 ? 0.9 : length / this.speed + ramp;
    this.step = seconds / steps;
    layPrints(steps);
  }

  private void layPrints(int steps) {
    for (var side : Side.values()) {
      prints
          .get(side.ordinal())
          .add(new Print(-1, liftOff(side.ordinal()), standing.foot(from, side, 1)));
    }
    for (var k = 0; k < steps; k++) {
      var side = k % 2;
      var down = touchDown(k);
      var up = k + 2 < steps ? liftOff(k + 2) : seconds + 1;
      var last = k + 2 >= steps;
      prints
          .get(side)
          .add(new Print(
              down, up, last ? standing.foot(end, Side.values()[side], 1) : print(side, down, up)));
    }
  }

  /** Step {@code k} swings from here ... */
  private double liftOff(int k) {
    return (k + (runs && k > 0 ? -0.32 : 0.08)) * step;
  }

  /** ... to here. */
  private double touchDown(int k) {
    return (k + (runs ? 0.98 : 0.92)) * step;
  }

  /** The hips pass over a print half way through its stay. */
  private Foot print(int side, double down, double up) {
    var middle = (down + up) / 2;
    var body = new Footing(along(middle), yaw(middle));
    var foot = standing.foot(body, Side.values()[side], runs ? 0.5 : 0.72);
    return new Foot(foot.place(), body.yaw() + (foot.yaw() - body.yaw()) * 0.6, 0, 0);
  }

  private Vec3 along(double t) {
    if (length < 1e-6) return end.position();
    return from.position().lerp(end.position(), distance(t) / length);
  }

  /** Metres gone after {@code t} seconds: speeding up, steady, slowing down. */
  private double distance(double t) {
    if (t <= 0) return 0;
    if (t >= seconds) return length;
    if (t < ramp) return 0.5 * speed * t * t / ramp;
    var rest = seconds - t;
    if (rest < ramp) return length - 0.5 * speed * rest * rest / ramp;
    return speed * (t - 0.5 * ramp);
  }

  private double yaw(double t) {
    var there = from.yaw()
        + Angles.difference(heading, from.yaw())
            * Angles.smooth(0, length < 0.05 ? seconds : 0.9, t);
    return there + Angles.difference(end.yaw(), heading) * Angles.smooth(seconds - 0.8, seconds, t);
  }

  @Override
  public double seconds() {
    return seconds;
  }

  @Override
  public Footing end() {
    return end;
  }

  @Override
  public List<FigureEvent> events() {
    var events = new ArrayList<FigureEvent>();
    for (var feet : prints) {
      for (var print : feet.subList(1, feet.size())) {
        var fall = new Vec3(0, runs ? -1.6 : -0.7, 0);
        events.add(new FigureEvent(FigureEvent.Kind.STEP, print.down, print.foot.place(), fall));
      }
    }
    events.sort(Comparator.comparingDouble(FigureEvent::time));
    return List.copyOf(events);
  }

  @Override
  public Stance at(double t) {
    var effort = Math.min(1, speed / 1.3)
        * Math.min(Angles.smooth(0, 0.5, t), Angles.smooth(seconds, seconds - 0.5, t));
    var stance = standing.at(new Footing(along(t), yaw(t)));
    var stride = Math.PI * t / step;
    var swing = -Math.cos(stride);
    var bob = Math.cos(2 * stride);
    stance.hips = stance
        .hips
        .plus(0, ((runs ? -0.055 - 0.035 * bob : -0.018 - 0.016 * bob)) * s * effort, 0)
        .plus(new Footing(Vec3.ZERO, yaw(t))
            .direction(
                (runs ? -0.01 : -0.021) * s * Math.sin(stride) * effort,
                0,
                (runs ? -0.03 : -0.012) * s * effort));
    stance.pelvisTurn = -0.09 * swing * effort * (runs ? 1.6 : 1);
    stance.pelvisRoll = -0.045 * Math.sin(stride) * effort;
    stance.twist = (0.09 + 0.07 + (runs ? 0.12 : 0)) * swing * effort;
    stance.lean = 0.045 * Math.sin(stride) * effort;
    stance.bend = (runs ? 0.17 : 0.035) * effort;
    stance.pelvisPitch = (runs ? 0.1 : 0.02) * effort;
    arms(stance, swing, effort);
    for (var side : Side.values()) {
      stance.foot(side, foot(side.ordinal(), t));
    }
    return stance;
  }

  private void arms(Stance stance, double swing, double effort) {
    var reach = (runs ? 0.85 : 0.36) * effort;
    for (var side : Side.values()) {
      var ahead = -side.sign() * swing * reach;
      var elbow = runs
          ? Angles.mix(0.24, 1.5 + 0.25 * ahead, effort)
          : 0.24 + 0.3 * Math.max(0, ahead) + 0.06 * effort;
      stance.arm(
          side,
          new Arm.Hang(
              ahead + (runs ? 0 : 0.03),
              0.12 + (runs ? 0.08 : 0),
              elbow,
              0.25 + (runs ? 0.35 * effort : 0)));
      stance.hand(
          side, runs ? HandShape.RELAXED.mix(HandShape.FIST, 0.6 * effort) : HandShape.RELAXED);
    }
  }

  private Foot foot(int side, double t) {
    var feet = prints.get(side);
    var k = 0;
    while (k + 1 < feet.size() && feet.get(k + 1).down <= t) k++;
    var print = feet.get(k);
    if (k + 1 < feet.size() && t > print.up) return swung(print, feet.get(k + 1), t);
    var moves = k + 1 < feet.size() ? liveliness(print, feet.get(k + 1)) : 0;
    var came = k > 0 ? liveliness(feet.get(k - 1), print) : 0;
    var heel = rise() * moves * Angles.smooth(print.up - 0.42 * step, print.up, t);
    var toe = strike() * came * (1 - Angles.smooth(print.down, print.down + 0.2 * step, t));
    return new Foot(print.foot.place(), print.foot.yaw(), heel, toe);
  }

  private double rise() {
    return runs ? 0.75 : 0.55;
  }

  private double strike() {
    return runs ? 0.1 : 0.3;
  }

  /** Steps of a few centimetres are made with a flat foot. */
  private double liveliness(Print a, Print b) {
    return Angles.clamp(a.foot.place().distance(b.foot.place()) / 0.6, 0, 1);
  }

  private Foot swung(Print a, Print b, double t) {
    var u = (t - a.up) / (b.down - a.up);
    var go = u * u * (3 - 2 * u);
    var lively = liveliness(a, b);
    var turn = Math.abs(Angles.difference(a.foot.yaw(), b.foot.yaw()));
    var lift = (runs ? 0.2 : 0.045) * lively + (lively < 0.2 && turn + lively > 0.02 ? 0.04 : 0);
    var place = a.foot
        .place()
        .lerp(b.foot.place(), go)
        .plus(0, lift * s * Math.sin(Math.PI * Math.pow(u, 0.8)), 0);
    var heel = (rise() * (1 - Angles.smooth(0, 0.55, u))
            + (runs ? 0.5 * Angles.hump(0, 0.3, 0.4, 0.8, u) : 0))
        * lively;
    var toe = strike() * lively * Angles.smooth(0.55, 1, u);
    return new Foot(
        place, a.foot.yaw() + Angles.difference(b.foot.yaw(), a.foot.yaw()) * go, heel, toe);
  }
}
