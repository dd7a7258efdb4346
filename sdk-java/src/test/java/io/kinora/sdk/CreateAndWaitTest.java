package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.RecordedRequest;
import io.kinora.sdk.testing.VideoScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateAndWaitTest extends SdkTest {

  @Test
  void keyToSavedVideoTakesFourLines(@TempDir Path folder) throws Exception {
    var bytes = new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'};
    server.script(VideoScript.completes(bytes, 10, 60));
    var environment =
        Map.of("KINORA_BASE_URL", server.baseUrl(), "KINORA_API_KEY", server.apiKey());

    var client = KinoraClient.fromEnv(environment);
    var video = client.videos().createAndWait(REQUEST);
    client.videos().content(video.id()).toFile(folder.resolve("basketball.mp4"));

    assertThat(Files.readAllBytes(folder.resolve("basketball.mp4"))).isEqualTo(bytes);
    assertThat(folder)
        .isDirectoryContaining("glob:**.mp4")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void listenerHearsEveryChangeOnce() {
    server.script(VideoScript.completes(new byte[1], 10, 10, 60));
    var heard = new ArrayList<String>();

    client
        .videos()
        .createAndWait(
            REQUEST,
            WaitOptions.within(Duration.ofMinutes(1))
                .onProgress(v -> heard.add(v.status() + " " + v.progress())));

    assertThat(heard)
        .containsExactly("queued 0", "in_progress 10", "in_progress 60", "completed 100");
  }

  @Test
  void serverSaysHowOftenToAsk() {
    server.script(VideoScript.completes(new byte[1], 1, 2, 3));
    var id = client.videos().create(REQUEST).execute().id();
    server.answer(
        Answer.usual().header("openai-poll-after-ms", "2500"),
        Answer.usual().header("openai-poll-after-ms", "700"));

    client.videos().waitFor(id, WaitOptions.defaults().onProgress(video -> {}));

    assertThat(time.pauses()).startsWith(Duration.ofMillis(2500), Duration.ofMillis(700));
  }

  @Test
  void serverHoldsItsAnswerBackWhenNobodyListens() {
    server.script(VideoScript.completes(new byte[1], 1, 2, 3));

    client.videos().createAndWait(REQUEST);

    assertThat(server.requests()).extracting(RecordedRequest::query).containsExactly("", "wait=25");
  }

  @Test
  void serverThatCannotHoldAnAnswerBackIsAskedAgain() {
    server.script(VideoScript.completes(new byte[1], 1, 2));
    var id = client.videos().create(REQUEST).execute().id();
    server.answer(Answer.error(400, "unknown_parameter", "Unknown parameter: 'wait'."));

    client.videos().waitFor(id, WaitOptions.defaults());

    assertThat(server.requests())
        .extracting(RecordedRequest::query)
        .containsExactly("", "wait=25", "", "", "");
  }

  @Test
  void failedVideoThrowsWithCodeRequestAndVideo() {
    server.script(VideoScript.fails("moderation_blocked", "Blocked by moderation.", 10));

    var failure = catchThrowableOfType(
        VideoFailedException.class, () -> client.videos().createAndWait(REQUEST));

    assertThat(failure.code()).contains(ErrorCode.of("moderation_blocked"));
    assertThat(failure.requestId()).contains("req_test");
    assertThat(failure.video().status()).isSameAs(VideoStatus.FAILED);
    assertThat(failure).hasMessageContaining("moderation_blocked: Blocked by moderation.");
    assertThat(failure.isRetryable()).isFalse();
  }

  @Test
  void deadlineThrowsWithTheIdToGoOnWith() {
    server.script(VideoScript.neverEnds());
    var soon = WaitOptions.within(Duration.ofSeconds(3));

    var late = catchThrowableOfType(
        WaitTimeoutException.class, () -> client.videos().createAndWait(REQUEST, soon));

    assertThat(client.videos().get(late.videoId()).execute().status())
        .isSameAs(VideoStatus.IN_PROGRESS);
    assertThat(late.lastSeen()).map(Video::progress).contains(1);
    assertThat(late.isRetryable()).isTrue();
    assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void waitOutlivesAServerThatIsDown() {
    var id = client.videos().create(REQUEST).execute().id();
    for (var i = 0; i < 12; i++) {
      server.answer(Answer.error(503, "server_is_overloaded", "Come back later."), Answer.lost());
    }

    var video = client.videos().waitFor(id, WaitOptions.within(Duration.ofMinutes(5)));

    assertThat(video.status()).isSameAs(VideoStatus.COMPLETED);
  }

  @Test
  void waitEndsAtOnceForAVideoThatIsNotThere() {
    var failure = catchThrowableOfType(
        NotFoundException.class, () -> client.videos().waitFor("video_x", WaitOptions.defaults()));

    assertThat(failure.code()).contains(ErrorCode.VIDEO_NOT_FOUND);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void statusOfAFutureServerIsWaitedThrough() {
    server.script(new VideoScript(
        List.of(new VideoScript.Step("rehearsing", 5), new VideoScript.Step("completed", 100)),
        new byte[1]));
    var seen = new ArrayList<String>();

    client
        .videos()
        .createAndWait(
            REQUEST,
            WaitOptions.defaults().onProgress(video -> seen.add(video.status().value())));

    assertThat(seen).containsExactly("queued", "rehearsing", "completed");
  }
}
