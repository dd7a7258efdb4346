package io.kinora.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.sdk.Webhooks;
import io.kinora.server.ports.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveWebhooksTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final byte[] BODY =
      "{\"id\":\"evt_1\",\"created_at\":1,\"type\":\"video.completed\",\"data\":{\"id\":\"video_1\"}}"
          .getBytes(UTF_8);

  @TempDir
  Path folder;

  @Test
  void signedWebhookIsBelievedAndAnyOtherIsNot() throws Exception {
    var port = FreePort.onLoopback();
    try (var receiver = Receiver.start(port, SECRET, folder)) {
      assertThat(post(port, SECRET)).isEqualTo(204);
      assertThat(post(port, "whsec_b3RoZXI=")).isEqualTo(400);

      assertThat(receiver.output())
          .containsSubsequence("video.completed video_1", "refused: no signature");
    }
  }

  private static int post(int port, String secret) throws Exception {
    var now = Instant.now();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
        .header("webhook-id", "evt_1")
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", Webhooks.sign("evt_1", now, BODY, secret))
        .POST(BodyPublishers.ofByteArray(BODY))
        .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
