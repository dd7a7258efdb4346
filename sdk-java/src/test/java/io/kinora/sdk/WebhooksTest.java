package io.kinora.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final byte[] BODY =
      "{\"id\":\"evt_1\",\"object\":\"event\",\"created_at\":1758941485,\"type\":\"video.completed\",\"data\":{\"id\":\"video_1\"}}"
          .getBytes(UTF_8);

  private final SteppedTime time = new SteppedTime();

  @Test
  void signatureIsThatOfTheStandard() {
    // The example of the Standard Webhooks libraries.
    var signature = Webhooks.sign(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Instant.ofEpochSecond(1614265330),
        "{\"test\": 2432232314}".getBytes(UTF_8),
        SECRET);

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void genuineWebhookGivesItsEvent() {
    var event = verify(BODY, headers(SECRET, time.instant()), SECRET);

    assertThat(event.type()).isEqualTo("video.completed");
    assertThat(event.videoId()).contains("video_1");
    assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1758941485));
  }

  @Test
  void duringARotationEitherSecretFits() {
    var other = "whsec_bmV3IHNlY3JldA==";
    var headers = headers(SECRET, time.instant());
    headers.merge(
        "webhook-signature", sign(other, time.instant()), (a, b) -> "v1a,x " + a + " " + b);

    assertThat(verify(BODY, headers, other).id()).isEqualTo("evt_1");
    assertThat(verify(BODY, headers, "wrong", SECRET).id()).isEqualTo("evt_1");
  }

  @Test
  void changedBodyOrWrongSecretIsRefused() {
    var headers = headers(SECRET, time.instant());

    assertRefused("{}".getBytes(UTF_8), headers, SECRET);
    assertRefused(BODY, headers, "whsec_b3RoZXI=");
    assertRefused(BODY, headers);
  }

  @Test
  void oldAndFutureWebhooksAreRefused() {
    var tolerable = Webhooks.TOLERANCE;
    var tooFar = tolerable.plus(Duration.ofSeconds(1));

    assertThat(verify(BODY, headers(SECRET, time.instant().minus(tolerable)), SECRET))
        .isNotNull();
    assertRefused(BODY, headers(SECRET, time.instant().minus(tooFar)), SECRET);
    assertRefused(BODY, headers(SECRET, time.instant().plus(tooFar)), SECRET);
  }

  @Test
  void missingOrBrokenHeadersAreRefused() {
    for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      var headers = headers(SECRET, time.instant());
      headers.remove(name);
      assertRefused(BODY, headers, SECRET);
      headers.put(name, "x");
      assertRefused(BODY, headers, SECRET);
    }
  }

  private WebhookEvent verify(byte[] body, Map<String, String> headers, String... secrets) {
    return Webhooks.verify(body, headers::get, List.of(secrets), time);
  }

  private void assertRefused(byte[] body, Map<String, String> headers, String... secrets) {
    assertThatThrownBy(() -> verify(body, headers, secrets))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static Map<String, String> headers(String secret, Instant at) {
    var headers = new HashMap<String, String>();
    headers.put("webhook-id", "evt_1");
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", sign(secret, at));
    return headers;
  }

  private static String sign(String secret, Instant at) {
    return Webhooks.sign("evt_1", at, BODY, secret);
  }
}
