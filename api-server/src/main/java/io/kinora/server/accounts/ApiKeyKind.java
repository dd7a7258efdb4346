package io.kinora.server.accounts;

import java.util.Locale;

/** What a key is for: real work, free and deterministic tests, or administration. */
public enum ApiKeyKind {
  LIVE,
  TEST,
  ADMIN;

  /** The word in the database, on the command line and in the key itself. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException when no kind has this word */
  public static ApiKeyKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
