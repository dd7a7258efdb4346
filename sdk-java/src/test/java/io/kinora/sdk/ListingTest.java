package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.sdk.model.ListOrder;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoStatus;
import io.kinora.sdk.testing.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest extends SdkTest {

  private static final String NO_MORE =
      "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false}";

  @Test
  void allPagesAreOneList() {
    var ids = create(7);

    assertThat(client.videos().list().pageSize(3).order(ListOrder.ASC))
        .extracting(Video::id)
        .isEqualTo(ids);
    assertThat(client.videos().list().pageSize(3).order(ListOrder.ASC).pages())
        .extracting(List::size)
        .containsExactly(3, 3, 1);
  }

  @Test
  void nothingIsAskedForBeforeItIsWanted() {
    create(7);
    var before = server.requests().size();

    var list = client.videos().list().pageSize(2);
    assertThat(server.requests()).hasSize(before);
    assertThat(list.stream().limit(3)).hasSize(3);

    assertThat(server.requests()).hasSize(before + 2);
  }

  @Test
  void listGoesOnAfterAnId() {
    var ids = create(4);

    assertThat(client.videos().list().order(ListOrder.ASC).after(ids.get(1)))
        .extracting(Video::id)
        .isEqualTo(ids.subList(2, 4));
  }

  @Test
  void emptyListHasNoFirstElement() {
    var none = client.videos().list().iterator();

    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void emptyLastPageEndsTheList() {
    var video = client.videos().create(REQUEST).execute();
    server.answer(
        Answer.json(200, page(video.id(), "\"has_more\":true")), Answer.json(200, NO_MORE));

    assertThat(client.videos().list()).hasSize(1);
  }

  @Test
  void emptyPageInTheMiddleDoesNotEndTheList() {
    server.answer(
        Answer.json(
            200,
            "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":\"video_9\",\"has_more\":true}"),
        Answer.json(200, page("video_8", "\"has_more\":false")));

    assertThat(client.videos().list()).extracting(Video::id).containsExactly("video_8");
  }

  @Test
  void cursorThatDoesNotMoveEndsTheList() {
    for (var i = 0; i < 5; i++) {
      server.answer(Answer.json(200, page("video_1", "\"has_more\":true")));
    }

    assertThat(client.videos().list()).hasSize(2);
  }

  @Test
  void filterHoldsOnEveryPage() {
    var request = REQUEST.toBuilder().metadata(Map.of("team", "red")).clientReferenceId("a b&c");
    create(2);
    var first = client.videos().create(request.build()).execute();
    var second = client.videos().create(request.build()).execute();
    var third = client.videos().create(request.build()).execute();
    var filter = VideoFilter.all()
        .statuses(VideoStatus.QUEUED, VideoStatus.FAILED)
        .models(first.model(), "another")
        .clientReferenceId("a b&c")
        .metadata("team", "red");

    assertThat(client.videos().list(filter).pageSize(1))
        .extracting(Video::id)
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(client
            .videos()
            .list(filter
                .createdFrom(Instant.ofEpochSecond(first.createdAt()))
                .createdBefore(Instant.ofEpochSecond(second.createdAt()))))
        .extracting(Video::id)
        .containsExactly(first.id());
    assertThat(client.videos().list(filter.statuses(VideoStatus.COMPLETED))).isEmpty();
    assertThat(client.videos().list(filter.metadata("team", "blue"))).isEmpty();
  }

  @Test
  void pageSizeHasARange() {
    var list = client.videos().list();

    assertThatThrownBy(() -> list.pageSize(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> list.pageSize(101)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> create(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> client.videos().create(REQUEST).execute().id())
        .toList();
  }

  private static String page(String id, String more) {
    return "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"status\":\"queued\"}],\"first_id\":\"%s\",\"last_id\":\"%s\",%s}"
        .formatted(id, id, id, more);
  }
}
