package io.kinora.server.webhooks;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals signing secrets for the database with AES-256-GCM: 12 bytes of nonce, then the cipher text
 * with its tag. A copy of the database alone gives no secret away. Thread-safe.
 */
final class SecretSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /** @param key 32 bytes, kept outside the database */
  SecretSeal(byte[] key, SecureRandom random) {
    if (key.length != 32)
      throw new IllegalArgumentException("the key must be 32 bytes, not " + key.length);
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] seal(byte[] secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret);
    var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  /** @throws IllegalStateException when the bytes were not sealed with this key */
  byte[] open(byte[] sealed) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return crypt(
        Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a signing secret does not fit this installation's key", e);
    }
  }
}
