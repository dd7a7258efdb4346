package io.kinora.sdk.internal;

import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a whole file as its server gives it in {@code Repr-Digest} (RFC 9530), and of what
 * has arrived. Belongs to one thread.
 */
final class Checksum {

  private static final Pattern SHA_256 = Pattern.compile("(?:^|[ ,])sha-256=:([A-Za-z0-9+/=]+):");

  private final MessageDigest arrived;
  private final byte @Nullable [] expected;

  private Checksum(MessageDigest arrived, byte @Nullable [] expected) {
    this.arrived = arrived;
    this.expected = expected;
  }

  /** That of the headers; one that fits everything where they have none. */
  static Checksum of(HttpHeaders headers) {
    var given = SHA_256.matcher(headers.firstValue("repr-digest").orElse(""));
    var expected = given.find() ? Base64.getDecoder().decode(given.group(1)) : null;
    try {
      return new Checksum(MessageDigest.getInstance("SHA-256"), expected);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void add(byte[] bytes, int offset, int count) {
    if (expected != null) {
      arrived.update(bytes, offset, count);
    }
  }

  /** Whether all that was added is the file; may be asked once. */
  boolean fits() {
    return expected == null || MessageDigest.isEqual(expected, arrived.digest());
  }
}
