package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.ApiException;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.Operation;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.CreateWebhookEndpointRequest;
import io.kinora.sdk.model.RotateWebhookEndpointSecretRequest;
import io.kinora.sdk.model.UpdateWebhookEndpointRequest;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.model.WebhookEndpoint;
import io.kinora.sdk.model.WebhookEventType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java SDK against a real server, where the examples do not go. */
class SdkIT {

  private KinoraClient client = KinoraClient.builder().apiKey("unset").build();

  @BeforeEach
  void connect() throws IOException, InterruptedException {
    var stack = RealStack.project();
    client =
        KinoraClient.builder().baseUrl(stack.baseUrl()).apiKey(stack.testKey()).build();
  }

  @Test
  void modelsAreListedAndFound() {
    var models = client.models().list().execute().data();

    assertThat(models).extracting(model -> model.id()).contains("sora-2", "sora-2-pro");
    assertThat(client.models().get("sora-2").execute().sizes()).contains("1280x720");
    assertThat(code(client.models().get("none"))).isEqualTo("model_not_found");
  }

  @Test
  void watchedVideoIsToldOfUntilItsEnd() {
    var request = CreateVideoRequest.builder().prompt("A ball rests.").build();
    var id = client.videos().create(request).execute().id();
    client.videos().cancel(id).execute();

    try (var updates = client.videos().watch(id)) {
      assertThat(updates)
          .toIterable()
          .last()
          .satisfies(video -> assertThat(video.status()).isEqualTo(VideoStatus.FAILED));
    }
  }

  @Test
  void webhookEndpointLivesItsLife() {
    var endpoints = client.webhookEndpoints();
    var made = endpoints.create(endpoint("first")).execute();
    assertThat(made.signingSecret()).startsWith("whsec_");

    var changed = endpoints
        .update(made.id(), UpdateWebhookEndpointRequest.builder().name("second").build())
        .execute();
    assertThat(changed.name()).isEqualTo("second");
    var rotated = endpoints
        .rotateSecret(made.id(), RotateWebhookEndpointSecretRequest.builder().build())
        .execute();
    assertThat(rotated.signingSecret()).startsWith("whsec_").isNotEqualTo(made.signingSecret());
    assertThat(endpoints.get(made.id()).execute())
        .isEqualTo(endpoints.list().iterator().next());
    assertThat(endpoints.deliveries(made.id())).isEmpty();
    assertThat(endpoints.eventTypes().execute().data()).contains(WebhookEventType.VIDEO_COMPLETED);

    assertThat(endpoints.delete(made.id()).execute().deleted()).isTrue();
    assertThat(endpoints.list()).extracting(WebhookEndpoint::id).doesNotContain(made.id());
    assertThat(code(endpoints.get(made.id()))).isEqualTo("webhook_endpoint_not_found");
  }

  @Test
  void sameKeyMakesOneVideoAndRefusesAnother() {
    var one = longVideo("A ball.");
    var other = longVideo("A cube.");
    var key = "test-" + System.nanoTime();

    var id =
        client.videos().create(one).with(o -> o.idempotencyKey(key)).execute().id();

    assertThat(client
            .videos()
            .create(one)
            .with(o -> o.idempotencyKey(key))
            .execute()
            .id())
        .isEqualTo(id);
    assertThat(code(client.videos().create(other).with(o -> o.idempotencyKey(key))))
        .isEqualTo("idempotency_key_reuse");
    client.videos().cancel(id).execute();
  }

  @Test
  void refusalsCarryTheCodesOfTheContract() {
    var id = client.videos().create(longVideo("A ball.")).execute().id();

    assertThat(code(client.videos().delete(id))).isEqualTo("video_not_deletable");
    assertThat(code(create("", "sora-2"))).isEqualTo("string_below_min_length");
    assertThat(code(create("x".repeat(32_001), "sora-2"))).isEqualTo("string_above_max_length");
    assertThat(code(create("A ball.", "none"))).isEqualTo("invalid_value");
    assertThat(catchThrowableOfType(
                ApiException.class, () -> client.videos().content(id).toStream())
            .code())
        .hasValueSatisfying(code -> assertThat(code.value()).isEqualTo("video_not_ready"));
    client.videos().cancel(id).execute();
  }

  private Operation<?> create(String prompt, String model) {
    return client
        .videos()
        .create(CreateVideoRequest.builder().prompt(prompt).model(model).build());
  }

  /** It is not done before the test is through with it. */
  private static CreateVideoRequest longVideo(String prompt) {
    return CreateVideoRequest.builder()
        .prompt(prompt)
        .seconds(VideoSeconds.SECONDS_20)
        .build();
  }

  private static CreateWebhookEndpointRequest endpoint(String name) {
    return CreateWebhookEndpointRequest.builder()
        .name(name)
        .url("https://203.0.113.7/kinora")
        .eventTypes(List.of(WebhookEventType.VIDEO_COMPLETED))
        .build();
  }

  private static String code(Operation<?> operation) {
    var refusal = catchThrowableOfType(ApiException.class, operation::execute);
    return refusal.code().map(Object::toString).orElse("none");
  }
}
