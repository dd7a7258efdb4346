package io.kinora.world.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Blows: a pulse of force, as long as the bodies touch, sets both ringing. A soft contact is a long
 * pulse and excites deep modes only; that is what tells rubber from steel.
 */
final class Impacts {
  /** Pascal at 1 m of a well ringing body that is struck with 1 Ns. */
  private static final double LEVEL = 0.22;

  /** A share of each contact is rough and thus short, whatever the bodies are made of. */
  private static final double EDGE = 0.08;

  /** Strong blows are rounded off, as a microphone's limiter would, so that weak ones are heard. */
  private static final double STRENGTH_EXPONENT = 0.8;

  private static final double EDGE_SECONDS = 0.0007;
  private static final double HISS_SECONDS = 0.018;
  private static final double SILENT = 1e-3;

  private Impacts() {}

  static float[] render(SoundEvent.Impact impact, SplittableRandom random) {
    var striker = Timbre.of(impact.striker());
    var struck = Timbre.of(impact.struck());
    var modes = new ArrayList<Mode>();
    modes.addAll(striker.modes(impact.strikerSize(), random));
    modes.addAll(struck.modes(impact.struckSize(), random));
    var seconds = Contact.seconds(
        impact.striker(),
        impact.strikerSize(),
        impact.struck(),
        impact.struckSize(),
        impact.impulse(),
        impact.speed());
    var strength = Math.pow(impact.impulse(), STRENGTH_EXPONENT);
    var force = pulse(strength, seconds);
    var hiss = Math.max(striker.hiss(), struck.hiss());
    var hissHertz = Math.min(striker.hissHertz(), struck.hissHertz());
    var sound = ring(modes, force);
    addHiss(sound, hiss * strength, hissHertz, seconds, new Noise(random));
    return sound;
  }

  /** Half a sine whose area is the impulse, and the rough edge of it. */
  static double[] pulse(double impulse, double seconds) {
    var length = Math.max(2, (int) Math.round(seconds * Soundtrack.SAMPLE_RATE));
    var force = new double[length];
    addHalfSine(force, length, impulse * (1 - EDGE));
    var edge = (int) Math.round(EDGE_SECONDS * Soundtrack.SAMPLE_RATE);
    addHalfSine(force, Math.min(length, edge), impulse * EDGE);
    return force;
  }

  private static void addHalfSine(double[] force, int length, double area) {
    var scale = area * Math.PI / (2.0 * length);
    for (var i = 0; i < length; i++) force[i] += scale * Math.sin(Math.PI * (i + 0.5) / length);
  }

  /** Drives modes with a force and lets them die away. */
  static float[] ring(List<Mode> modes, double[] force) {
    var longest = 0.03;
    for (var mode : modes) longest = Math.max(longest, mode.decay());
    var sound = new float[force.length + (int) (longest * Soundtrack.SAMPLE_RATE)];
    for (var mode : modes) {
      var resonator = mode.resonator();
      var end =
          Math.min(sound.length, force.length + (int) (mode.decay() * Soundtrack.SAMPLE_RATE));
      for (var i = 0; i < end; i++) {
        sound[i] += (float) (LEVEL * resonator.next(i < force.length ? force[i] : 0));
      }
    }
    return sound;
  }

  private static void addHiss(
      float[] sound, double strength, double hertz, double contact, Noise noise) {
    var filter = Biquad.lowPass(hertz);
    var cut = Biquad.highPass(60);
    var decay = 1 / (HISS_SECONDS * Soundtrack.SAMPLE_RATE);
    var rise = 1 / Math.max(8.0, 0.3 * contact * Soundtrack.SAMPLE_RATE);
    for (var i = 0; i < sound.length; i++) {
      var envelope = Math.exp(-i * decay);
      if (envelope < SILENT) break;
      var attack = Math.min(1, i * rise);
      var grain = cut.next(filter.next(noise.white()));
      sound[i] += (float) (0.25 * LEVEL * strength * envelope * attack * grain);
    }
  }
}
