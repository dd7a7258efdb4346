package io.kinora.world.audio;

import java.util.SplittableRandom;

/**
 * Water. A splash is the slap of the surface, then bubbles: each rings at Minnaert's pitch, 3.26
 * m/s over its radius, and dies away after van den Doel, "Physically based models for liquid
 * sounds" (2005). Sounds in pascal at 1 m.
 */
final class Liquids {
  private static final double MINNAERT = 3.26;

  private Liquids() {}

  static float[] splash(SoundEvent.Splash splash, SplittableRandom random) {
    var speed = Math.max(0.2, splash.speed());
    var size = Math.max(0.02, Math.min(3, splash.size()));
    var power = size * Math.pow(speed, 1.3);
    var duration = Math.min(2.8, 0.5 + 0.5 * Math.sqrt(power) + 0.6 * size);
    var sound = new float[Movements.samples(duration + 0.2)];
    addSlap(sound, power, size, random);
    addSpray(sound, power, duration, random);
    var bubbles = (int) Math.min(260, 18 + 70 * power);
    for (var b = 0; b < bubbles; b++) {
      var u = random.nextDouble();
      var at = 0.012 + (duration - 0.1) * u * u;
      var radius = Math.min(0.03, (0.0012 + 0.012 * size * random.nextDouble()) * (1 - 0.6 * u));
      addBubble(sound, at, radius, 0.02 * Math.min(2.5, 0.4 + power) * (1 - u), random);
    }
    return sound;
  }

  private static void addSlap(float[] sound, double power, double size, SplittableRandom random) {
    var noise = new Noise(random);
    var low = Biquad.lowPass(Math.max(250, 900 / Math.sqrt(size * 5)));
    var decay = (0.02 + 0.05 * Math.min(1, size)) * Soundtrack.SAMPLE_RATE;
    for (var i = 0; i < Math.min(sound.length, (int) (6 * decay)); i++) {
      var envelope = Math.exp(-i / decay) * Math.min(1, i / 60.0);
      sound[i] += (float) (0.35 * Math.min(3, power) * envelope * low.next(noise.white()));
    }
  }

  private static void addSpray(
      float[] sound, double power, double duration, SplittableRandom random) {
    var noise = new Noise(random);
    var band = Biquad.bandPass(3800, 0.5);
    for (var i = 0; i < sound.length; i++) {
      var t = i / (double) Soundtrack.SAMPLE_RATE;
      var envelope = Math.exp(-t / (0.22 * duration)) * Math.min(1, t / 0.025);
      sound[i] += (float) (0.05 * Math.min(3, power) * envelope * band.next(noise.white()));
    }
  }

  /** One bubble that rises and so sharpens as it dies away. */
  static void addBubble(
      float[] sound, double at, double radius, double level, SplittableRandom random) {
    var hertz = MINNAERT / radius;
    var damping = 0.13 / radius + 0.0072 * Math.pow(radius, -1.5);
    var rise = 0.1 * damping * random.nextDouble();
    var start = Movements.samples(at);
    var length = Math.min(sound.length - start, Movements.samples(7 / damping));
    var loud = level * Math.pow(radius / 0.005, 0.75);
    var phase = 0.0;
    for (var i = 0; i < length; i++) {
      var t = i / (double) Soundtrack.SAMPLE_RATE;
      phase += 2 * Math.PI * hertz * (1 + rise * t) / Soundtrack.SAMPLE_RATE;
      var attack = Math.min(1, t * hertz * 0.5);
      sound[start + i] += (float) (loud * attack * Math.exp(-damping * t) * Math.sin(phase));
    }
  }
}
