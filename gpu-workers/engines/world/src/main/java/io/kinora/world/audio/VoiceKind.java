package io.kinora.world.audio;

import java.util.SplittableRandom;

/** Kinds of voices. Each speaker has one of its own within its kind. */
public enum VoiceKind {
  MAN(112, 165, 1.0),
  WOMAN(198, 170, 1.16),
  CHILD(265, 160, 1.30),
  OLD_MAN(98, 135, 0.97),
  OLD_WOMAN(172, 138, 1.10),
  DEEP(82, 150, 0.88),
  ROBOT(100, 150, 1.05);

  private final double pitch;
  private final double wordsPerMinute;
  private final double formants;

  VoiceKind(double pitch, double wordsPerMinute, double formants) {
    this.pitch = pitch;
    this.wordsPerMinute = wordsPerMinute;
    this.formants = formants;
  }

  /** The voice of one speaker, the same whenever the name and seed are. */
  public VoiceTraits voice(String speaker, long seed) {
    var random = Streams.of(seed, "voice " + speaker);
    return new VoiceTraits(
        pitch * around(random, 0.12),
        wordsPerMinute * around(random, 0.08),
        formants * around(random, 0.04),
        this == ROBOT ? 0 : 0.16,
        VoiceTraits.NORMAL_EFFORT);
  }

  private static double around(SplittableRandom random, double spread) {
    return 1 + spread * (2 * random.nextDouble() - 1);
  }
}
