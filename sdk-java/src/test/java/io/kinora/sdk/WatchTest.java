package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.sdk.model.Video;
import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.RecordedRequest;
import io.kinora.sdk.testing.VideoScript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest extends SdkTest {

  private static final List<String> WHOLE =
      List.of("queued 0", "in_progress 10", "in_progress 60", "completed 100");

  @Test
  void everyChangeIsToldOnce() {
    var id = create(VideoScript.completes(new byte[1], 10, 10, 60));

    assertThat(watch(id)).isEqualTo(WHOLE);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void nothingIsSentBeforeTheFirstChangeIsWanted() {
    try (var updates = client.videos().watch("video_x")) {
      assertThat(server.requests()).isEmpty();
      assertThat(updates).isNotNull();
    }
  }

  @Test
  void failureIsTheLastChange() {
    var id = create(VideoScript.fails("moderation_blocked", "Blocked.", 10));

    assertThat(watch(id)).endsWith("failed 10");
  }

  @Test
  void brokenStreamGoesOnAfterWhatWasTold() {
    var id = create(VideoScript.completes(new byte[1], 10, 60));
    server.answer(Answer.cutAfter(700));

    assertThat(watch(id)).first().isEqualTo("queued 0");

    var again = server.requests().stream()
        .filter(request -> request.path().endsWith("/events"))
        .toList();
    assertThat(again).hasSize(2);
    assertThat(lastEventId(again.get(0))).isEmpty();
    assertThat(lastEventId(again.get(1))).isNotEmpty();
  }

  @Test
  void streamThatTellsNothingNewIsGivenUp() {
    var id = create(VideoScript.neverEnds());
    var heard = new ArrayList<String>();

    var failure = catchThrowableOfType(ConnectionException.class, () -> {
      try (var updates = client.videos().watch(id)) {
        updates.forEachRemaining(video -> heard.add(line(video)));
      }
    });

    assertThat(heard).containsExactly("queued 0", "in_progress 1");
    assertThat(failure.isRetryable()).isTrue();
    assertThat(time.pauses()).hasSize(2);
  }

  @Test
  void pictureOfTheVideoIsToldWithItsProgress() {
    var id = create(VideoScript.completes(new byte[1], 10));
    var video =
        "{\"id\":\"" + id + "\",\"object\":\"video\",\"status\":\"in_progress\",\"progress\":5}";
    var picture = "{\"id\":\"" + id + "\",\"object\":\"video.preview\",\"progress\":7,"
        + "\"image_url\":\"data:image/jpeg;base64,AQID\"}";
    server.answer(Answer.json(200, "data: " + video + "\n\ndata: " + picture + "\n\n"));

    try (var updates = client.videos().watch(id)) {
      assertThat(updates.next().progress()).isEqualTo(5);
      assertThat(updates.preview()).isEmpty();
      assertThat(updates.next().progress()).isEqualTo(7);
      assertThat(updates.preview()).hasValue(new byte[] {1, 2, 3});
    }
  }

  @Test
  void unknownVideoIsNotFound() {
    try (var updates = client.videos().watch("video_x")) {
      var failure = catchThrowableOfType(NotFoundException.class, updates::hasNext);

      assertThat(failure.status()).isEqualTo(404);
    }
  }

  private String create(VideoScript script) {
    server.script(script);
    return client.videos().create(REQUEST).execute().id();
  }

  private List<String> watch(String id) {
    var heard = new ArrayList<String>();
    try (var updates = client.videos().watch(id)) {
      updates.forEachRemaining(video -> heard.add(line(video)));
    }
    return heard;
  }

  private static String line(Video video) {
    return video.status() + " " + video.progress();
  }

  private static String lastEventId(RecordedRequest request) {
    return request.header("last-event-id").orElse("");
  }
}
