package io.kinora.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.media.MediaInfo;
import io.kinora.media.Mp4Probe;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.CreateWebhookEndpointRequest;
import io.kinora.sdk.model.WebhookEventType;
import io.kinora.server.ports.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs, as a user runs it, against a real server. */
class ExamplesIT {

  private static final CreateVideoRequest VIDEO =
      CreateVideoRequest.builder().prompt("A ball falls.").build();

  @TempDir
  Path folder;

  @Test
  void quickStartSavesAVideo() throws Exception {
    Program.java(QuickStart.class, RealStack.project(), folder);

    assertVideo("basketball.mp4", 720, 1280);
  }

  @Test
  void createWithProgressSavesAVideoAndItsThumbnail() throws Exception {
    var output = Program.java(CreateWithProgress.class, RealStack.project(), folder);

    assertThat(output).containsSubsequence("queued", "completed", "blocks.mp4", "blocks.webp");
    assertVideo("blocks.mp4", 1280, 720);
    assertThat(Files.readString(folder.resolve("blocks.webp"), ISO_8859_1))
        .startsWith("RIFF")
        .contains("WEBP");
  }

  @Test
  void remixSavesTheOtherVideo() throws Exception {
    Program.java(Remix.class, RealStack.project(), folder);

    assertVideo("remix.mp4", 720, 1280);
  }

  @Test
  void imageToVideoBeginsWithAPictureFromThreePlaces() throws Exception {
    var output = Program.java(ImageToVideo.class, RealStack.project(), folder);

    assertThat(output.lines().filter(line -> line.startsWith("video_")).toList())
        .hasSize(3)
        .allSatisfy(name -> assertVideo(name, 1280, 720));
  }

  @Test
  void extendSavesTheLongerVideoAndTheEditedOne() throws Exception {
    var output = Program.java(Extend.class, RealStack.project(), folder);

    assertThat(output).contains("extension.mp4: 8 s", "edit.mp4: 4 s");
    assertThat(Mp4Probe.probe(folder.resolve("extension.mp4")).seconds())
        .isCloseTo(8, Offset.offset(0.05));
    assertVideo("edit.mp4", 720, 1280);
  }

  @Test
  void charactersPlayInAVideo() throws Exception {
    Program.java(Characters.class, RealStack.project(), folder);

    assertVideo("otto.mp4", 1280, 720);
  }

  @Test
  void batchOfPromptsSavesAVideoForEach() throws Exception {
    var output =
        Program.java(BatchOfPrompts.class, RealStack.project(), folder, "A ball.", "A box.");

    assertThat(output).containsSubsequence("completed", "video-1.mp4", "video-2.mp4");
    assertVideo("video-1.mp4", 720, 1280);
    assertVideo("video-2.mp4", 720, 1280);
  }

  @Test
  void webhookReceiverHearsOfTheEnd() throws Exception {
    var stack = RealStack.project();
    var client =
        KinoraClient.builder().baseUrl(stack.baseUrl()).apiKey(stack.testKey()).build();
    var port = FreePort.onLoopback();
    var endpoints = client.webhookEndpoints();
    var endpoint = endpoints
        .create(CreateWebhookEndpointRequest.builder()
            .name("the example")
            .url("http://127.0.0.1:" + port + "/")
            .eventTypes(List.of(WebhookEventType.VIDEO_COMPLETED))
            .build())
        .execute();
    var receiver = Receiver.start(port, endpoint.signingSecret(), folder);
    try {
      assertThat(endpoints
              .test(endpoint.id(), WebhookEventType.VIDEO_COMPLETED)
              .execute()
              .success())
          .isTrue();
      var id = client.videos().createAndWait(VIDEO).id();

      receiver.awaitOutput("video.completed " + id);
      var delivery = await()
          .until(
              () -> endpoints.deliveries(endpoint.id()).iterator().next(),
              found -> !found.attempts().isEmpty());
      assertThat(endpoints.delivery(delivery.id()).execute().id()).isEqualTo(delivery.id());
      assertThat(endpoints.redeliver(delivery.id()).execute().id()).isEqualTo(delivery.id());
      assertThat(client.events().list())
          .filteredOn(event -> id.equals(event.data().id()))
          .extracting(event -> event.type())
          .contains("video.completed");
    } finally {
      receiver.close();
      endpoints.delete(endpoint.id()).execute();
    }
  }

  @Test
  void cancelEndsTheVideo() throws Exception {
    var output = Program.java(Cancel.class, RealStack.project(), folder);

    assertThat(output).containsSubsequence("failed cancelled", "deleted");
  }

  @Test
  void errorsSayWhatIsWrong() throws Exception {
    var output = Program.java(Errors.class, RealStack.project(), folder);

    assertThat(output)
        .containsSubsequence(
            "video_not_found: ",
            "request: req_",
            "invalid_value: ",
            "field: seconds",
            "invalid_api_key: ");
  }

  @Test
  void curlIsEnough() throws Exception {
    Tools.assumePresent("curl");
    var script = Path.of("src/main/curl/video.sh").toAbsolutePath().toString();

    Program.run(List.of("sh", script, "A ball falls."), RealStack.project(), folder);

    assertVideo("curl.mp4", 1280, 720);
  }

  @Test
  void openAiForJavaRunsUnchanged() throws Exception {
    Program.java(OpenAiJava.class, RealStack.project(), folder);

    assertVideo("openai-java.mp4", 1280, 720);
  }

  @Test
  void openAiForNodeRunsUnchanged() throws Exception {
    var project = Tools.nodeProject();

    Program.run(
        List.of("node", project.resolve("video.mjs").toString()), RealStack.project(), folder);

    assertVideo("node.mp4", 1280, 720);
  }

  @Test
  void openAiForNodeFindsEveryMethod() throws Exception {
    var script = Tools.nodeProject().resolve("every-method.mjs").toString();

    assertThat(Program.run(List.of("node", script), RealStack.project(), folder))
        .contains("every method answered");
  }

  private void assertVideo(String name, int width, int height) throws Exception {
    var info = Mp4Probe.probe(folder.resolve(name));
    assertThat(info.video())
        .isNotNull()
        .extracting(MediaInfo.Video::width, MediaInfo.Video::height)
        .containsExactly(width, height);
    assertThat(info.seconds()).isCloseTo(4, Offset.offset(0.05));
  }
}
