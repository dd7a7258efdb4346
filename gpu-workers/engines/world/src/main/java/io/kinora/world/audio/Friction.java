package io.kinora.world.audio;

import io.kinora.world.catalog.Substance;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bodies that roll and slide: roughness read off at the speed of the motion drives the modes of
 * both. Sounds in pascal at 1 m.
 */
final class Friction {
  private static final int CONTROL = 64;

  /** Pascal at 1 m per newton of unevenness, through the modes and past them. */
  private static final double RINGING = 9e-4;

  private static final double DIRECT = 1.6e-2;

  private Friction() {}

  static float[] roll(SoundEvent.Roll roll, SplittableRandom random) {
    var bumps = new Surface(roll.motion(), 0.35 * roughness(roll.roller(), roll.ground()), random);
    var circumference = Math.PI * Math.max(0.01, roll.size());
    var force = bumps.force(1.25, 150, 0.0009, circumference);
    return sound(force, roll.roller(), roll.size(), roll.ground(), random);
  }

  static float[] scrape(SoundEvent.Scrape scrape, SplittableRandom random) {
    var press = 0.03 * Math.sqrt(Math.max(0, scrape.force()));
    var bumps =
        new Surface(scrape.motion(), press * roughness(scrape.slider(), scrape.ground()), random);
    var force = bumps.force(1, 400, 0.0003, 0);
    return sound(force, scrape.slider(), scrape.size(), scrape.ground(), random);
  }

  private static double roughness(Substance a, Substance b) {
    return 0.3 + 0.7 * Math.max(Timbre.of(a).hiss(), Timbre.of(b).hiss());
  }

  private static float[] sound(
      double[] force, Substance body, double size, Substance ground, SplittableRandom random) {
    var modes = new ArrayList<Mode>();
    modes.addAll(damped(Timbre.of(body).modes(size, random)));
    modes.addAll(damped(Timbre.of(ground).modes(3, random)));
    var sound = new float[force.length];
    for (var mode : modes) {
      var resonator = mode.resonator();
      for (var i = 0; i < force.length; i++)
        sound[i] += (float) (RINGING * resonator.next(force[i]));
    }
    for (var i = 0; i < force.length; i++) sound[i] += (float) (DIRECT * force[i]);
    return sound;
  }

  /** Contact that lasts keeps a body from ringing freely. */
  private static List<Mode> damped(List<Mode> modes) {
    return modes.stream()
        .map(mode -> new Mode(mode.hertz(), Math.min(0.12, 0.3 * mode.decay()), mode.gain()))
        .toList();
  }

  /** The unevenness under a moving body. */
  private static final class Surface {
    private final Motion motion;
    private final double roughness;
    private final SplittableRandom random;

    Surface(Motion motion, double roughness, SplittableRandom random) {
      this.motion = motion;
      this.roughness = roughness;
      this.random = random;
    }

    /**
     * Force over time.
     *
     * @param exponent of the speed in the loudness
     * @param lowest where the noise ends for a body at rest, in Hz
     * @param grain size of the unevenness in metres
     * @param turn metres between repeats of the same unevenness, 0 for none
     */
    double[] force(double exponent, double lowest, double grain, double turn) {
      var force = new double[Math.max(1, Movements.samples(motion.end() - motion.start()))];
      var noise = new Noise(random);
      var low = Biquad.lowPass(lowest);
      var high = Biquad.highPass(110);
      var level = 0.0;
      var travelled = 0.0;
      var speed = 0.0;
      for (var i = 0; i < force.length; i++) {
        if (i % CONTROL == 0) {
          speed = motion.speed(motion.start() + i / (double) Soundtrack.SAMPLE_RATE);
          low.tuneLowPass(lowest + speed / grain);
          level += (Math.pow(speed, exponent) - level) * 0.15;
        }
        travelled += speed / Soundtrack.SAMPLE_RATE;
        var wobble = turn > 0 ? 0.75 + 0.25 * Math.sin(2 * Math.PI * travelled / turn) : 1;
        force[i] = roughness * level * wobble * high.next(low.next(noise.pink()));
      }
      return force;
    }
  }
}
