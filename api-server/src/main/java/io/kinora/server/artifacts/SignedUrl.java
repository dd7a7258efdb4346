package io.kinora.server.artifacts;

import io.kinora.server.db.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links that carry their own permission: for one method on one path, until a time. The permission
 * is HMAC-SHA256 of {@code METHOD\npath\nexpires}. Thread-safe.
 */
public final class SignedUrl {
  public static final String EXPIRES = "expires";
  public static final String SIGNATURE = "signature";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Clock clock;

  public SignedUrl(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** Signs with the key of a data folder, which is made on the first start. */
  public static SignedUrl ofFolder(Path folder, SecureRandom random, Clock clock)
      throws IOException {
    return new SignedUrl(SecretFile.readOrCreate(folder.resolve("signing-key"), random), clock);
  }

  /**
   * The path with its permission.
   *
   * @param method HTTP method in capitals
   * @param path absolute path as it will be requested, without a query
   * @param lifetime how long it is good for
   */
  public String sign(String method, String path, Duration lifetime) {
    var expires = clock.instant().plus(lifetime).getEpochSecond();
    return path
        + "?" + EXPIRES + "=" + expires
        + "&" + SIGNATURE + "=" + signature(method, path, expires);
  }

  /** Whether a request holds a permission that is genuine and still good. */
  public boolean permits(
      String method, String path, @Nullable String expires, @Nullable String signature) {
    return check(method, path, expires, signature) == Verdict.GOOD;
  }

  /** What is to be thought of a permission. */
  public enum Verdict {
    GOOD,
    /** Genuine, but its time is over. */
    OVER,
    FALSE
  }

  /** Judges the permission of a request. */
  public Verdict check(
      String method, String path, @Nullable String expires, @Nullable String signature) {
    if (expires == null || signature == null) return Verdict.FALSE;
    long until;
    try {
      until = Long.parseLong(expires);
    } catch (NumberFormatException e) {
      return Verdict.FALSE;
    }
    var right = signature(method, path, until).getBytes(StandardCharsets.US_ASCII);
    var genuine = MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
    if (!genuine) return Verdict.FALSE;
    return clock.instant().getEpochSecond() < until ? Verdict.GOOD : Verdict.OVER;
  }

  /** Tells two keys apart and nothing of either. */
  public String fingerprint() {
    return signature("", "fingerprint", 0);
  }

  private String signature(String method, String path, long expires) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var text = method + "\n" + path + "\n" + expires;
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }
}
