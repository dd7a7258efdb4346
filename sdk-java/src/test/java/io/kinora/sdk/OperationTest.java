package io.kinora.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoSize;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.testing.Answer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperationTest extends SdkTest {

  @Test
  void everythingOfARequestArrives() {
    client
        .videos()
        .create(CreateVideoRequest.builder()
            .prompt("Ein Ball fällt. 球")
            .model("sora-2-pro")
            .size(VideoSize.SIZE_1280X720)
            .seconds(VideoSeconds.of("8"))
            .seed(42L)
            .build())
        .execute();

    var request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("POST /videos");
    assertThat(new String(request.body(), UTF_8))
        .isEqualTo(
            "{\"prompt\":\"Ein Ball fällt. 球\",\"model\":\"sora-2-pro\",\"seconds\":\"8\",\"size\":\"1280x720\",\"seed\":42}");
    assertThat(request.header("authorization")).contains("Bearer " + server.apiKey());
    assertThat(request.header("content-type")).contains("application/json");
    assertThat(request.header("user-agent").orElse(""))
        .matches("kinora-java/[0-9].* \\(java .+; .+\\)");
  }

  @Test
  void requiredFieldsAreAskedForBeforeAnythingIsSent() {
    var builder = CreateVideoRequest.builder().model("sora-2");

    assertThatThrownBy(builder::build)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("prompt is required");
  }

  @Test
  void uploadMakesTheRequestAForm() {
    var image = Upload.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "fi\"rst.png");

    var video = client
        .videos()
        .create(REQUEST.toBuilder().prompt("Größe\r\n").seed(7L).build(), image)
        .execute();

    var request = server.requests().get(0);
    assertThat(request.header("content-type").orElse(""))
        .startsWith("multipart/form-data; boundary=");
    assertThat(new String(request.body(), ISO_8859_1))
        .contains("name=\"seed\"\r\n\r\n7\r\n")
        .contains(
            "name=\"input_reference\"; filename=\"fi%22rst.png\"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n\r\n--");
    assertThat(video.prompt()).isEqualTo("Größe\r\n");
  }

  @Test
  void rawAnswerHasStatusAndHeaders() {
    var answer = client.models().list().raw();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.requestId()).contains("req_test");
    assertThat(answer.body().data()).extracting(model -> model.id()).containsExactly("sora-2");
  }

  @Test
  void asyncGivesTheSameResultAndTheSameFailures() throws Exception {
    server.answer(Answer.error(503, null, "Later."));
    var created = client.videos().create(REQUEST).async().get(5, TimeUnit.SECONDS);
    assertThat(created.status()).isSameAs(VideoStatus.QUEUED);

    var failure = catchThrowableOfType(
        ExecutionException.class, () -> client.videos().get("video_x").async().get());
    assertThat(failure).hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void cancellingTheFutureEndsTheRetries() {
    server.answer(Answer.silence());
    var future = patient().models().list().async();
    await().until(() -> server.requests().size() == 1);

    future.cancel(true);

    assertThat(future).isCancelled();
    server.answer(Answer.usual());
    client.models().list().execute();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void failureNamesTheCallersLine() {
    var failure = catchThrowableOfType(
        NotFoundException.class, () -> client.videos().get("video_x").execute());

    assertThat(failure.getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("failureNamesTheCallersLine");
  }

  @Test
  void idsCannotLeaveTheirPlaceInThePath() {
    assertThatThrownBy(() -> client.videos().get("../models?a=b c").execute())
        .isInstanceOf(NotFoundException.class);

    assertThat(server.requests())
        .last()
        .extracting(r -> r.line())
        .isEqualTo("GET /videos/..%2Fmodels%3Fa%3Db%20c");
  }

  @Test
  void closestOptionWins() {
    var quick = client.withOptions(o -> o.header("X-Team", "blue").header("x-trace", "1"));

    quick.models().list().with(o -> o.header("x-team", "red")).execute();

    var request = server.requests().get(0);
    assertThat(request.header("x-team")).contains("red");
    assertThat(request.header("x-trace")).contains("1");
  }

  @Test
  void oneClientServesManyThreads() {
    var ids = IntStream.range(0, 200)
        .parallel()
        .mapToObj(i -> client.videos().create(REQUEST).execute().id())
        .distinct();

    assertThat(ids).hasSize(200);
    assertThat(server.created()).isEqualTo(200);
  }

  @Test
  void cancelAndDeleteTellWhatIsLeft() {
    var id = client.videos().create(REQUEST).execute().id();

    var cancelled = client.videos().cancel(id).execute();
    assertThat(cancelled.status()).isSameAs(VideoStatus.FAILED);
    assertThat(cancelled.error()).isNotNull().extracting(e -> e.code()).isEqualTo("cancelled");

    assertThat(client.videos().delete(id).execute().deleted()).isTrue();
    var gone = catchThrowableOfType(
        NotFoundException.class, () -> client.videos().get(id).execute());
    assertThat(gone.code()).contains(ErrorCode.VIDEO_NOT_FOUND);
    assertThat(client.videos().list()).extracting(Video::id).isEmpty();
  }

  @Test
  void fileIsSentToAskWhereItComesFrom() {
    var file = Upload.of("the bytes".getBytes(UTF_8), "found.mp4");
    server.answer(Answer.json(200, """
        {"object":"content_provenance_check","manifest":{"status":"none"},
         "watermark":{"status":"found"},"video_id":"video_1"}"""));

    var check = client.checkProvenance(file).execute();

    assertThat(check.videoId()).isEqualTo("video_1");
    assertThat(server.requests().get(0).line()).isEqualTo("POST /content_provenance_checks");
    assertThat(new String(server.requests().get(0).body(), UTF_8))
        .contains("name=\"file\"", "the bytes");
  }
}
