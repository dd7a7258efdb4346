package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.testing.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A server of a later release, with fields and values that this library has never heard of. */
class FutureServerTest extends SdkTest {

  @Test
  void newFieldsAndValuesBreakNothing() {
    server.answer(Answer.json(200, """
            {"id":"video_1","object":"video","model":"sora-9","status":"rehearsing","progress":3,"created_at":1,
             "completed_at":null,"expires_at":null,"prompt":null,"size":"8x8","seconds":"99",
             "remixed_from_video_id":null,"error":null,"timings":{"plan":0.25,"dream":2},
             "hologram":{"depth":[1,2]},"seed":9007199254740993}
            """));

    var video = client.videos().get("video_1").execute();

    assertThat(video.status())
        .isEqualTo(VideoStatus.of("rehearsing"))
        .isNotEqualTo(VideoStatus.QUEUED);
    assertThat(video.status().isKnown()).isFalse();
    assertThat(video.status().value()).isEqualTo("rehearsing");
    assertThat(video.timings()).containsEntry("plan", 0.25).containsEntry("dream", 2.0);
    assertThat(video.seed()).isEqualTo(9007199254740993L);
  }

  @Test
  void fieldsOfThePastAreNull() {
    server.answer(Answer.json(200, "{\"id\":\"video_1\",\"status\":\"queued\"}"));

    var video = client.videos().get("video_1").execute();

    assertThat(video.status()).isSameAs(VideoStatus.QUEUED);
    assertThat(video.engineNotes()).isNull();
  }

  @Test
  void newErrorCodesKeepTheirNames() {
    server.answer(
        Answer.json(
            418,
            "{\"error\":{\"message\":\"Short and stout.\",\"type\":\"kettle\",\"param\":null,\"code\":\"teapot\"}}"));

    var failure = catchThrowableOfType(
        InvalidRequestException.class, () -> client.models().list().execute());

    assertThat(failure.code()).contains(ErrorCode.of("teapot"));
    assertThat(failure.status()).isEqualTo(418);
    assertThat(failure).hasMessage("teapot: Short and stout. (status 418, request req_test)");
  }

  @Test
  void errorsWithoutAnEnvelopeAreStillErrors() {
    server.answer(
        Answer.json(404, "<html>nginx</html>"), Answer.json(404, "null"), Answer.json(404, "{}"));

    for (var i = 0; i < 3; i++) {
      var failure = catchThrowableOfType(
          NotFoundException.class, () -> client.models().list().execute());
      assertThat(failure.code()).isEmpty();
      assertThat(failure.param()).isEmpty();
    }
  }

  @Test
  void answerThatIsNotOfTheContractIsAConnectionException() {
    server.answer(
        Answer.json(200, "<html>Please log in to the Wi-Fi</html>"), Answer.json(200, "null"));

    for (var i = 0; i < 2; i++) {
      var failure = catchThrowableOfType(
          ConnectionException.class, () -> client.models().list().execute());
      assertThat(failure.isRetryable()).isFalse();
    }
  }

  @Test
  void datesAreDates() {
    server.answer(
        Answer.json(
            200,
            "{\"id\":\"m\",\"object\":\"model\",\"created\":1,\"owned_by\":\"k\",\"shutdown_date\":\"2027-01-31\"}"));

    assertThat(client.models().get("m").execute().shutdownDate())
        .isEqualTo(LocalDate.of(2027, 1, 31));
  }
}
