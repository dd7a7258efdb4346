package io.kinora.sdk.internal;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random names that do not come twice. */
final class Token {

  private Token() {}

  /** 128 bits in hexadecimal. */
  static String draw(RandomGenerator random) {
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
