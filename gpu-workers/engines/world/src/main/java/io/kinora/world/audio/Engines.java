package io.kinora.world.audio;

import java.util.SplittableRandom;

/**
 * Machines: harmonics of the firing or blade rate, which follows the speed through gears, and the
 * noise of intake, tyres and air. In pascal at 1 m.
 */
final class Engines {
  private static final int HARMONICS = 18;
  private static final int CONTROL = 96;

  private Engines() {}

  /**
   * A machine's voice.
   *
   * @param idle firing or blade rate at rest, in Hz
   * @param span how much that rises through one gear, in Hz
   * @param gear metres per second that one gear covers, 0 for a rate that does not depend on gears
   * @param tone level of the harmonics
   * @param air level of the noise per (10 m/s) squared
   * @param resonance of exhaust or cabin, in Hz
   * @param rough how uneven the firing is, 0 to 1
   */
  private record Character(
      double idle,
      double span,
      double gear,
      double tone,
      double air,
      double resonance,
      double rough) {
    static Character of(SoundEvent.Machine machine) {
      return switch (machine) {
        case CAR -> new Character(26, 62, 9, 0.12, 0.10, 160, 0.25);
        case TRUCK -> new Character(20, 34, 5, 0.28, 0.16, 95, 0.35);
        case MOTORBIKE -> new Character(22, 110, 10, 0.3, 0.08, 240, 0.4);
        case BOAT -> new Character(18, 60, 0, 0.25, 0.12, 120, 0.3);
        case TRAIN -> new Character(14, 20, 0, 0.2, 0.2, 80, 0.5);
        case AEROPLANE -> new Character(70, 60, 0, 1.2, 0.25, 900, 0.1);
        case HELICOPTER -> new Character(17, 3, 0, 1.4, 0.3, 70, 0.1);
        case DRONE -> new Character(170, 60, 0, 0.08, 0.02, 1600, 0.15);
      };
    }

    double hertz(double speed) {
      if (gear == 0) return idle + span * Math.min(1, speed / 25);
      var place = speed / gear;
      var within = place - Math.floor(place);
      var first = place < 1;
      return idle + span * (first ? within : 0.45 + 0.55 * within) * Math.min(1, 0.3 + place);
    }
  }

  static float[] run(SoundEvent.Engine engine, SplittableRandom random) {
    var motion = engine.motion();
    var character = Character.of(engine.machine());
    var sound = new float[Math.max(1, Movements.samples(motion.end() - motion.start()))];
    var noise = new Noise(random);
    var rush = Biquad.bandPass(850, 0.4);
    var speed = motion.speed(motion.start());
    var hertz = character.hertz(speed);
    var levels = levels(character, hertz);
    var phase = 0.0;
    var jitter = 0.0;
    for (var i = 0; i < sound.length; i++) {
      if (i % CONTROL == 0) {
        speed += (motion.speed(time(motion, i)) - speed) * 0.05;
        hertz += (character.hertz(speed) - hertz) * 0.06;
        levels = levels(character, hertz);
      }
      jitter += (noise.white() - jitter) * 0.002;
      phase += 2 * Math.PI * hertz * (1 + 0.35 * character.rough * jitter) / 48_000;
      var wind = character.air * Math.min(4, speed * speed / 100) + 0.01 * character.tone;
      sound[i] =
          (float) (character.tone * harmonics(levels, phase) + wind * rush.next(noise.white()));
    }
    return sound;
  }

  private static double time(Motion motion, int sample) {
    return motion.start() + sample / (double) Soundtrack.SAMPLE_RATE;
  }

  /** Half orders give an engine its growl; a resonance lifts what is near it. */
  private static double[] levels(Character character, double hertz) {
    var levels = new double[HARMONICS];
    for (var k = 0; k < HARMONICS; k++) {
      var order = (k + 1) / 2.0;
      var even = k % 2 == 1 ? 1 : 0.5 * character.rough;
      var distance = Math.log(Math.max(1, order * hertz) / character.resonance);
      var formant = 1 + 1.6 * Math.exp(-distance * distance * 2);
      levels[k] = even * formant / Math.pow(order, 1.05);
    }
    return levels;
  }

  private static double harmonics(double[] levels, double phase) {
    var sum = 0.0;
    for (var k = 0; k < levels.length; k++) {
      sum += levels[k] * Math.sin((k + 1) / 2.0 * phase + 1.7 * k * k);
    }
    return 0.3 * sum;
  }
}
