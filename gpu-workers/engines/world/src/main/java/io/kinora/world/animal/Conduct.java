package io.kinora.world.animal;

import io.kinora.world.figure.Footing;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * What one animal does over time. {@link #at} is a pure function of time once everything has been
 * added. Not thread-safe while it is being filled.
 */
public final class Conduct {
  private static final double RAMP = 0.7;
  private static final double SIT_SECONDS = 0.9;

  /** Higher than this nothing stands on its feet, metres. */
  private static final double ALOFT = 0.25;

  private final Animal animal;
  private final Footing start;
  private final List<Leg> legs = new ArrayList<>();

  /** A stretch of time in which the animal goes somewhere, or sits down, or leaps. */
  private record Leg(
      double start, double seconds, Footing from, Footing end, double speed, Does does) {
    double until() {
      return start + seconds;
    }

    double length() {
      return from.position().distance(end.position());
    }
  }

  private enum Does {
    GO,
    SIT,
    LEAP,
    FLY
  }

  /** A foot that comes down. */
  public record Step(double time, Vec3 position) {}

  public Conduct(Animal animal, Footing start) {
    this.animal = animal;
    this.start = start;
  }

  /** When the last thing that it does ends. */
  public double end() {
    return legs.isEmpty() ? 0 : legs.get(legs.size() - 1).until();
  }

  /** Where it is in the end. */
  public Footing footing() {
    return legs.isEmpty() ? start : legs.get(legs.size() - 1).end;
  }

  /** Goes straight to a place, from a time on or after what it does before. */
  public void go(double time, Vec3 to, double speed) {
    var from = footing();
    var length = from.position().distance(to);
    if (length < 0.05) return;
    var fastest = Math.min(speed, length / RAMP);
    var seconds = length / fastest + RAMP;
    var way = Footing.facing(from.position(), to);
    var end = new Footing(to, way.yaw());
    legs.add(new Leg(Math.max(time, end()), seconds, from, end, fastest, Does.GO));
  }

  /** Sits down and stays so until it goes on. */
  public void sit(double time) {
    var at = footing();
    legs.add(new Leg(Math.max(time, end()), SIT_SECONDS, at, at, 0, Does.SIT));
  }

  /**
   * Leaps ahead and lands.
   *
   * @param length metres over the ground
   * @param height metres that the body rises
   */
  public void leap(double time, double length, double height) {
    var from = footing();
    var seconds = 2 * Math.sqrt(2 * height / 9.81);
    var end = new Footing(from.point(0, 0, length), from.yaw());
    legs.add(new Leg(Math.max(time, end()), seconds, from, end, length / seconds, Does.LEAP));
  }

  /** Flies straight to a place; takes off and lands where that is on the ground. */
  public void fly(double time, Vec3 to, double speed) {
    var from = footing();
    var length = from.position().distance(to);
    if (length < 0.05) return;
    var end = new Footing(to, Footing.facing(from.position(), to).yaw());
    var fastest = Math.min(speed, length / RAMP);
    var seconds = length / fastest + RAMP;
    legs.add(new Leg(Math.max(time, end()), seconds, from, end, fastest, Does.FLY));
  }

  /** What it does at a time. */
  public Moment at(double t) {
    var index = -1;
    while (index + 1 < legs.size() && legs.get(index + 1).start <= t) index++;
    if (index < 0) return resting(t, start);
    var leg = legs.get(index);
    var sat = index > 0 && legs.get(index - 1).does == Does.SIT;
    return switch (leg.does) {
      case GO -> going(leg, t, sat);
      case SIT ->
        new Moment(
            t,
            leg.end.position(),
            leg.end.yaw(),
            Moment.Path.NONE,
            ease((t - leg.start) / leg.seconds),
            0);
      case LEAP -> leaping(leg, t);
      case FLY -> flying(leg, t);
    };
  }

  /** Before it does anything: on the ground, or on the wing where it begins in the air. */
  private Moment resting(double t, Footing at) {
    var airborne = animal.way() == Animal.Way.FLIES && at.position().y() > ALOFT ? 1 : 0;
    return new Moment(t, at.position(), at.yaw(), Moment.Path.NONE, 0, airborne);
  }

  private Moment flying(Leg leg, double t) {
    var since = t - leg.start;
    if (since >= leg.seconds) return resting(t, leg.end);
    var place = leg.from.position().lerp(leg.end.position(), gone(leg, since) / leg.length());
    var turn = leg.end.yaw() - leg.from.yaw();
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    var up = leg.from.position().y() > ALOFT ? 1 : ease(since / 0.3);
    var down = leg.end.position().y() > ALOFT ? 1 : ease((leg.seconds - since) / 0.4);
    return new Moment(
        t,
        place,
        leg.from.yaw() + turn * ease(since / 0.5),
        Moment.Path.NONE,
        0,
        Math.min(up, down));
  }

  private static Moment going(Leg leg, double t, boolean sat) {
    var since = Math.min(leg.seconds, t - leg.start);
    var gone = gone(leg, since);
    var place = leg.from.position().lerp(leg.end.position(), gone / leg.length());
    var turn = leg.end.yaw() - leg.from.yaw();
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    var yaw = leg.from.yaw() + turn * ease(since / 0.5);
    var sitting = sat ? 1 - ease(since / RAMP) : 0;
    return new Moment(t, place, yaw, new Moment.Path(leg.speed, gone, leg.length()), sitting, 0);
  }

  /** Metres gone: speeding up, steady, slowing down. */
  private static double gone(Leg leg, double since) {
    if (since < RAMP) return 0.5 * leg.speed * since * since / RAMP;
    var rest = leg.seconds - since;
    if (rest < RAMP) return leg.length() - 0.5 * leg.speed * rest * rest / RAMP;
    return leg.speed * (since - 0.5 * RAMP);
  }

  /** Free fall with a steady speed over the ground. */
  private static Moment leaping(Leg leg, double t) {
    var u = Math.min(1, (t - leg.start) / leg.seconds);
    var rise = 0.5 * 9.81 * leg.seconds * leg.seconds * u * (1 - u);
    var place = leg.from.position().lerp(leg.end.position(), u).plus(0, rise, 0);
    var airborne = Math.min(1, 8 * u * (1 - u));
    return new Moment(t, place, leg.end.yaw(), Moment.Path.NONE, 0, u >= 1 ? 0 : airborne);
  }

  private static double ease(double t) {
    var c = Math.max(0, Math.min(1, t));
    return c * c * (3 - 2 * c);
  }

  /** Every fall of a foot of an animal that walks, by time. */
  public List<Step> steps() {
    var steps = new ArrayList<Step>();
    if (animal.way() == Animal.Way.SWIMS) return steps;
    for (var leg : legs) {
      if (leg.does == Does.SIT || leg.does == Does.FLY) continue;
      if (leg.does == Does.LEAP) steps.add(new Step(leg.until(), leg.end.position()));
      else addSteps(steps, leg);
    }
    return List.copyOf(steps);
  }

  private void addSteps(List<Step> steps, Leg leg) {
    var each = animal.stride(leg.speed) / 2;
    var frame = 1.0 / 60;
    var next = each / 2;
    for (var t = 0.0; t < leg.seconds; t += frame) {
      if (gone(leg, t) < next) continue;
      next += each;
      steps.add(new Step(
          leg.start + t,
          leg.from.position().lerp(leg.end.position(), gone(leg, t) / leg.length())));
    }
  }
}
