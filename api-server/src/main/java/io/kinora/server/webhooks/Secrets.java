package io.kinora.server.webhooks;

import java.security.SecureRandom;

/** Draws signing secrets and seals them for the database. Thread-safe. */
final class Secrets {
  private static final int BYTES = 32;
  private static final int HINT_LENGTH = 4;

  private final SecretSeal seal;
  private final SecureRandom random;

  Secrets(SecretSeal seal, SecureRandom random) {
    this.seal = seal;
    this.random = random;
  }

  byte[] fresh() {
    var secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  byte[] seal(byte[] secret) {
    return seal.seal(secret);
  }

  byte[] open(byte[] sealed) {
    return seal.open(sealed);
  }

  /** The last characters of what the tenant sees. */
  static String hint(byte[] secret) {
    var shown = WebhookSignature.display(secret);
    return "…" + shown.substring(shown.length() - HINT_LENGTH);
  }
}
