package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a living body does whatever else it is doing: breathing, swaying, blinking, looking,
 * feeling, talking.
 */
final class Liveliness {
  private static final double BREATH = 3.6;

  private record Look(double from, double until, DoubleFunction<Vec3> target) {}

  private record Mood(double from, Expression expression, double strength) {}

  private record Sound(double from, double until, Viseme viseme) {}

  private final List<Look> looks = new ArrayList<>();
  private final List<Mood> moods = new ArrayList<>();
  private final List<Sound> sounds = new ArrayList<>();
  private final double[] blinks = new double[64];
  private final double phase;

  Liveliness(long seed) {
    var random = new SplittableRandom(seed ^ 0x5bd1e995L);
    phase = random.nextDouble() * 10;
    var t = random.nextDouble() * 3;
    for (var i = 0; i < blinks.length; i++) {
      blinks[i] = t;
      t += random.nextInt(6) == 0 ? 0.35 : 1.8 + 3.6 * random.nextDouble();
    }
  }

  void look(double from, double until, DoubleFunction<Vec3> target) {
    looks.add(new Look(from, until, target));
  }

  void feel(double from, Expression expression, double strength) {
    moods.add(new Mood(from, expression, strength));
  }

  void say(double from, double until, Viseme viseme) {
    sounds.add(new Sound(from, until, viseme));
  }

  Stance enliven(Stance s, double t) {
    var breath = StrictMath.sin(2 * Math.PI * (t + phase) / BREATH);
    s.bend -= 0.010 * breath;
    s.shrug += 0.05 * breath;
    s.hips = s.hips.plus(
        0.006 * StrictMath.sin(0.9 * (t + phase)),
        0.0015 * breath,
        0.005 * StrictMath.sin(0.63 * (t + phase) + 1));
    s.lean += 0.012 * StrictMath.sin(0.71 * (t + phase) + 2);
    s.tilt += 0.02 * StrictMath.sin(0.47 * (t + phase));
    s.nod += 0.012 * StrictMath.sin(0.83 * (t + phase) + 0.7);
    s.gaze = sight(t, s);
    s.face = mouth(mood(s.face, t), t).blinking(blink(t));
    return s;
  }

  /**
   * The mean of what there was to look at during the last third of a second: eyes and head take
   * that long.
   */
  private @Nullable Vec3 sight(double t, Stance s) {
    if (looks.stream().noneMatch(look -> t >= look.from && t < look.until + 0.32)) return s.gaze;
    var own = s.gaze == null
        ? s.hips.plus(Quat.yaw(s.yaw + s.twist).rotate(new Vec3(0, 0.6, 6)))
        : s.gaze;
    var sum = Vec3.ZERO;
    for (var k = 0; k < 8; k++) {
      sum = sum.plus(target(t - 0.04 * k, own));
    }
    return sum.times(1 / 8.0);
  }

  private Vec3 target(double t, Vec3 own) {
    var target = own;
    for (var look : looks) {
      if (t >= look.from && t < look.until) target = look.target.apply(t);
    }
    return target;
  }

  private Face mood(Face face, double t) {
    var mixed = face;
    for (var mood : moods) {
      var strength = Angles.smooth(mood.from, mood.from + 0.35, t);
      if (strength > 0)
        mixed = mixed.mix(Face.NEUTRAL.mix(mood.expression.face(), mood.strength), strength);
    }
    return mixed;
  }

  /** Neighbouring sounds run into each other within 60 ms. */
  private Face mouth(Face face, double t) {
    var mixed = face;
    for (var sound : sounds) {
      var amount = Angles.hump(
          sound.from - 0.05, sound.from + 0.03, sound.until - 0.03, sound.until + 0.05, t);
      if (amount > 0) mixed = mixed.speaking(sound.viseme, amount);
    }
    return mixed;
  }

  private double blink(double t) {
    var most = 0.0;
    for (var at : blinks) {
      most = Math.max(most, Angles.hump(at, at + 0.07, at + 0.1, at + 0.22, t));
    }
    return most;
  }
}
