package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Jumps up or ahead, with or without somersaults. In the air the pelvis, which stands for the
 * centre of mass, is on a parabola, and the body turns the faster the tighter it is tucked, so that
 * its angular momentum stays what it was at take-off.
 *
 * @param height the pelvis rises above its height at take-off, metres, 0.05 to 2
 * @param ahead metres from take-off to landing
 * @param turns somersaults, forward if positive
 */
public record Jump(double height, double ahead, double turns) implements Action {
  private static final double G = 9.81;
  private static final double CROUCH = 0.42;
  private static final double PUSH = 0.2;

  /** Seconds from the start until both feet leave the ground. */
  static final double TAKE_OFF = CROUCH + PUSH;

  /** How much higher than in a stand the hips are when the feet leave the ground, for 1.78 m. */
  static final double STRETCH = 0.061;

  private static final double ABSORB = 0.75;

  /** Moment of inertia of a tucked body against a stretched one, about the somersault axis. */
  private static final double TUCKED = 0.36;

  @Override
  public Motion plan(Person person, Footing from) {
    return new Leap(new Standing(person), from, Math.max(0.05, height), ahead, turns);
  }

  private static final class Leap implements Motion {
    private final Standing standing;
    private final double s;
    private final Footing from;
    private final Footing end;
    private final double rise;
    private final double flight;
    private final double turns;
    private final double takeOff = TAKE_OFF;
    private final double tuckArea;

    Leap(Standing standing, Footing from, double height, double ahead, double turns) {
      this.standing = standing;
      this.s = standing.scale();
      this.from = from;
      this.rise = Math.sqrt(2 * G * height);
      this.flight = 2 * rise / G;
      this.turns = turns;
      this.end = new Footing(from.point(0, 0, ahead), from.yaw());
      this.tuckArea = turned(1, 1);
    }

    /**
     * Integral of the turning rate over the share {@code u} of the flight, up to the factor
     * {@code area}.
     */
    private double turned(double u, double area) {
      var sum = 0.0;
      var steps = 64;
      for (var k = 0; k < steps; k++) {
        var v = u * (k + 0.5) / steps;
        sum += 1 / Angles.mix(1, TUCKED, tuck(v)) * u / steps;
      }
      return sum / area;
    }

    private double tuck(double u) {
      return Angles.hump(0.08, 0.3, 0.68, 0.92, u);
    }

    @Override
    public double seconds() {
      return takeOff + flight + ABSORB;
    }

    @Override
    public Footing end() {
      return end;
    }

    @Override
    public List<FigureEvent> events() {
      var speed = from.direction(0, rise, end.position().distance(from.position()) / flight);
      var down = new Vec3(speed.x(), -rise, speed.z());
      return List.of(
          new FigureEvent(FigureEvent.Kind.TAKE_OFF, takeOff, from.position(), speed),
          new FigureEvent(FigureEvent.Kind.LAND, takeOff + flight, end.position(), down));
    }

    @Override
    public Stance at(double t) {
      if (t < takeOff) return preparing(t);
      if (t < takeOff + flight) return flying((t - takeOff) / flight);
      return landing(t - takeOff - flight);
    }

    private Stance preparing(double t) {
      var crouch = Angles.smooth(0, CROUCH, t) * (1 - Angles.smooth(CROUCH, takeOff, t));
      var up = Angles.smooth(CROUCH, takeOff, t);
      var stance = standing.at(from, (0.014 + 0.27 * crouch - 0.075 * up) * s, 1);
      stance.hips = stance.hips.plus(from.direction(0, 0, -0.06 * crouch * s));
      stance.bend = 0.35 * crouch - 0.06 * up;
      stance.pelvisPitch = 0.35 * crouch;
      arms(stance, -0.8 * crouch + 2.6 * up, 0.15 + 0.3 * crouch);
      heels(stance, 0.6 * up);
      stance.face = Expression.FOCUSED.face();
      return stance;
    }

    private static void arms(Stance stance, double forward, double elbow) {
      for (var side : Side.values()) {
        stance.arm(side, new Arm.Hang(forward, 0.2, elbow, 0.2));
      }
    }

    private static void heels(Stance stance, double angle) {
      for (var side : Side.values()) {
        var foot = stance.foot(side);
        stance.foot(side, new Foot(foot.place(), foot.yaw(), angle, 0));
      }
    }

    private Stance flying(double u) {
      var t = u * flight;
      var at = from.position().lerp(end.position(), u).plus(0, rise * t - 0.5 * G * t * t, 0);
      var f = new Footing(at, from.yaw());
      var tuck = turns == 0 ? 0.3 * Angles.hump(0.1, 0.4, 0.6, 0.95, u) : tuck(u);
      var stance = standing.at(f, -STRETCH * s, 1);
      var spin = Quat.about(Vec3.X, 2 * Math.PI * turns * turned(u, tuckArea));
      stance.tumble = spin;
      stance.bend = 0.5 * tuck;
      legs(stance, f, spin, tuck, u);
      arms(
          stance,
          turns == 0 ? 2.5 - 1.2 * u : Angles.mix(2.6 - 1.9 * Angles.smooth(0, 0.3, u), 0.9, tuck),
          0.2 + 1.1 * tuck);
      return stance;
    }

    private void legs(Stance stance, Footing f, Quat spin, double tuck, double u) {
      for (var side : Side.values()) {
        var foot = stance.foot(side);
        var local = foot.place()
            .plus(0, 0.46 * tuck * s, 0)
            .plus(from.direction(0, 0, 0.12 * tuck * s))
            .minus(stance.hips);
        var yaw = Quat.yaw(f.yaw());
        var turned = yaw.times(spin).times(yaw.inverse()).rotate(local);
        var pointed = 0.55 * Angles.hump(0, 0.05, 0.7, 1, u);
        stance.foot(side, new Foot(stance.hips.plus(turned), foot.yaw(), pointed, 0, spinAngle(u)));
      }
    }

    /** A foot turns with the body; whole turns do not matter to it. */
    private double spinAngle(double u) {
      return turns == 0 ? 0 : Angles.difference(2 * Math.PI * turns * turned(u, tuckArea), 0);
    }

    private Stance landing(double t) {
      var deep = Angles.hump(0, 0.16, 0.2, ABSORB, t);
      var stance =
          standing.at(end, (0.014 + 0.24 * deep - 0.075 * (1 - Angles.smooth(0, 0.12, t))) * s, 1);
      stance.hips = stance.hips.plus(end.direction(0, 0, -0.05 * deep * s));
      stance.bend = 0.3 * deep;
      stance.pelvisPitch = 0.3 * deep;
      arms(stance, 0.02 + 1.2 * deep + 1.3 * (1 - Angles.smooth(0, 0.2, t)), 0.24 + 0.2 * deep);
      heels(stance, 0.45 * (1 - Angles.smooth(0, 0.1, t)));
      return stance;
    }
  }
}
