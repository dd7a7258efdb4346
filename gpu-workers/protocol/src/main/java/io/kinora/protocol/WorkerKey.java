package io.kinora.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one worker, derived from the join secret and the worker's id, so that both ends
 * know it without sending it and a server that has just started knows every worker's.
 *
 * <p>It signs the worker's HTTP requests and seals what passes through Hazelcast in both
 * directions, each under its own label, so that one kind of message never passes for another. All
 * HMAC-SHA256. Immutable.
 */
public final class WorkerKey {
  private static final String algorithm = "HmacSHA256";
  private static final int shortestSecret = 16;

  /** What a sealed text is for; part of what is signed. */
  public enum Use {
    /** Server to worker. */
    INBOX,
    /** Worker to server. */
    PROGRESS
  }

  private final byte[] key;

  private WorkerKey(byte[] key) {
    this.key = key;
  }

  /**
   * @param joinSecret what the operator put into the configuration of server and workers, 16
   *     characters or more
   * @throws IllegalArgumentException when the secret is too short
   */
  public static WorkerKey derive(String joinSecret, String workerId) {
    if (joinSecret.length() < shortestSecret) {
      throw new IllegalArgumentException(
          "join secret is shorter than " + shortestSecret + " characters");
    }
    return new WorkerKey(hmac(utf8(joinSecret), utf8("kinora worker 1\n" + workerId)));
  }

  /** Tells two keys apart and nothing of either. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hmac(key, utf8("fingerprint")));
  }

  /** The signature of an HTTP request of this worker, as lower-case hexadecimal. */
  public String signRequest(String method, String path, long epochSeconds, byte[] body) {
    return HexFormat.of().formatHex(requestMac(method, path, epochSeconds, body));
  }

  /** Whether a signature is the one of that request; takes the same time for every wrong one. */
  public boolean verifiesRequest(
      String signature, String method, String path, long epochSeconds, byte[] body) {
    return MessageDigest.isEqual(
        utf8(signature), utf8(signRequest(method, path, epochSeconds, body)));
  }

  /** The text with its signature in front. */
  public String seal(Use use, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealMac(use, text)) + "." + text;
  }

  /** The text of a seal made with the same key for the same use, or empty when it was not. */
  public Optional<String> open(Use use, String sealed) {
    int dot = sealed.indexOf('.');
    if (dot < 0) return Optional.empty();
    String text = sealed.substring(dot + 1);
    boolean genuine = MessageDigest.isEqual(utf8(seal(use, text)), utf8(sealed));
    return genuine ? Optional.of(text) : Optional.empty();
  }

  private byte[] sealMac(Use use, String text) {
    return hmac(key, utf8("seal\n" + use + "\n" + text));
  }

  private byte[] requestMac(String method, String path, long epochSeconds, byte[] body) {
    byte[] head = utf8("request\n" + method + "\n" + path + "\n" + epochSeconds + "\n");
    return hmac(
        key, ByteBuffer.allocate(head.length + body.length).put(head).put(body).array());
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
