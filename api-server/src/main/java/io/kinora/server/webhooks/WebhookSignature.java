package io.kinora.server.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of the Standard Webhooks specification, version 1: base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}.
 */
final class WebhookSignature {
  static final String SECRET_PREFIX = "whsec_";

  private WebhookSignature() {}

  /**
   * The value of the {@code webhook-signature} header.
   *
   * @param secrets the keys in force as raw bytes; during a rotation there are two, and the header
   *     holds a signature by each
   */
  static String header(Collection<byte[]> secrets, String id, Instant timestamp, byte[] body) {
    return secrets.stream()
        .map(
            secret -> "v1," + Base64.getEncoder().encodeToString(sign(secret, id, timestamp, body)))
        .collect(Collectors.joining(" "));
  }

  /** The secret as the tenant sees it. */
  static String display(byte[] secret) {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  private static byte[] sign(byte[] secret, String id, Instant timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }
}
