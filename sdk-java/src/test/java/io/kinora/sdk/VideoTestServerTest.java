package io.kinora.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.sdk.model.CreateQuoteRequest;
import io.kinora.sdk.model.CreateVideoContentUrlRequest;
import io.kinora.sdk.model.EditVideoRequest;
import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.ExtendVideoRequest;
import io.kinora.sdk.model.RemixVideoRequest;
import io.kinora.sdk.model.VideoReference;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.RecordedRequest;
import io.kinora.sdk.testing.VideoScript;
import io.kinora.sdk.testing.VideoTestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

  @Test
  void editIsLikeItsSourceAndExtensionIsLonger() {
    var source = client.videos().createAndWait(REQUEST);
    var reference = VideoReference.builder().id(source.id()).build();

    var edit = client
        .videos()
        .edit(EditVideoRequest.builder().video(reference).prompt("In snow.").build())
        .execute();
    var extension = client
        .videos()
        .extend(ExtendVideoRequest.builder()
            .video(reference)
            .prompt("It stops.")
            .seconds(VideoSeconds.SECONDS_8)
            .build())
        .execute();

    assertThat(List.of(edit, extension))
        .extracting(video -> video.remixedFromVideoId())
        .containsOnly(source.id());
    assertThat(edit.prompt()).isEqualTo("In snow.");
    assertThat(edit.seconds()).isEqualTo("4");
    assertThat(extension.seconds()).isEqualTo("12");
  }

  @Test
  void uploadedVideosAreEditedAndExtended() {
    var upload = Upload.of(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'}, "own.mp4");

    var edit = client.videos().edit(upload, "In snow.", "sora-2-pro").execute();
    var extension = client
        .videos()
        .extend(upload, "It stops.", VideoSeconds.SECONDS_8, "sora-2")
        .execute();

    assertThat(edit.model()).isEqualTo("sora-2-pro");
    assertThat(extension.seconds()).isEqualTo("12");
    assertThat(server.requests())
        .allSatisfy(request -> assertThat(request.header("idempotency-key")).isPresent())
        .allSatisfy(request -> assertThat(new String(request.body(), ISO_8859_1))
            .contains("name=\"video\"; filename=\"own.mp4\"\r\nContent-Type: video/mp4"));
  }

  @Test
  void charactersAreKept() {
    var clip = Upload.of(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'}, "otter.mp4");

    var otter = client.characters().create("Otto", clip).execute();

    assertThat(otter.name()).isEqualTo("Otto");
    assertThat(client.characters().get(otter.id()).execute()).isEqualTo(otter);
    assertThatThrownBy(() -> client.characters().get("char_none").execute())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void filesAreKeptUntilTheyAreDeleted() throws IOException {
    var files = client.files();
    var bytes = "{\"custom_id\":\"1\"}\n".getBytes(UTF_8);

    var file = files
        .create(Upload.of(bytes, "lines.jsonl"), "batch", Duration.ofHours(2))
        .execute();

    assertThat(new String(server.requests().get(0).body(), UTF_8))
        .contains("name=\"expires_after[anchor]\"\r\n\r\ncreated_at\r\n")
        .contains("name=\"expires_after[seconds]\"\r\n\r\n7200\r\n");
    assertThat(files.list()).containsExactly(file);
    assertThat(files.get(file.id()).execute().filename()).isEqualTo("lines.jsonl");
    try (var content = files.content(file.id()).toStream()) {
      assertThat(content.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(files.delete(file.id()).execute().deleted()).isTrue();
    assertThat(files.list()).isEmpty();
  }

  @Test
  void whatIsAskedBeforeACreateIsAnswered() {
    var quote = client
        .videos()
        .quote(CreateQuoteRequest.builder().seconds(VideoSeconds.SECONDS_8).build())
        .execute();

    assertThat(quote.amount()).isEqualTo("0.80");
    assertThat(client.capacity().execute().tiers()).hasSize(1);
    assertThat(client.limits().execute().data()).hasSize(1);
  }

  @Test
  void linksWorkWithoutAKey() throws Exception {
    var id = client.videos().createAndWait(REQUEST).id();

    var link = client
        .videos()
        .contentUrl(id, CreateVideoContentUrlRequest.builder().build())
        .execute();

    var answer = HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(link.url())).build(), BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("the bytes of a video");
  }
}
