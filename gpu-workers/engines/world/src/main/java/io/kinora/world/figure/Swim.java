package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Swims the crawl in a straight line, from treading water to treading water.
 *
 * @param to point of the surface where the swimmer comes to tread
 * @param speed on the way, m/s, 0.3 to 2.2
 */
public record Swim(Vec3 to, double speed) implements Action {
  private static final double LYING = Math.toRadians(80);
  private static final double CRUISE_DEPTH = 0.12;

  /** Metres that one cycle of both arms brings. */
  private static final double STROKE = 1.45;

  private static final double BEGIN = 0.9;
  private static final int KICKS = 3;
  private static final double LEG = 0.84;

  /** Where in its cycle a hand enters and where it is highest on its way back. */
  private static final double ENTRY = 0.97;

  private static final double HIGHEST = 0.78;

  /** The way of the left hand and elbow about the middle of the shoulders: phase and places. */
  private static final double[][] HAND = {
    {0.00, 0.16, 0.50, 0.06, 0.6, 0.2, -0.8},
    {0.13, 0.20, 0.45, 0.17, 0.9, 0.3, -0.2},
    {0.28, 0.23, 0.14, 0.41, 1.0, 0.3, 0.0},
    {0.42, 0.17, -0.25, 0.31, 1.0, 0.0, -0.3},
    {0.54, 0.22, -0.48, 0.08, 0.5, -0.1, -1.0},
    {0.66, 0.34, -0.28, -0.19, 0.5, 0.1, -1.0},
    {0.80, 0.44, 0.10, -0.22, 0.6, 0.2, -1.0},
    {0.92, 0.29, 0.40, -0.10, 0.7, 0.2, -0.8},
  };

  @Override
  public Motion plan(Person person, Footing from) {
    return new Crawl(new Afloat(new Standing(person)), from, to, speed);
  }

  private static final class Crawl implements Motion {
    private final Afloat afloat;
    private final Vec3 from;
    private final Footing end;
    private final double speed;
    private final double way;
    private final double cycle;

    Crawl(Afloat afloat, Footing from, Vec3 to, double speed) {
      this.afloat = afloat;
      this.from = from.position();
      this.speed = speed;
      this.way = to.minus(from.position()).horizontal();
      this.cycle = STROKE * afloat.scale() / speed;
      this.end = new Footing(
          to, way < 0.05 ? from.yaw() : Footing.facing(from.position(), to).yaw());
    }

    @Override
    public double seconds() {
      return Math.max(2 * BEGIN, way / speed + BEGIN);
    }

    @Override
    public Footing end() {
      return end;
    }

    /** Starts and stops evenly, each in the time that it takes to lie down and to rise. */
    private double share(double t) {
      var cruise = seconds() - BEGIN;
      var early = Math.min(t, BEGIN);
      var late = Math.max(0, t - cruise);
      var gone = early * early / (2 * BEGIN)
          + Math.max(0, Math.min(t, cruise) - BEGIN)
          + late
          - late * late / (2 * BEGIN);
      return Angles.clamp(gone / cruise, 0, 1);
    }

    private double lying(double t) {
      return Angles.smooth(0, BEGIN, t) * (1 - Angles.smooth(seconds() - BEGIN, seconds(), t));
    }

    @Override
    public List<FigureEvent> events() {
      var events = new ArrayList<FigureEvent>();
      for (var side : Side.values()) {
        for (var t = cycle * (ENTRY - shift(side)); t < seconds(); t += cycle) {
          if (lying(t) > 0.8) events.add(entry(side, t));
        }
      }
      return events;
    }

    private FigureEvent entry(Side side, double t) {
      var f = footing(t);
      var s = afloat.scale();
      var place = f.point(0.16 * side.sign() * s, 0, 0.95 * s);
      return new FigureEvent(FigureEvent.Kind.STROKE, t, place, f.direction(0, -1.2, speed));
    }

    private static double shift(Side side) {
      return side == Side.LEFT ? 0 : 0.5;
    }

    private Footing footing(double t) {
      return new Footing(from.lerp(end.position(), share(t)), end.yaw());
    }

    @Override
    public Stance at(double t) {
      var lying = lying(t);
      var s = afloat.scale();
      var f = footing(t);
      var depth = Angles.mix(Afloat.DEPTH, CRUISE_DEPTH, lying) * s;
      if (lying < 0.02) return afloat.upright(f, depth, Tread.STRETCH * s, 1, t);
      var phase = t / cycle;
      var pitch = Angles.mix(0.12, LYING, lying);
      var roll = 0.3 * lying * StrictMath.cos(2 * Math.PI * (phase - HIGHEST));
      var stance = afloat.body(f, depth, pitch, roll);
      stance.twist = 0.3 * roll;
      for (var side : Side.values()) {
        arm(stance, side, phase + shift(side), lying);
        var kick = StrictMath.sin(2 * Math.PI * KICKS * phase + Math.PI * shift(side) * 2);
        var leg = new Vec3(0.09 * side.sign(), -Angles.mix(Tread.STRETCH, LEG, lying), 0.1 * kick);
        afloat.foot(stance, f, side, leg, pitch);
      }
      stance.gaze = f.point(0, 0.25, 4);
      stance.face = Expression.FOCUSED.face();
      return stance;
    }

    private static void arm(Stance stance, Side side, double phase, double lying) {
      var g = side.sign();
      var hand = cyclic(phase, 1);
      var elbow = cyclic(phase, 4);
      var still = new Vec3(0.42, -0.13, 0.26);
      var at = still.lerp(hand, lying);
      stance.arm(
          side,
          Arm.wrist(
              new Vec3(g * at.x(), at.y(), at.z()), new Vec3(g * elbow.x(), elbow.y(), elbow.z())));
      stance.hand(side, HandShape.FLAT);
    }

    /** A closed curve through the places of the table (Catmull and Rom). */
    private static Vec3 cyclic(double phase, int column) {
      var u = phase - Math.floor(phase);
      var n = HAND.length;
      var i = n - 1;
      while (HAND[i][0] > u) i--;
      var next = i + 1 < n ? HAND[i + 1][0] : 1;
      var t = (u - HAND[i][0]) / (next - HAND[i][0]);
      var a = place(i - 1, column);
      var b = place(i, column);
      var c = place(i + 1, column);
      var d = place(i + 2, column);
      var first = b.plus(c.minus(a), 0.5 * t);
      var second = a.times(2).minus(b.times(5)).plus(c, 4).minus(d).times(0.5 * t * t);
      var third = b.times(3).minus(a).minus(c.times(3)).plus(d).times(0.5 * t * t * t);
      return first.plus(second).plus(third);
    }

    private static Vec3 place(int i, int column) {
      var row = HAND[Math.floorMod(i, HAND.length)];
      return new Vec3(row[column], row[column + 1], row[column + 2]);
    }
  }
}
