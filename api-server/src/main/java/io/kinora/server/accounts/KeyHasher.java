package io.kinora.server.accounts;

import io.kinora.server.db.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a key into what is stored of it: HMAC-SHA256 under a pepper that is not in the database, so
 * that a stolen database opens nothing. A fast hash is right here, because keys are random and
 * long. Thread-safe.
 */
public final class KeyHasher {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec pepper;

  private KeyHasher(byte[] pepper) {
    this.pepper = new SecretKeySpec(pepper, ALGORITHM);
  }

  /** Reads the pepper of a data folder, or makes one on the first start. */
  public static KeyHasher ofFolder(Path folder, SecureRandom random) throws IOException {
    return new KeyHasher(SecretFile.readOrCreate(folder.resolve("pepper"), random));
  }

  /**
   * A key of 32 bytes for another purpose; each purpose has its own, and none tells of the pepper.
   */
  public byte[] derive(String purpose) {
    return hash("purpose:" + purpose);
  }

  /** Tells two peppers apart and nothing of either. */
  public String fingerprint() {
    return HexFormat.of().formatHex(derive("fingerprint"));
  }

  /** What is stored of a secret. */
  public byte[] hash(String key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(pepper);
      return mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }
}
