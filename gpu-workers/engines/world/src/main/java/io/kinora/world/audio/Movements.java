package io.kinora.world.audio;

import io.kinora.world.catalog.Substance;
import java.util.List;
import java.util.SplittableRandom;

/** Feet, soles, nets, and air that is cut. Sounds in pascal at 1 m. */
final class Movements {
  private static final double SMOOTH_GROUND_HISS = 0.5;

  private Movements() {}

  /** Heel, then the ball of the foot; loose ground crunches under both. */
  static float[] step(SoundEvent.Step step, SplittableRandom random) {
    var ground = Timbre.of(step.ground());
    var sound = new float[samples(0.45)];
    var strength = step.strength() * (0.9 + 0.2 * random.nextDouble());
    var roll = (0.09 + 0.03 * random.nextDouble()) / Math.max(0.6, step.strength());
    addSole(sound, 0, strength, ground, random);
    addSole(sound, roll, 0.45 * strength, ground, random);
    if (ground.hiss() > SMOOTH_GROUND_HISS) addCrunch(sound, strength, roll, ground, random);
    return sound;
  }

  private static void addSole(
      float[] sound, double at, double strength, Timbre ground, SplittableRandom random) {
    var force = Impacts.pulse(0.9 * strength, 0.007);
    var thud = Impacts.ring(ground.modes(10, random), force);
    var sole = Impacts.ring(Timbre.of(Substance.LEATHER).modes(0.28, random), force);
    mix(sound, thud, samples(at), 0.5);
    mix(sound, sole, samples(at), 0.6);
    var noise = new Noise(random);
    var filter = Biquad.lowPass(Math.min(2500, ground.hissHertz()));
    var start = samples(at);
    var length = samples(0.03);
    for (var i = 0; i < length && start + i < sound.length; i++) {
      var envelope = Math.exp(-i / (0.006 * Soundtrack.SAMPLE_RATE)) * Math.min(1, i / 40.0);
      sound[start + i] += (float) (0.05 * strength * envelope * filter.next(noise.white()));
    }
  }

  private static void addCrunch(
      float[] sound, double strength, double roll, Timbre ground, SplittableRandom random) {
    var noise = new Noise(random);
    var filter = Biquad.bandPass(ground.hissHertz() * 0.6, 0.7);
    var grain = 0.0;
    var duration = 2 * roll + 0.06;
    for (var i = 0; i < samples(duration) && i < sound.length; i++) {
      if (random.nextDouble() < 0.012) grain = 0.4 + random.nextDouble();
      grain *= 0.994;
      var u = i / (double) samples(duration);
      var envelope = Math.sin(Math.PI * Math.sqrt(u));
      sound[i] +=
          (float) (0.09 * strength * ground.hiss() * envelope * grain * filter.next(noise.white()));
    }
  }

  /** A stick-slip cry of rubber: harmonics that wander. */
  static float[] squeak(SoundEvent.Squeak squeak, SplittableRandom random) {
    var length = samples(0.07 + 0.07 * random.nextDouble());
    var sound = new float[length];
    var hertz = 1900 + 900 * random.nextDouble();
    var sweep = 0.25 * (random.nextDouble() - 0.3);
    var phase = 0.0;
    for (var i = 0; i < length; i++) {
      var u = i / (double) length;
      phase += 2 * Math.PI * hertz * (1 + sweep * u + 0.03 * Math.sin(u * 70)) / 48_000;
      var wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.25 * Math.sin(3 * phase);
      sound[i] = (float) (0.035 * squeak.strength() * Math.sin(Math.PI * u) * wave);
    }
    return sound;
  }

  /** Cords that brush over leather, then flap back. */
  static float[] swish(SoundEvent.Swish swish, SplittableRandom random) {
    var duration = Math.max(0.18, Math.min(0.5, 1.4 / Math.max(1, swish.speed())));
    var sound = new float[samples(duration + 0.15)];
    var noise = new Noise(random);
    var brush = Biquad.bandPass(3600, 0.8);
    var body = Biquad.bandPass(1300, 0.9);
    for (var i = 0; i < sound.length; i++) {
      var t = i / (double) Soundtrack.SAMPLE_RATE;
      var u = Math.min(1, t / duration);
      var envelope = Math.pow(Math.sin(Math.PI * Math.pow(u, 0.6)), 1.3);
      var flap = t > 0.6 * duration ? 0.35 * Math.exp(-(t - 0.6 * duration) / 0.05) : 0;
      var flutter = 0.75 + 0.25 * Math.sin(2 * Math.PI * 31 * t + 3 * u);
      brush.tuneBandPass(2600 + 2200 * (1 - u), 0.8);
      var w = noise.white();
      var level = 0.028 * Math.min(2, swish.speed() / 5);
      sound[i] = (float)
          (level * (flutter * envelope * brush.next(w) + (0.5 * envelope + flap) * body.next(w)));
    }
    return sound;
  }

  /** Turbulence: louder with a high power of the speed, higher with speed over size. */
  static float[] whoosh(SoundEvent.Whoosh whoosh, SplittableRandom random) {
    var motion = whoosh.motion();
    var sound = new float[Math.max(1, samples(motion.end() - motion.start()))];
    var noise = new Noise(random);
    var filter = Biquad.bandPass(200, 1.2);
    var smooth = 0.0;
    for (var i = 0; i < sound.length; i++) {
      if (i % 64 == 0) {
        var speed = motion.speed(motion.start() + i / (double) Soundtrack.SAMPLE_RATE);
        smooth += (speed - smooth) * 0.1;
        filter.tuneBandPass(Math.max(60, 1.6 * smooth / Math.max(0.01, whoosh.size())), 1.2);
      }
      var level = 4e-5 * Math.pow(smooth, 2.4) * Math.sqrt(whoosh.size());
      sound[i] = (float) (Math.min(0.5, level) * filter.next(noise.pink()));
    }
    return sound;
  }

  static void mix(float[] into, float[] sound, int start, double gain) {
    var end = Math.min(into.length, start + sound.length);
    for (var i = Math.max(0, start); i < end; i++) into[i] += (float) (gain * sound[i - start]);
  }

  static int samples(double seconds) {
    return (int) Math.round(seconds * Soundtrack.SAMPLE_RATE);
  }

  /** Rings a list of modes once, as if struck by a pulse of the given length. */
  static float[] strike(List<Mode> modes, double impulse, double seconds) {
    return Impacts.ring(modes, Impacts.pulse(impulse, seconds));
  }
}
