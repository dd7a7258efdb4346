package io.kinora.world.audio;

import java.util.SplittableRandom;

/** Wind, leaves, rain, thunder, waves, birds and crickets, added to two channels. */
final class Nature {
  private static final int RATE = Soundtrack.SAMPLE_RATE;
  private static final int CONTROL = 64;

  private final float[][] out;
  private final int length;
  private final long seed;

  Nature(float[][] out, long seed) {
    this.out = out;
    this.length = out[0].length;
    this.seed = seed;
  }

  /**
   * Pink noise whose strength and brightness follow gusts.
   *
   * @param level RMS in pascal
   * @param gusty 0 steady, 1 stormy
   */
  void wind(double level, double gusty) {
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "wind" + c));
      var gusts = new Drift(Streams.of(seed, "gusts"), 0.35);
      var sway = new Drift(Streams.of(seed, "sway" + c), 0.8);
      var low = Biquad.lowPass(300);
      var whistle = Biquad.bandPass(900, 2);
      var high = Biquad.highPass(45);
      var gust = 0.5;
      for (var i = 0; i < length; i++) {
        if (i % CONTROL == 0) {
          gust = Math.max(0, 0.5 + gusty * (0.8 * gusts.next() + 0.25 * sway.next()));
          low.tuneLowPass(160 + 500 * gust);
          whistle.tuneBandPass(500 + 900 * gust, 2.5);
        }
        var x = high.next(noise.pink());
        var y = (0.4 + 1.6 * gust) * low.next(x) + 0.5 * gust * gust * whistle.next(x);
        out[c][i] += (float) (1.3 * level * y);
      }
    }
  }

  /** Wind in foliage: a higher, grainier hiss over a soft wind. */
  void leaves(double level) {
    wind(0.5 * level, 0.5);
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "leaves" + c));
      var gusts = new Drift(Streams.of(seed, "gusts"), 0.35);
      var band = Biquad.bandPass(3200, 0.6);
      var gust = 0.0;
      for (var i = 0; i < length; i++) {
        if (i % CONTROL == 0) gust = Math.max(0, 0.45 + 0.8 * gusts.next());
        out[c][i] += (float) (1.6 * level * gust * gust * band.next(noise.white()));
      }
    }
  }

  /** A bed of far drops and single near ones. */
  void rain(double level) {
    for (var c = 0; c < 2; c++) {
      var random = Streams.of(seed, "rain" + c);
      var noise = new Noise(random);
      var high = Biquad.highPass(700);
      var low = Biquad.lowPass(7500);
      var drop = Biquad.bandPass(4200, 1.5);
      var near = 0.0;
      for (var i = 0; i < length; i++) {
        if (random.nextDouble() < 180.0 / RATE) near = 0.5 + 2.5 * random.nextDouble();
        near *= 0.985;
        var w = noise.white();
        out[c][i] += (float) (level * (0.75 * low.next(high.next(w)) + near * drop.next(w)));
      }
    }
  }

  /** A roll of thunder about every nine seconds. */
  void thunder(double level) {
    var random = Streams.of(seed, "thunder");
    for (var at = 1 + 3 * random.nextDouble(); at < length / (double) RATE; ) {
      var pan = random.nextDouble();
      var noise = new Noise(random.split());
      var claps = new Drift(random.split(), 5);
      var low = Biquad.lowPass(150);
      var start = Movements.samples(at);
      var loud = level * (0.5 + random.nextDouble());
      var envelope = 0.0;
      for (var i = start; i < Math.min(length, start + 5 * RATE); i++) {
        var t = (i - start) / (double) RATE;
        if ((i - start) % CONTROL == 0) {
          envelope = Math.exp(-t / 1.3) * Math.min(1, t / 0.05) * Math.abs(0.4 + claps.next());
          low.tuneLowPass(90 + 500 * Math.exp(-t / 0.4));
        }
        var y = loud * envelope * 2.5 * low.next(noise.pink());
        out[0][i] += (float) (y * (0.6 + 0.4 * pan));
        out[1][i] += (float) (y * (1 - 0.4 * pan));
      }
      at += 6 + 6 * random.nextDouble();
    }
  }

  /** Breakers every six to nine seconds over a steady wash. */
  void waves(double level) {
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "waves" + c));
      var beat = Streams.of(seed, "breakers");
      var low = Biquad.lowPass(500);
      var foam = Biquad.bandPass(2600, 0.5);
      var phase = 0.35 + 0.1 * c;
      var period = 7.0;
      var swell = 0.0;
      for (var i = 0; i < length; i++) {
        if (i % CONTROL == 0) {
          phase += CONTROL / (period * RATE);
          if (phase >= 1) {
            phase -= 1;
            period = 6 + 3 * beat.nextDouble();
          }
          swell = phase < 0.4 ? Math.pow(phase / 0.4, 2.2) : Math.exp(-(phase - 0.4) / 0.22);
          low.tuneLowPass(250 + 1400 * swell);
        }
        var w = noise.pink();
        var y = (0.25 + swell) * low.next(w) + 0.9 * swell * swell * foam.next(w) + 0.08 * w;
        out[c][i] += (float) (1.1 * level * y);
      }
    }
  }

  /** Small water against an edge: clusters of bubbles over a faint wash. */
  void lapping(double level) {
    var random = Streams.of(seed, "lapping");
    var bubbles = new float[2][length];
    for (var at = 0.0; at < length / (double) RATE; at += 0.4 + 0.9 * random.nextDouble()) {
      var count = 4 + random.nextInt(9);
      var side = random.nextDouble();
      for (var b = 0; b < count; b++) {
        var time = at + 0.35 * random.nextDouble();
        if (Movements.samples(time) >= length) continue;
        var radius = 0.002 + 0.007 * random.nextDouble();
        var channel = random.nextDouble() < side ? 0 : 1;
        Liquids.addBubble(bubbles[channel], time, radius, level * 1.6, random);
      }
    }
    for (var c = 0; c < 2; c++) {
      var noise = new Noise(Streams.of(seed, "wash" + c));
      var low = Biquad.lowPass(700);
      for (var i = 0; i < length; i++) {
        var cross = 0.35 * bubbles[1 - c][i];
        out[c][i] += (float) (bubbles[c][i] + cross + 0.25 * level * low.next(noise.pink()));
      }
    }
  }

  /** Birds of a few species, each at its own place, that call and pause. */
  void birds(double level) {
    var random = Streams.of(seed, "birds");
    var count = 4;
    for (var bird = 0; bird < count; bird++) {
      var pitch = 2300 + 2600 * random.nextDouble();
      var sweep = -0.25 + 0.6 * random.nextDouble();
      var trill = random.nextInt(3) == 0 ? 22 + 14 * random.nextDouble() : 0;
      var pan = random.nextDouble();
      var loud = level * (0.3 + 0.9 * random.nextDouble());
      var at = 0.3 + 2.5 * random.nextDouble();
      while (at < length / (double) RATE) {
        var notes = 2 + random.nextInt(4);
        for (var n = 0; n < notes; n++) {
          var bend = pitch * (1 + 0.06 * (random.nextDouble() - 0.5));
          note(at, 0.07 + 0.06 * random.nextDouble(), bend, sweep, trill, loud, pan);
          at += 0.11 + 0.07 * random.nextDouble();
        }
        at += 1.2 + 3.5 * random.nextDouble();
      }
    }
  }

  private void note(
      double at,
      double seconds,
      double hertz,
      double sweep,
      double trill,
      double level,
      double pan) {
    var start = Movements.samples(at);
    var count = Movements.samples(seconds);
    var phase = 0.0;
    for (var i = 0; i < count && start + i < length; i++) {
      var u = i / (double) count;
      var wobble = trill > 0 ? 0.08 * Math.sin(2 * Math.PI * trill * i / RATE) : 0;
      phase += 2 * Math.PI * hertz * (1 + sweep * Math.sin(Math.PI * u) + wobble) / RATE;
      var y = level * Math.pow(Math.sin(Math.PI * u), 1.5) * Math.sin(phase);
      out[0][start + i] += (float) (y * Math.cos(pan * Math.PI / 2));
      out[1][start + i] += (float) (y * Math.sin(pan * Math.PI / 2));
    }
  }

  /** Several crickets that chirp in groups of three pulses. */
  void crickets(double level) {
    var random = Streams.of(seed, "crickets");
    for (var cricket = 0; cricket < 5; cricket++) {
      var hertz = 3900 + 700 * random.nextDouble();
      var period = 0.45 + 0.4 * random.nextDouble();
      var pan = random.nextDouble();
      var loud = level * (0.3 + 0.7 * random.nextDouble());
      var offset = random.nextDouble();
      for (var i = 0; i < length; i++) {
        var t = (i / (double) RATE + offset) % period;
        if (t > 0.11) continue;
        var pulse = Math.max(0, Math.sin(2 * Math.PI * t * 27.3));
        var y = loud * pulse * Math.sin(2 * Math.PI * hertz * i / RATE);
        out[0][i] += (float) (y * Math.cos(pan * Math.PI / 2));
        out[1][i] += (float) (y * Math.sin(pan * Math.PI / 2));
      }
    }
  }

  /** A smooth random walk between -0.5 and 0.5, stepped once per control block. */
  static final class Drift {
    private final SplittableRandom random;
    private final double step;
    private double from;
    private double to;
    private double place = 1;

    /**
     * Makes one.
     *
     * @param hertz new goals per second
     */
    Drift(SplittableRandom random, double hertz) {
      this.random = random;
      step = hertz * CONTROL / RATE;
      to = random.nextDouble() - 0.5;
    }

    double next() {
      place += step;
      if (place >= 1) {
        place -= Math.floor(place);
        from = to;
        to = random.nextDouble() - 0.5;
      }
      return from + (to - from) * place * place * (3 - 2 * place);
    }
  }
}
