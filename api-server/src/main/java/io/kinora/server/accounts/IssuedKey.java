package io.kinora.server.accounts;

/**
 * A new key with its text, which is shown once and never again.
 *
 * @param secret the text, {@code kn_…}
 */
public record IssuedKey(ApiKey key, String secret) {
  @Override
  public String toString() {
    return "IssuedKey[" + key + "]";
  }
}
