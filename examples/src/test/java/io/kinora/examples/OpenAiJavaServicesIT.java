package io.kinora.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.openai.core.http.Headers;
import com.openai.errors.InvalidWebhookSignatureException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.models.Model;
import com.openai.models.webhooks.WebhookCreateParams;
import com.openai.models.webhooks.WebhookEndpoint;
import com.openai.models.webhooks.WebhookRotateSecretParams;
import com.openai.models.webhooks.WebhookTestParams;
import com.openai.models.webhooks.WebhookUpdateParams;
import com.openai.models.webhooks.WebhookVerificationParams;
import io.kinora.sdk.Webhooks;
import io.kinora.server.ports.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official OpenAI client for Java beyond its video service. */
class OpenAiJavaServicesIT extends OpenAiJavaTestCase {

  @TempDir
  Path folder;

  @Test
  void fileIsUploadedFoundReadAndDeleted() throws Exception {
    var bytes = "{\"custom_id\":\"1\"}\n".getBytes(UTF_8);
    var path = Files.write(folder.resolve("lines.jsonl"), bytes);

    var file = client
        .files()
        .create(FileCreateParams.builder().file(path).purpose(FilePurpose.BATCH).build());

    assertThat(file.bytes()).isEqualTo(bytes.length);
    assertThat(file.filename()).isEqualTo("lines.jsonl");
    assertThat(client.files().retrieve(file.id()).id()).isEqualTo(file.id());
    assertThat(client.files().list().autoPager()).extracting(FileObject::id).contains(file.id());
    try (var content = client.files().content(file.id())) {
      assertThat(content.body().readAllBytes()).isEqualTo(bytes);
    }
    assertThat(client.files().delete(file.id()).deleted()).isTrue();
    assertThat(
            catchThrowableOfType(NotFoundException.class, () -> client.files().retrieve(file.id()))
                .code())
        .contains("file_not_found");
  }

  @Test
  void batchIsCreatedFoundAndCancelled() throws Exception {
    var line = "{\"custom_id\":\"1\",\"method\":\"POST\",\"url\":\"/v1/videos\","
        + "\"body\":{\"prompt\":\"A ball.\",\"seconds\":\"20\"}}\n";
    var path = Files.writeString(folder.resolve("batch.jsonl"), line);
    var file = client
        .files()
        .create(FileCreateParams.builder().file(path).purpose(FilePurpose.BATCH).build());

    var batch = client
        .batches()
        .create(BatchCreateParams.builder()
            .inputFileId(file.id())
            .endpoint(BatchCreateParams.Endpoint.V1_VIDEOS)
            .completionWindow(BatchCreateParams.CompletionWindow._24H)
            .build());

    assertThat(batch.inputFileId()).isEqualTo(file.id());
    assertThat(client.batches().list().autoPager()).extracting(Batch::id).contains(batch.id());
    assertThat(client.batches().cancel(batch.id()).id()).isEqualTo(batch.id());
    var ended = await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> client.batches().retrieve(batch.id()), b -> b.cancelledAt().isPresent());
    assertThat(ended.status()).isEqualTo(Batch.Status.CANCELLED);
  }

  @Test
  void modelsAreListedAndFoundAndStay() {
    assertThat(client.models().list().autoPager()).extracting(Model::id).contains("sora-2");
    assertThat(client.models().retrieve("sora-2").ownedBy()).isEqualTo("openai");

    var refused =
        catchThrowableOfType(OpenAIServiceException.class, () -> client.models().delete("sora-2"));
    assertThat(refused.code()).contains("method_not_allowed");
  }

  @Test
  void webhookEndpointLivesItsLife() throws Exception {
    var webhooks = client.webhooks();
    var port = FreePort.onLoopback();
    var made = webhooks.create(WebhookCreateParams.builder()
        .name("openai")
        .url("http://127.0.0.1:" + port + "/")
        .addEventType(WebhookCreateParams.EventType.VIDEO_COMPLETED)
        .build());
    assertThat(made.signingSecret()).startsWith("whsec_");

    try (var receiver = Receiver.start(port, made.signingSecret(), folder)) {
      var tested = webhooks.test(
          made.id(),
          WebhookTestParams.builder()
              .eventType(WebhookTestParams.EventType.VIDEO_COMPLETED)
              .build());
      assertThat(tested.statusCode()).isEqualTo(204);
      receiver.awaitOutput("video.completed video_");
    }
    var changed =
        webhooks.update(made.id(), WebhookUpdateParams.builder().name("changed").build());
    assertThat(changed.name()).isEqualTo("changed");
    var rotated = webhooks.rotateSecret(
        made.id(),
        WebhookRotateSecretParams.builder().keepOldSecretActiveFor24Hours(false).build());
    assertThat(rotated.signingSecret()).isNotEqualTo(made.signingSecret());
    assertThat(webhooks.retrieve(made.id()).name()).isEqualTo("changed");
    assertThat(webhooks.list().autoPager()).extracting(WebhookEndpoint::id).contains(made.id());
    assertThat(webhooks.eventTypes().list().data()).isNotEmpty();
    assertThat(webhooks.delete(made.id()).deleted()).isTrue();
  }

  @Test
  void signedWebhookIsBelievedAndAnyOtherIsNot() {
    var body = "{\"id\":\"evt_1\",\"object\":\"event\",\"created_at\":1,"
        + "\"type\":\"video.completed\",\"data\":{\"id\":\"video_1\"}}";
    var secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    var now = Instant.now();
    var headers = Headers.builder()
        .put("webhook-id", "wh_1")
        .put("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .put("webhook-signature", Webhooks.sign("wh_1", now, body.getBytes(UTF_8), secret))
        .build();
    var params = WebhookVerificationParams.builder().headers(headers).secret(secret);
    var genuine = params.payload(body).build();

    client.webhooks().verifySignature(genuine);
    assertThat(client.webhooks().unwrap(genuine)._json().orElseThrow().toString())
        .contains("video.completed", "video_1");
    var forged = params.payload(body.replace("video_1", "video_2")).build();
    assertThatThrownBy(() -> client.webhooks().verifySignature(forged))
        .isInstanceOf(InvalidWebhookSignatureException.class);
  }
}
