package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells receivers of the ends of videos, once each, signed by the Standard Webhooks specification.
 * Thread-safe.
 */
final class WebhookSender {

  private static final byte[] KEY = "the key of the video test server".getBytes(UTF_8);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Clock clock;
  private final List<URI> receivers = new CopyOnWriteArrayList<>();

  WebhookSender(Clock clock) {
    this.clock = clock;
  }

  static String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(KEY);
  }

  void add(URI receiver) {
    receivers.add(receiver);
  }

  /** Sends without waiting for the answers. */
  void send(String videoId, String status) {
    var now = clock.instant().getEpochSecond();
    var event = JsonNodeFactory.instance
        .objectNode()
        .put("id", "evt_" + videoId)
        .put("object", "event")
        .put("created_at", now)
        .put("type", "video." + status);
    event.putObject("data").put("id", videoId);
    var id = "wh_" + videoId;
    var body = event.toString();
    for (var receiver : receivers) {
      var unused = http.sendAsync(
          HttpRequest.newBuilder(receiver)
              .header("content-type", "application/json")
              .header("webhook-id", id)
              .header("webhook-timestamp", Long.toString(now))
              .header("webhook-signature", "v1," + sign(id + "." + now + "." + body))
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.discarding());
    }
  }

  private static String sign(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
