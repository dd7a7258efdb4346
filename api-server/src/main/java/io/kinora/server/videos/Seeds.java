package io.kinora.server.videos;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/** Draws seeds that every JSON reader keeps exactly: 0 to 2^53 - 1. */
final class Seeds {
  private static final int BITS_TOO_MANY = 11;

  private Seeds() {}

  static LongSupplier from(SecureRandom random) {
    return () -> fit(random.nextLong());
  }

  static long fit(long bits) {
    return bits >>> BITS_TOO_MANY;
  }
}
