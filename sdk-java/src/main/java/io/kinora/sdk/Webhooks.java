package io.kinora.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.sdk.internal.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a webhook is from the server, by the Standard Webhooks signature: HMAC-SHA256 over
 * {@code id.timestamp.body} under the endpoint's secret. Needs no client. Thread-safe.
 *
 * <pre>{@code
 * var event = Webhooks.verify(body, request::getHeader, List.of(secret)); // body exactly as it came
 * event.videoId().ifPresent(id -> client.videos().content(id).toFile(Path.of(id + ".mp4")));
 * }</pre>
 */
public final class Webhooks {

  /** How far the sender's clock and this one may be apart. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Webhooks() {}

  /**
   * The event in a webhook, if it is genuine and fresh.
   *
   * @param body the bytes of the request, as they came
   * @param header gives the value of a header by its name, or null
   * @param secrets the endpoint's secrets, {@code whsec_…}: one, or during a rotation the old and
   *     the new
   * @throws WebhookVerificationException if it is not to be believed
   */
  public static WebhookEvent verify(
      byte[] body, Function<String, @Nullable String> header, List<String> secrets) {
    return verify(body, header, secrets, Clock.systemUTC());
  }

  /** The same by another clock, for tests. */
  public static WebhookEvent verify(
      byte[] body, Function<String, @Nullable String> header, List<String> secrets, Clock clock) {
    var id = required(header, "webhook-id");
    var timestamp = timestamp(required(header, "webhook-timestamp"));
    var apart = Duration.between(timestamp, clock.instant()).abs();
    if (apart.compareTo(TOLERANCE) > 0) {
      throw new WebhookVerificationException(
          "the webhook is " + apart.toSeconds() + " s away from now");
    }
    var given = required(header, "webhook-signature").split(" ");
    for (var secret : secrets) {
      var expected = sign(id, timestamp, body, secret).getBytes(UTF_8);
      for (var signature : given) {
        if (MessageDigest.isEqual(expected, signature.getBytes(UTF_8))) {
          return event(body);
        }
      }
    }
    throw new WebhookVerificationException("no signature of the webhook fits");
  }

  /**
   * The value of {@code webhook-signature} for a webhook, for tests of one's own receiver.
   *
   * @param id the value of {@code webhook-id}
   * @param timestamp the moment of sending, in whole seconds
   * @param body the bytes of the request
   * @param secret {@code whsec_} and Base64; without the prefix its characters are the key
   */
  public static String sign(String id, Instant timestamp, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] key(String secret) {
    return secret.startsWith("whsec_")
        ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
        : secret.getBytes(UTF_8);
  }

  private static String required(Function<String, @Nullable String> header, String name) {
    var value = header.apply(name);
    if (value == null || value.isBlank()) {
      throw new WebhookVerificationException("the webhook has no header " + name);
    }
    return value.strip();
  }

  private static Instant timestamp(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      throw new WebhookVerificationException("webhook-timestamp is not a number");
    }
  }

  private static WebhookEvent event(byte[] body) {
    try {
      return Json.read(new ByteArrayInputStream(body), WebhookEvent.class);
    } catch (IOException e) {
      throw new WebhookVerificationException("the webhook's body is not an event");
    }
  }
}
