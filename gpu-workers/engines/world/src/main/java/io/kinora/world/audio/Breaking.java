package io.kinora.world.audio;

import java.util.SplittableRandom;

/** Brittle things that break: a crack, then shards that ring, fall and skip. In pascal at 1 m. */
final class Breaking {
  private static final double CRACK_SECONDS = 0.012;

  private Breaking() {}

  static float[] shatter(SoundEvent.Shatter event, SplittableRandom random) {
    var size = Math.max(0.04, Math.min(3, event.size()));
    var speed = Math.max(0.5, event.speed());
    var sound = new float[Movements.samples(1.9 + 0.3 * size)];
    addCrack(sound, size, speed, event, random);
    var shards = (int) Math.min(140, 25 + 90 * size * Math.sqrt(speed));
    var timbre = Timbre.of(event.matter());
    for (var s = 0; s < shards; s++) {
      var shardSize = size * (0.05 + 0.25 * Math.pow(random.nextDouble(), 2));
      var at = 0.004 + 0.5 * Math.pow(random.nextDouble(), 2.2);
      var impulse = 2.2 * shardSize * speed;
      var modes = timbre.modes(shardSize, random);
      for (var skip = 0; skip < 3 && at < 1.8; skip++) {
        Movements.mix(sound, Movements.strike(modes, impulse, 0.0002), Movements.samples(at), 0.8);
        at += (0.12 + 0.3 * random.nextDouble()) / (1 + skip);
        impulse *= 0.3 + 0.25 * random.nextDouble();
      }
    }
    return sound;
  }

  private static void addCrack(
      float[] sound, double size, double speed, SoundEvent.Shatter event, SplittableRandom random) {
    var noise = new Noise(random);
    var filter = Biquad.lowPass(Timbre.of(event.matter()).hissHertz());
    var cut = Biquad.highPass(300);
    var level = 0.22 * Math.min(2, Math.sqrt(size) * Math.sqrt(speed));
    for (var i = 0; i < Movements.samples(0.2); i++) {
      var envelope =
          Math.exp(-i / (CRACK_SECONDS * Soundtrack.SAMPLE_RATE)) * Math.min(1, i / 12.0);
      sound[i] += (float) (level * envelope * cut.next(filter.next(noise.white())));
    }
  }
}
