package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.RemixVideoRequest;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.RecordedRequest;
import io.kinora.sdk.testing.VideoScript;
import io.kinora.sdk.testing.VideoTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the test server offers for the tests of others. */
class VideoTestServerTest extends SdkTest {

  @Test
  void endsOfVideosAreToldBySignedWebhooks() {
    try (var receiver = VideoTestServer.start()) {
      server
          .sendWebhooksTo(URI.create(receiver.baseUrl() + "/hook"))
          .script(VideoScript.standard(), VideoScript.fails("moderation_blocked", "Blocked."));
      var good = client.videos().createAndWait(REQUEST).id();
      var bad = client.videos().create(REQUEST).execute().id();
      var unused = client.videos().get(bad).execute();

      await().until(() -> receiver.requests().size() == 2);
      assertThat(receiver.requests())
          .extracting(request -> told(request, server.webhookSecret()))
          .containsExactlyInAnyOrder("video.completed " + good, "video.failed " + bad);
    }
  }

  private static String told(RecordedRequest request, String secret) {
    var event =
        Webhooks.verify(request.body(), name -> request.header(name).orElse(null), List.of(secret));
    return event.type() + " " + event.videoId().orElseThrow();
  }

  @Test
  void answersMayComeLate() {
    server.answer(Answer.usual().after(Duration.ofSeconds(30)));
    var hurried = patient().withOptions(o -> o.timeout(Duration.ofMillis(200)).maxRetries(0));

    assertThatThrownBy(() -> hurried.models().list().execute())
        .isInstanceOf(ConnectionException.class);

    server.answer(Answer.error(500, null, "Later.").after(Duration.ofMillis(1)));
    assertThat(client.models().list().execute().data()).isNotEmpty();
  }

  @Test
  void completedVideoIsRemixedAndAnyOtherIsNot() {
    var source = client.videos().createAndWait(REQUEST);
    var request = RemixVideoRequest.builder().prompt("At night.").build();

    var remix = client.videos().remix(source.id(), request).execute();

    assertThat(remix.remixedFromVideoId()).isEqualTo(source.id());
    assertThat(remix.prompt()).isEqualTo("At night.");
    assertThat(remix.size()).isEqualTo(source.size());
    assertThatThrownBy(() -> client.videos().remix(remix.id(), request).execute())
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.code()).contains(ErrorCode.of("video_not_remixable")));
  }
}
