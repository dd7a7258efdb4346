package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.sdk.model.BatchStatus;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.VideoScript;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class BatchesTest extends SdkTest {

  private String upload(String... names) {
    var requests = new LinkedHashMap<String, CreateVideoRequest>();
    for (var name : names) {
      requests.put(name, REQUEST);
    }
    return client.files().create(Batches.lines(requests), "batch").execute().id();
  }

  @Test
  void everyLineHasItsResult() {
    server.script(VideoScript.standard(), VideoScript.fails("moderation_blocked", "Blocked.", 10));
    var batch = client.batches().create(upload("one", "two")).execute();
    assertThat(batch.status()).isSameAs(BatchStatus.VALIDATING);

    var ended = client.batches().waitFor(batch.id(), Duration.ofHours(25));

    assertThat(ended.status()).isSameAs(BatchStatus.COMPLETED);
    assertThat(ended.requestCounts().total()).isEqualTo(2);
    try (var stream = client.batches().results(ended)) {
      var results = stream.toList();
      assertThat(results).extracting(BatchResult::customId).containsExactly("one", "two");
      assertThat(results)
          .extracting("video.status")
          .containsExactly(VideoStatus.COMPLETED, VideoStatus.FAILED);
      assertThat(results).extracting("error.code").containsExactly(null, "moderation_blocked");
    }
  }

  @Test
  void waitOutlivesARestartAndEndsWithItsTime() {
    var id = client.batches().create(upload("one")).execute().id();
    var unavailable = Answer.error(503, null, "Later.");
    server.answer(unavailable, unavailable, unavailable, unavailable);

    assertThat(client.batches().waitFor(id, Duration.ofHours(1)).status())
        .isSameAs(BatchStatus.COMPLETED);

    var strange = Answer.json(200, "{\"id\":\"batch_1\",\"status\":\"of the future\"}");
    server.answer(strange, strange);
    assertThat(client.batches().waitFor(id, Duration.ofNanos(1)).status().isKnown())
        .isFalse();
  }

  @Test
  void batchesAreListedAndCancelled() {
    var first = client.batches().create(upload("one")).execute();
    var second = client.batches().create(upload("two")).execute();

    assertThat(client.batches().cancel(first.id()).execute().status())
        .isSameAs(BatchStatus.CANCELLED);
    assertThat(client.batches().list())
        .extracting(batch -> batch.id())
        .containsExactly(second.id(), first.id());
    assertThatThrownBy(() -> client.batches().get("batch_none").execute())
        .isInstanceOf(NotFoundException.class);
  }
}
