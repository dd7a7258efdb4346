package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.model.CreateWebhookEndpointRequest;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.model.WebhookEventType;
import io.kinora.sdk.testing.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends SdkTest {

  @Test
  void lostAnswersMakeOneVideo() {
    server.answer(Answer.lost(), Answer.lost());

    var video = client.videos().create(REQUEST).execute();

    assertThat(server.created()).isEqualTo(1);
    assertThat(client.videos().list()).containsExactly(video);
    assertThat(keys().distinct()).hasSize(1).first().asString().hasSize(32);
  }

  @Test
  void runningAnOperationTwiceMakesOneVideoAndPreparingItTwiceMakesTwo() {
    var create = client.videos().create(REQUEST);

    assertThat(create.execute()).isEqualTo(create.execute());
    client.videos().create(REQUEST).execute();

    assertThat(server.created()).isEqualTo(2);
  }

  @Test
  void callersOwnKeyIsSentAndComesBackOnFailures() {
    server.answer(Answer.error(500, "internal_error", "Sorry."));
    var create =
        client.videos().create(REQUEST).with(o -> o.idempotencyKey("order-17").maxRetries(0));

    var failure = catchThrowableOfType(ServerException.class, create::execute);

    assertThat(failure.idempotencyKey()).contains("order-17");
    assertThat(keys()).containsExactly("order-17");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503})
  void passingTroubleIsTriedAgainTwice(int status) {
    server.answer(Answer.error(status, null, "Not now."), Answer.error(status, null, "Not now."));

    client.models().list().execute();

    assertThat(server.requests())
        .extracting(r -> r.header("x-retry-count").orElse(""))
        .containsExactly("", "1", "2");
    assertThat(time.pauses().get(0)).isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
    assertThat(time.pauses().get(1)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 415, 422})
  void lastingTroubleIsNotTriedAgain(int status) {
    server.answer(Answer.error(status, "invalid_value", "No."));

    assertThatThrownBy(() -> client.models().list().execute()).isInstanceOf(ApiException.class);

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void serverMayForbidARetryOrAskForOne() {
    server.answer(
        Answer.error(429, "insufficient_quota", "Used up.").header("x-should-retry", "false"));
    var failure = catchThrowableOfType(
        RateLimitException.class, () -> client.models().list().execute());
    assertThat(failure.isRetryable()).isFalse();

    server.answer(Answer.error(400, null, "Try again.").header("x-should-retry", "true"));
    client.models().list().execute();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void serverSaysWhenToComeBack() {
    server.answer(
        Answer.error(429, null, "Slow down.").header("retry-after", "7"),
        Answer.error(429, null, "Slow down.")
            .header("retry-after-ms", "1500")
            .header("retry-after", "9"));

    client.models().list().execute();

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofMillis(1500));
  }

  @Test
  void retryBeyondTheDeadlineIsLeftToTheCaller() {
    server.answer(
        Answer.error(429, "insufficient_quota", "Tomorrow.").header("retry-after", "3600"));

    var failure = catchThrowableOfType(
        RateLimitException.class, () -> client.models().list().execute());

    assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
    assertThat(failure).hasMessageEndingWith("(status 429, request req_test, retry in 3600.0 s)");
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void silentServerIsGivenUpAtTheDeadline() {
    server.answer(Answer.silence());
    var call = patient().models().list().with(o -> o.timeout(Duration.ofMillis(200)));

    var failure = catchThrowableOfType(ConnectionException.class, call::execute);

    assertThat(failure).hasMessageContaining("listModels got no answer from " + server.baseUrl());
  }

  @Test
  void refusedConnectionIsAConnectionException() {
    server.close();

    var failure = catchThrowableOfType(
        ConnectionException.class, () -> client.models().list().execute());

    assertThat(failure.isRetryable()).isTrue();
    assertThat(time.pauses()).hasSize(2);
  }

  @Test
  void whatMayBeDoneIsNotRepeatedWithoutAKey() {
    var types = List.of(WebhookEventType.VIDEO_COMPLETED);
    var create = client
        .webhookEndpoints()
        .create(CreateWebhookEndpointRequest.builder()
            .name("n")
            .url("https://a")
            .eventTypes(types)
            .build());

    server.answer(Answer.lost());
    assertThatThrownBy(create::execute).isInstanceOf(ConnectionException.class);
    server.answer(Answer.error(500, null, "Half done."));
    assertThatThrownBy(create::execute).isInstanceOf(ServerException.class);
    assertThat(server.requests()).hasSize(2);

    server.answer(Answer.error(503, null, "Later."), Answer.error(404, null, "No."));
    assertThatThrownBy(create::execute).isInstanceOf(NotFoundException.class);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void lostCancelIsRepeated() {
    var id = client.videos().create(REQUEST).execute().id();
    server.answer(Answer.lost());

    assertThat(client.videos().cancel(id).execute().status()).isSameAs(VideoStatus.FAILED);
  }

  @Test
  void uploadThatHasGoneBeforeTheRetryFailsTheCall(@TempDir Path folder) throws Exception {
    var image = Files.write(folder.resolve("first.png"), new byte[] {1, 2, 3});
    var create = client.videos().create(REQUEST, Upload.of(image));
    Files.delete(image);

    var failure = catchThrowableOfType(UncheckedIOException.class, create::execute);

    assertThat(failure).hasMessageContaining("first.png");
  }

  private Stream<String> keys() {
    return server.requests().stream()
        .map(r -> r.header("idempotency-key"))
        .flatMap(Optional::stream);
  }
}
