package io.kinora.server.db;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the ids of rows: a prefix that tells the kind and 48 hexadecimal digits that nobody can
 * guess. Thread-safe.
 */
public final class Ids {
  private static final int RANDOM_BYTES = 24;

  private final SecureRandom random;

  public Ids(SecureRandom random) {
    this.random = random;
  }

  /** A new id such as {@code video_68f6…}; the prefix comes without its underscore. */
  public String next(String prefix) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return prefix + "_" + HexFormat.of().formatHex(bytes);
  }
}
