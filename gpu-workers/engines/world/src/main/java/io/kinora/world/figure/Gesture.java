package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * Movements on the spot that need neither object nor goal. Each comes and goes smoothly within its
 * time.
 *
 * @param kind what is done
 * @param seconds how long, at least 0.8
 */
public record Gesture(Kind kind, double seconds) implements Action {
  /** The gestures there are. */
  public enum Kind {
    WAVE,
    CELEBRATE,
    /** Both hands go to the head. */
    DESPAIR,
    CLAP,
    NOD,
    SHAKE_HEAD,
    BOW,
    LAUGH,
    CRY,
    SHRUG,
    DANCE,
    /** Hands move as they do while talking. */
    TALK,
    /** Lifts the right hand, which may hold a cup, to the mouth. */
    DRINK,
    ARMS_CROSSED,
    THINK
  }

  public Gesture {
    if (!(seconds >= 0.8)) {
      throw new IllegalArgumentException("too short: " + seconds);
    }
  }

  @Override
  public Motion plan(Person person, Footing from) {
    return new Gesturing(new Standing(person), from, kind, seconds);
  }

  private static Vec3 v(double x, double y, double z) {
    return new Vec3(x, y, z);
  }

  private record Gesturing(Standing standing, Footing end, Kind kind, double seconds)
      implements Motion {
    @Override
    public Stance at(double t) {
      var s = standing.at(end);
      var on = Math.min(Angles.ease(t / 0.55), Angles.ease((seconds - t) / 0.5));
      switch (kind) {
        case WAVE -> wave(s, t, on);
        case CELEBRATE -> celebrate(s, t, on);
        case DESPAIR -> despair(s, t, on);
        case CLAP -> clap(s, t, on);
        case NOD -> s.nod = 0.16 * on * (0.5 - 0.5 * Math.cos(2 * Math.PI * t / 0.62));
        case SHAKE_HEAD -> shake(s, t, on);
        case BOW -> bow(s, on);
        case LAUGH -> laugh(s, t, on);
        case CRY -> cry(s, t, on);
        case SHRUG -> shrug(s, on);
        case DANCE -> dance(s, t, on);
        case TALK -> talk(s, t, on);
        case DRINK -> drink(s, on);
        case ARMS_CROSSED -> crossed(s, on);
        case THINK -> think(s, on);
      }
      return s;
    }

    /** A hand on its way from hanging at the side to a place before the chest. */
    private void reach(
        Stance s, Side side, double on, Vec3 palm, Vec3 elbow, Vec3 fingers, Vec3 facing) {
      var g = side.sign();
      var hanging = v(0.235 * g, -0.62, 0.07);
      var swing = hanging.lerp(palm, on).plus(0, 0, 0.1 * Math.sin(Math.PI * on));
      if (on < 0.02) return;
      var direction = v(0.05 * g, -1, 0.1).lerp(fingers, on).unit();
      var towards = v(-g, 0, 0.1).lerp(facing, on).without(direction).unit();
      s.arm(side, Arm.palm(swing, v(0.35 * g, -0.4, -0.8).lerp(elbow, on), direction, towards));
    }

    private void wave(Stance s, double t, double on) {
      var w = Math.sin(2 * Math.PI * t / 0.52) * Angles.smooth(0.25, 0.6, t);
      reach(
          s,
          Side.RIGHT,
          on,
          v(-0.33 - 0.07 * w, 0.26, 0.2),
          v(-0.55, -0.8, -0.1),
          v(-0.45 * w, 1, 0.05),
          v(0, 0, 1));
      s.rightHand = HandShape.RELAXED.mix(HandShape.OPEN, on);
      s.face = Face.NEUTRAL.mix(Expression.SMILE.face(), on);
      s.lean = 0.03 * on;
    }

    private void celebrate(Stance s, double t, double on) {
      var beat = Math.abs(Math.sin(2 * Math.PI * t / 0.9));
      for (var side : Side.values()) {
        var g = side.sign();
        reach(
            s,
            side,
            on,
            v(0.27 * g, 0.42 + 0.07 * beat, 0.08),
            v(0.9 * g, -0.2, 0.2),
            v(0.05 * g, 1, 0.1),
            v(-0.5 * g, 0, 0.8));
        s.hand(side, HandShape.RELAXED.mix(HandShape.FIST, on));
        heel(s, side, 0.35 * beat * on);
      }
      s.hips = s.hips.plus(0, (0.035 * beat - 0.02) * on * standing.scale(), 0);
      s.bend = -0.1 * on;
      s.nod = -0.12 * on;
      s.face = Face.NEUTRAL.mix(Expression.LAUGH.face(), on);
    }

    private static void heel(Stance s, Side side, double angle) {
      var foot = s.foot(side);
      s.foot(side, new Foot(foot.place(), foot.yaw(), angle, 0));
    }

    private void despair(Stance s, double t, double on) {
      for (var side : Side.values()) {
        var g = side.sign();
        reach(
            s,
            side,
            on,
            v(0.1 * g, 0.3, 0.025),
            v(g, 0.05, 0.3),
            v(-0.75 * g, 0.6, -0.3),
            v(-0.75 * g, -0.62, -0.1));
        s.hand(side, HandShape.RELAXED.mix(HandShape.FLAT, 0.6 * on));
      }
      s.bend = (0.06 - 0.1 * Angles.smooth(0.4, 1.2, t)) * on;
      s.nod = 0.1 * on;
      s.shrug = 0.3 * on;
      s.hips = s.hips.plus(0, -0.02 * on * standing.scale(), 0);
      s.face =
          Face.NEUTRAL.mix(Expression.PAINED.face(), on * (1 - 0.4 * Angles.smooth(0.8, 2, t)));
    }

    private void clap(Stance s, double t, double on) {
      var open = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / 0.36);
      for (var side : Side.values()) {
        var g = side.sign();
        reach(
            s,
            side,
            on,
            v((0.006 + 0.085 * open) * g, -0.16, 0.33),
            v(0.6 * g, -0.8, -0.1),
            v(-0.15 * g, 0.75, 0.7),
            v(-g, 0, 0));
        s.hand(side, HandShape.RELAXED.mix(HandShape.FLAT, on));
      }
      s.face = Face.NEUTRAL.mix(Expression.SMILE.face(), on);
    }

    private void shake(Stance s, double t, double on) {
      var eyes = end.point(0, 1.6 * standing.scale(), 0);
      s.gaze = eyes.plus(end.direction(1.6 * on * Math.sin(2 * Math.PI * t / 0.8), -0.1, 3));
      s.face = Face.NEUTRAL.mix(Expression.SAD.face(), 0.4 * on);
    }

    private void bow(Stance s, double on) {
      s.pelvisPitch = 0.5 * on;
      s.bend = 0.35 * on;
      s.nod = 0.25 * on;
      s.hips = s.hips.plus(end.direction(0, -0.02, -0.1).times(on * standing.scale()));
      s.gaze = end.point(0, 0.4, 1.2);
    }

    private void laugh(Stance s, double t, double on) {
      var ha = 0.5 + 0.5 * Math.sin(2 * Math.PI * t / 0.24);
      s.face = Face.NEUTRAL.mix(Expression.LAUGH.face(), on * (0.75 + 0.25 * ha));
      s.shrug = 0.25 * ha * on;
      s.bend = (-0.06 + 0.05 * ha) * on;
      s.nod = -0.16 * on + 0.03 * ha * on;
      reach(
          s,
          Side.RIGHT,
          on,
          v(-0.08, -0.33, 0.16),
          v(-0.9, -0.5, -0.2),
          v(1, 0.1, 0.3),
          v(0.2, 0, -1));
    }

    private void cry(Stance s, double t, double on) {
      var sob = 0.5 + 0.5 * Math.sin(2 * Math.PI * t / 0.5);
      for (var side : Side.values()) {
        var g = side.sign();
        reach(
            s,
            side,
            on,
            v(0.045 * g, 0.2, 0.155),
            v(0.5 * g, -0.85, 0.4),
            v(-0.35 * g, 1, -0.05),
            v(-0.2 * g, 0, -1));
      }
      s.face = Face.NEUTRAL.mix(Expression.SAD.face(), on).with(Feature.SQUINT, 0.8 * on);
      s.nod = 0.3 * on;
      s.bend = (0.16 + 0.04 * sob) * on;
      s.shrug = 0.3 * sob * on;
    }

    private void shrug(Stance s, double on) {
      s.shrug = 0.9 * on;
      for (var side : Side.values()) {
        var g = side.sign();
        reach(
            s,
            side,
            on,
            v(0.34 * g, -0.3, 0.2),
            v(0.2 * g, -0.9, -0.4),
            v(0.75 * g, 0.1, 0.7),
            v(-0.1 * g, 1, -0.1));
        s.hand(side, HandShape.RELAXED.mix(HandShape.OPEN, on));
      }
      s.tilt = 0.14 * on;
      s.face = Face.NEUTRAL
          .with(Feature.BROW_INNER_UP, 0.6 * on)
          .with(Feature.BROW_OUTER_UP, 0.7 * on)
          .with(Feature.FROWN, 0.4 * on);
    }

    private void dance(Stance s, double t, double on) {
      var beat = 2 * Math.PI * t / 1.0;
      var side = Math.sin(beat) * on;
      var bounce = Math.abs(Math.sin(beat));
      s.hips = s.hips.plus(end.direction(
              0.065 * side, (-0.05 + 0.035 * bounce) * on, 0.015 * Math.sin(2 * beat) * on)
          .times(standing.scale()));
      s.pelvisRoll = -0.14 * side;
      s.pelvisTurn = 0.22 * Math.sin(beat + 0.6) * on;
      s.twist = -0.3 * Math.sin(beat + 0.6) * on;
      s.lean = -0.1 * side;
      s.knees = 0.35;
      for (var arm : Side.values()) {
        var g = arm.sign();
        var lift = 0.5 + 0.5 * Math.sin(beat + (g > 0 ? 0 : Math.PI));
        reach(
            s,
            arm,
            on,
            v((0.25 + 0.05 * lift) * g, -0.22 + 0.34 * lift, 0.26),
            v(0.9 * g, -0.6, -0.2),
            v(-0.5 * g, 0.6, 0.6),
            v(-0.7 * g, -0.2, 0.3));
        s.hand(arm, HandShape.RELAXED.mix(HandShape.FIST, 0.5));
        heel(s, arm, 0.4 * Math.max(0, -g * side));
      }
      s.nod = 0.07 * Math.cos(2 * beat) * on;
      s.tilt = 0.08 * side;
      s.face = Face.NEUTRAL.mix(Expression.SMILE.face(), on);
    }

    private void talk(Stance s, double t, double on) {
      for (var side : Side.values()) {
        var g = side.sign();
        var a = Math.sin(1.9 * t + g) * Math.sin(0.83 * t + 0.4);
        var b = Math.sin(2.7 * t + 2 * g);
        var open = on * (side == Side.RIGHT ? 1 : 0.55 + 0.45 * Math.sin(0.6 * t));
        reach(
            s,
            side,
            Angles.clamp(open, 0, 1),
            v((0.2 + 0.05 * a) * g, -0.3 + 0.06 * b, 0.27),
            v(0.45 * g, -0.9, -0.3),
            v(-0.35 * g, 0.25 + 0.25 * a, 0.9),
            v(-0.7 * g, 0.5 + 0.3 * b, 0));
      }
      s.nod = 0.05 * Math.sin(2.3 * t) * on;
      s.tilt = 0.05 * Math.sin(1.1 * t) * on;
    }

    private void drink(Stance s, double on) {
      var up = Angles.smooth(0.55, 1, on);
      reach(
          s,
          Side.RIGHT,
          on,
          v(-0.055, 0.1 + 0.05 * up, 0.215),
          v(-0.85, -0.6, 0.15),
          v(0.75, 0.1, 0.5 - 0.3 * up),
          v(0.55, 0.1, -0.75));
      s.rightHand = HandShape.RELAXED.mix(HandShape.GRIP, Angles.smooth(0, 0.4, on));
      s.nod = -0.2 * up;
      s.face = Face.NEUTRAL.with(Feature.PUCKER, 0.35 * up);
    }

    private void crossed(Stance s, double on) {
      reach(
          s,
          Side.LEFT,
          on,
          v(-0.14, -0.215, 0.185),
          v(0.75, -0.7, 0.1),
          v(-1, 0.15, 0.1),
          v(0.1, -0.3, -1));
      reach(
          s,
          Side.RIGHT,
          on,
          v(0.13, -0.25, 0.205),
          v(-0.75, -0.7, 0.1),
          v(1, 0.2, 0.0),
          v(0.1, -0.3, -1));
    }

    private void think(Stance s, double on) {
      reach(
          s,
          Side.RIGHT,
          on,
          v(-0.03, 0.075, 0.135),
          v(-0.2, -1, 0.25),
          v(0.35, 0.9, 0.1),
          v(0.3, 0.2, -0.9));
      s.rightHand = HandShape.RELAXED.mix(HandShape.POINT, 0.5 * on);
      reach(
          s,
          Side.LEFT,
          on,
          v(-0.08, -0.27, 0.19),
          v(0.75, -0.7, 0.1),
          v(-1, 0.1, 0.2),
          v(0, 0.3, -1));
      s.tilt = 0.09 * on;
      s.nod = 0.06 * on;
      s.face = Face.NEUTRAL.mix(Expression.FOCUSED.face(), 0.8 * on);
    }
  }
}
