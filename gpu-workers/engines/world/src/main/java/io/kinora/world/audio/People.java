package io.kinora.world.audio;

import java.util.SplittableRandom;

/** What people and their things add to a background: ventilation, traffic, voices of a crowd. */
final class People {
  private static final int RATE = Soundtrack.SAMPLE_RATE;
  private static final int CONTROL = 64;
  private static final int TALKERS = 9;

  /** First two formants of five vowels in Hz, after Peterson and Barney (1952). */
  private static final double[][] VOWELS = {
    {730, 1090}, {530, 1840}, {270, 2290}, {570, 840}, {300, 870}
  };

  private final float[][] out;
  private final int length;
  private final long seed;

  People(float[][] out, long seed) {
    this.out = out;
    this.length = out[0].length;
    this.seed = seed;
  }

  /** Ventilation and mains: soft low noise with a trace of a tone. */
  void hum(double level, double hertz) {
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "hum" + c));
      var low = Biquad.lowPass(hertz);
      var high = Biquad.highPass(40);
      for (var i = 0; i < length; i++) {
        var tone = 0.05 * Math.sin(2 * Math.PI * 100 * i / RATE);
        out[c][i] += (float) (level * (1.6 * low.next(high.next(noise.pink())) + tone));
      }
    }
  }

  /**
   * A far rush and cars that pass.
   *
   * @param level RMS of the rush in pascal
   * @param carsPerSecond how many pass on average
   */
  void traffic(double level, double carsPerSecond) {
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "rush" + c));
      var low = Biquad.lowPass(420);
      var high = Biquad.highPass(50);
      var swell = new Nature.Drift(Streams.of(seed, "swell"), 0.25);
      var strength = 1.0;
      for (var i = 0; i < length; i++) {
        if (i % CONTROL == 0) strength = 1 + 0.7 * swell.next();
        out[c][i] += (float) (1.7 * level * strength * low.next(high.next(noise.pink())));
      }
    }
    if (carsPerSecond == 0) return;
    var random = Streams.of(seed, "cars");
    for (var at = -2.0; at < length / (double) RATE; ) {
      car(at, 1.6 * level, random.split());
      at += -Math.log(1 - random.nextDouble()) / carsPerSecond;
    }
  }

  private void car(double at, double level, SplittableRandom random) {
    var noise = new Noise(random);
    var band = Biquad.bandPass(700, 0.6);
    var seconds = 2.5 + 2 * random.nextDouble();
    var toRight = random.nextBoolean();
    var start = Movements.samples(at);
    var count = Movements.samples(seconds);
    for (var i = Math.max(0, -start); i < count && start + i < length; i++) {
      var u = i / (double) count;
      var near = 1 / (1 + 30 * (u - 0.5) * (u - 0.5));
      var edge = Math.sin(Math.PI * u);
      if (i % CONTROL == 0) band.tuneBandPass(500 + 600 * near - 250 * u, 0.6);
      var y = level * near * edge * band.next(noise.white());
      var right = toRight ? u : 1 - u;
      out[0][start + i] += (float) (y * Math.cos(right * Math.PI / 2));
      out[1][start + i] += (float) (y * Math.sin(right * Math.PI / 2));
    }
  }

  /** Many voices at once, none of them understood, and the rustle of the rest. */
  void crowd(double level) {
    var random = Streams.of(seed, "crowd");
    for (var talker = 0; talker < TALKERS; talker++) talk(level, random.split());
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "rustle" + c));
      var band = Biquad.bandPass(600, 0.4);
      for (var i = 0; i < length; i++) out[c][i] += (float) (0.5 * level * band.next(noise.pink()));
    }
  }

  private void talk(double level, SplittableRandom random) {
    var pitch =
        random.nextBoolean() ? 115 + 25 * random.nextDouble() : 190 + 40 * random.nextDouble();
    var pan = random.nextDouble();
    var first = Biquad.bandPass(500, 6);
    var second = Biquad.bandPass(1500, 8);
    var period = 0.0;
    var left = 0;
    var loud = 0.0;
    var goal = 0.0;
    var tune = pitch;
    for (var i = 0; i < length; i++) {
      if (left-- <= 0) {
        left = Movements.samples(0.11 + 0.16 * random.nextDouble());
        var vowel = VOWELS[random.nextInt(VOWELS.length)];
        first.tuneBandPass(vowel[0], 6);
        second.tuneBandPass(vowel[1], 8);
        goal = random.nextInt(5) == 0 ? 0 : 0.4 + 0.6 * random.nextDouble();
        tune = pitch * (0.88 + 0.3 * random.nextDouble());
      }
      loud += (goal - loud) * 0.0008;
      period += tune / RATE;
      var pulse = 0.0;
      if (period >= 1) {
        period -= 1;
        pulse = 22;
      }
      var y = 0.5 * level * loud * (first.next(pulse) + 0.5 * second.next(pulse));
      out[0][i] += (float) (y * Math.cos(pan * Math.PI / 2));
      out[1][i] += (float) (y * Math.sin(pan * Math.PI / 2));
    }
  }
}
