package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Jumps off an edge, feet first into water, sinks, comes up and treads. In the air the hips, which
 * stand for the centre of mass, are on a parabola; in the water they go as its lift, its drag and
 * the strokes back up allow.
 *
 * @param height the hips rise above their height at take-off, metres
 * @param ahead metres from take-off to where the feet meet the water
 * @param level of the water, in world metres
 * @param depth of the water, metres
 */
public record Plunge(double height, double ahead, double level, double depth) implements Action {
  private static final double G = 9.81;
  private static final double STEP = 1.0 / 240;
  private static final double AFTER = 3.2;

  /** Height over which a body of 1.78 m takes up its lift, metres. */
  private static final double TALL = 1.72;

  /** Drag of a body feet first per metre, and of spread arms and legs per second. */
  private static final double DRAG = 1;

  private static final double SINKING = 1.2;
  private static final double RISING = 3;

  /** Strokes back up: acceleration per metre too deep. */
  private static final double STROKES = 5;

  /** The crown of the splash is where the hips go under, this long after the feet, seconds. */
  private static final double SINK = 0.12;

  /** Room between the feet and the ground. */
  private static final double CLEAR = 0.12;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Fall(person, from, this);
  }

  private static final class Fall implements Motion {
    private final Motion leap;
    private final Afloat afloat;
    private final Footing from;
    private final Footing end;
    private final double floor;
    private final double level;
    private final double s;
    private final double hips;
    private final double legs;
    private final double takeOff = Jump.TAKE_OFF;
    private final double entry;
    private final Vec3 speed;

    /** The hips at every step since take-off: metres ahead and height. */
    private final List<double[]> path = new ArrayList<>();

    Fall(Person person, Footing from, Plunge plunge) {
      var standing = new Standing(person);
      this.from = from;
      this.afloat = new Afloat(standing);
      this.s = afloat.scale();
      this.level = plunge.level;
      this.floor = plunge.level - plunge.depth + CLEAR;
      this.leap = new Jump(plunge.height, plunge.ahead, 0).plan(person, from);
      this.hips = standing.at(from, 0, 1).hips.y() - from.position().y();
      this.legs = hips - 0.08 * s;
      var up = Math.sqrt(2 * G * plunge.height);
      var high = from.position().y() + hips + Jump.STRETCH * s;
      this.entry = (up + Math.sqrt(up * up + 2 * G * (high - legs - level))) / G;
      var along = plunge.ahead / entry;
      this.speed = from.direction(0, up - G * entry, along);
      fall(high, along, up);
      var last = path.get(path.size() - 1);
      this.end = new Footing(from.point(0, 0, last[0]).withY(level), from.yaw());
    }

    private void fall(double high, double along, double up) {
      var x = 0.0;
      var y = high;
      var vx = along;
      var vy = up;
      var rest = level - Afloat.DEPTH * s;
      var wet = (Afloat.DEPTH * s + legs) / (TALL * s);
      for (var t = 0.0; t < entry + AFTER; t += STEP) {
        path.add(new double[] {x, y});
        var share = Angles.clamp((level - y + legs) / (TALL * s), 0, 1);
        var v = Math.sqrt(vx * vx + vy * vy);
        var lift = G * Math.min(1, share / wet) + STROKES * Math.max(0, rest - y) * share;
        vy += STEP * (lift - G - (DRAG * v + (vy < 0 ? SINKING : RISING)) * vy * share);
        vx -= STEP * (DRAG * v + SINKING) * vx * share;
        x += STEP * vx;
        y += STEP * vy;
      }
    }

    @Override
    public double seconds() {
      return takeOff + entry + AFTER;
    }

    @Override
    public Footing end() {
      return end;
    }

    @Override
    public List<FigureEvent> events() {
      var place = from.point(0, 0, speed.horizontal() * (entry + SINK)).withY(level);
      return List.of(
          new FigureEvent(
              FigureEvent.Kind.TAKE_OFF, takeOff, from.position(), speed.plus(0, G * entry, 0)),
          new FigureEvent(FigureEvent.Kind.PLUNGE, takeOff + entry, place, speed));
    }

    @Override
    public Stance at(double t) {
      if (t < takeOff) return leap.at(t);
      var since = t - takeOff;
      var at = place(since);
      var f = new Footing(from.point(0, 0, at[0]).withY(level), from.yaw());
      return since < entry ? flying(f, at[1], since / entry) : under(f, at[1], since - entry);
    }

    private double[] place(double since) {
      var k = Angles.clamp(since / STEP, 0, path.size() - 1.001);
      var i = (int) k;
      var a = path.get(i);
      var b = path.get(i + 1);
      return new double[] {
        Angles.mix(a[0], b[0], k - i), Angles.mix(a[1], b[1], k - i),
      };
    }

    /** Arms thrown up, knees drawn up a little and stretched again before the water. */
    private Stance flying(Footing f, double y, double u) {
      var stance = afloat.body(f, level - y, -0.08, 0);
      var tuck = Angles.hump(0.1, 0.45, 0.55, 0.95, u);
      var down =
          Angles.mix(hips + Jump.STRETCH * s, legs, Angles.smooth(0, 0.3, u)) - 0.17 * tuck * s;
      for (var side : Side.values()) {
        var g = side.sign();
        stance.arm(side, new Arm.Hang(2.6 - 0.25 * u, 0.35 + 0.35 * tuck, 0.25, 0.2));
        stance.hand(side, HandShape.OPEN);
        var local = new Vec3(0.085 * g * s, -down, 0.09 * tuck * s);
        var foot = stance.hips.plus(Quat.yaw(f.yaw()).rotate(local));
        stance.foot(side, new Foot(foot, f.yaw(), 0, 0, 0.35 + 0.2 * tuck));
      }
      stance.face = Expression.LAUGH.face();
      return stance;
    }

    /** Feet kept off the ground; the arms go from above the head to the paddling of one afloat. */
    private Stance under(Footing f, double y, double t) {
      var own = Angles.mix(legs, Tread.STRETCH * s, Angles.smooth(0.2, 1.4, t));
      var stretch = Math.min(own, Math.max(0.4 * s, y - floor));
      var stance = afloat.upright(f, level - y, stretch, Angles.smooth(0.1, 1.1, t), t - AFTER);
      stance.face = Expression.LAUGH.face().mix(Expression.SMILE.face(), Angles.smooth(0, 0.4, t));
      return stance;
    }
  }
}
