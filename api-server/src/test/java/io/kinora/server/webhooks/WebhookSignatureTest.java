package io.kinora.server.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  /** The published example of Standard Webhooks. */
  private static final byte[] SECRET =
      Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  @Test
  void signsTheSpecificationsOwnExample() {
    assertThat(WebhookSignature.header(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void duringARotationEachSecretSigns() {
    var other = "another-secret-of-some-length".getBytes(UTF_8);

    assertThat(WebhookSignature.header(List.of(SECRET, other), "wh_1", AT, BODY).split(" "))
        .hasSize(2)
        .allMatch(signature -> signature.startsWith("v1,"))
        .doesNotHaveDuplicates();
  }
}
