package io.kinora.world.audio;

import io.kinora.world.audio.SoundEvent.Call;
import java.util.SplittableRandom;

/**
 * Voices of animals by source and filter (G. Fant, Acoustic Theory of Speech Production): a buzzing
 * larynx, or a whistling syrinx, whose pitch glides, through a throat whose resonance moves while
 * the mouth opens and shuts. In pascal at 1 m.
 */
final class Cries {
  private static final int RATE = Soundtrack.SAMPLE_RATE;
  private static final int CONTROL = 48;
  private static final int HARMONICS = 40;
  private static final double HIGHEST = 12_000;

  private Cries() {}

  /** Something that changes over a note: at its start, at its height, and at its end. */
  private record Glide(double start, double height, double end) {
    double at(double u) {
      return u < 0.4
          ? start + (height - start) * ease(u / 0.4)
          : height + (end - height) * ease((u - 0.4) / 0.6);
    }

    private static double ease(double t) {
      return t * t * (3 - 2 * t);
    }
  }

  /**
   * One note.
   *
   * @param seconds how long
   * @param pitch in Hz
   * @param throat resonance in Hz
   * @param width of the resonance, in octaves
   * @param tilt by which power of their number harmonics are weaker: 1 buzzes, 4 whistles
   * @param breath level of noise against the tone
   * @param rough how uneven the larynx beats, 0 to 1
   * @param tremble beats per second of a quaver, 0 for none
   * @param pascal level
   */
  private record Note(
      double seconds,
      Glide pitch,
      Glide throat,
      double width,
      double tilt,
      double breath,
      double rough,
      double tremble,
      double pascal) {
    static Note of(Call call) {
      return switch (call) {
        case BARK -> note(0.17, 430, 640, 330, 750, 1150, 600, 1.1, 0.8, 0.55, 0.5, 0, 1.6);
        case HOWL -> note(2.1, 260, 470, 380, 500, 800, 520, 1.3, 1.6, 0.05, 0.08, 5, 0.5);
        case MEOW -> note(0.8, 520, 690, 430, 650, 1750, 650, 0.9, 1.0, 0.06, 0.1, 0, 0.35);
        case NEIGH -> note(1.5, 780, 1250, 420, 1500, 2100, 800, 1.2, 0.9, 0.25, 0.3, 13, 0.9);
        case MOO -> note(1.5, 115, 175, 120, 320, 640, 330, 1.0, 0.9, 0.08, 0.15, 0, 0.9);
        case BLEAT -> note(0.75, 290, 340, 300, 850, 1050, 850, 1.0, 0.7, 0.12, 0.2, 9, 0.5);
        case OINK -> note(0.28, 190, 260, 150, 700, 1200, 600, 1.0, 0.6, 0.7, 0.8, 0, 0.5);
        case ROAR -> note(1.7, 85, 130, 65, 380, 620, 300, 1.3, 0.6, 0.8, 0.9, 21, 1.6);
        case TRUMPET -> note(1.1, 330, 560, 420, 900, 1500, 1000, 1.4, 0.5, 0.3, 0.5, 0, 1.3);
        case CHATTER -> note(0.13, 700, 1100, 800, 1300, 2000, 1500, 1.1, 0.9, 0.3, 0.4, 0, 0.5);
        case CHIRP -> note(0.1, 3400, 4700, 3900, 4000, 4600, 4000, 2, 4, 0, 0.01, 0, 0.16);
        case GULL -> note(0.42, 950, 1500, 1050, 1900, 2900, 2100, 1.1, 0.8, 0.08, 0.2, 0, 0.5);
        case QUACK -> note(0.17, 300, 330, 250, 1100, 1350, 1000, 0.8, 0.5, 0.2, 0.4, 0, 0.5);
        case CLUCK -> note(0.1, 420, 560, 380, 1100, 1500, 1000, 0.9, 0.8, 0.15, 0.3, 0, 0.3);
        case WHISTLE -> note(0.5, 6000, 11000, 8000, 7000, 11000, 9000, 2, 4, 0, 0.01, 0, 0.2);
      };
    }

    private static Note note(
        double seconds,
        double p0,
        double p1,
        double p2,
        double t0,
        double t1,
        double t2,
        double width,
        double tilt,
        double breath,
        double rough,
        double tremble,
        double pascal) {
      return new Note(
          seconds,
          new Glide(p0, p1, p2),
          new Glide(t0, t1, t2),
          width,
          tilt,
          breath,
          rough,
          tremble,
          pascal);
    }
  }

  /** The call of an animal: one note or several, each a little different. */
  static float[] cry(SoundEvent.Cry cry, SplittableRandom random) {
    var note = Note.of(cry.call());
    var notes = notes(cry.call());
    var gap = gap(cry.call());
    var sound = new float[Movements.samples(notes * (note.seconds + gap) * 1.25 + 0.1)];
    var voice = Math.pow(Math.max(0.3, Math.min(3, cry.size())), -0.6);
    var at = 0.0;
    for (var i = 0; i < notes; i++) {
      var high = voice * (0.94 + 0.12 * random.nextDouble()) * melody(cry.call(), i, random);
      sing(sound, Movements.samples(at), note, high, random);
      at += (note.seconds + gap) * (0.85 + 0.3 * random.nextDouble());
    }
    return sound;
  }

  private static int notes(Call call) {
    return switch (call) {
      case BARK, OINK -> 2;
      case GULL, QUACK -> 3;
      case CHATTER, CLUCK -> 4;
      case CHIRP -> 7;
      default -> 1;
    };
  }

  private static double gap(Call call) {
    return switch (call) {
      case BARK -> 0.2;
      case CHIRP -> 0.06;
      default -> 0.12;
    };
  }

  /** Birds sing up and down; the calls of others fall a little from note to note. */
  private static double melody(Call call, int number, SplittableRandom random) {
    return call == Call.CHIRP ? 0.8 + 0.45 * random.nextDouble() : 1 - 0.03 * number;
  }

  private static void sing(
      float[] sound, int start, Note note, double high, SplittableRandom random) {
    var length = Math.min(sound.length - start, Movements.samples(note.seconds));
    var noise = new Noise(random.split());
    var breath = Biquad.bandPass(note.throat.at(0) * high, 1);
    var levels = new double[HARMONICS];
    var phase = 0.0;
    var jitter = 0.0;
    for (var i = 0; i < length; i++) {
      var u = i / (double) length;
      var hertz = note.pitch.at(u) * high;
      if (i % CONTROL == 0) {
        var throat = note.throat.at(u) * Math.sqrt(high);
        levels(levels, note, hertz, throat);
        breath.tuneBandPass(throat, 1.2);
      }
      jitter += (noise.white() - jitter) * 0.02;
      phase += 2 * Math.PI * hertz * (1 + 0.9 * note.rough * jitter) / RATE;
      var tone = harmonics(levels, phase) * (1 + 2.5 * note.rough * jitter);
      var air = note.breath * 1.6 * breath.next(noise.white());
      sound[start + i] += (float) (note.pascal * envelope(note, u) * (tone + air));
    }
  }

  /** Loud in the first half, gone at the end; a quaver grows as the breath goes. */
  private static double envelope(Note note, double u) {
    var in = Math.min(1, u * note.seconds / 0.025);
    var out = Math.min(1, (1 - u) / 0.45);
    var quaver = note.tremble == 0
        ? 1
        : 1 - 0.75 * u * (0.5 + 0.5 * Math.sin(2 * Math.PI * note.tremble * u * note.seconds));
    return in * out * out * (3 - 2 * out) * quaver;
  }

  /** Harmonics weaken with their number, and the throat lifts those near its resonance. */
  private static void levels(double[] levels, Note note, double hertz, double throat) {
    var power = 0.0;
    for (var k = 0; k < HARMONICS; k++) {
      var f = (k + 1) * hertz;
      var octaves = Math.log(f / throat) / Math.log(2) / note.width;
      var resonance = 0.12 + Math.exp(-octaves * octaves);
      levels[k] = f > HIGHEST ? 0 : resonance / Math.pow(k + 1, note.tilt);
      power += 0.5 * levels[k] * levels[k];
    }
    for (var k = 0; k < HARMONICS; k++) levels[k] /= Math.sqrt(power + 1e-12);
  }

  private static double harmonics(double[] levels, double phase) {
    var sum = 0.0;
    for (var k = 0; k < HARMONICS; k++) {
      if (levels[k] > 1e-4) sum += levels[k] * Math.sin((k + 1) * phase);
    }
    return sum;
  }
}
