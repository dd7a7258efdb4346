package io.kinora.world.audio;

import java.util.SplittableRandom;

/** Named sub-streams of randomness, so that one more sound does not change the others. */
final class Streams {
  private Streams() {}

  /** The stream of this name under a seed. */
  static SplittableRandom of(long seed, String name) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return new SplittableRandom(seed ^ hash);
  }
}
