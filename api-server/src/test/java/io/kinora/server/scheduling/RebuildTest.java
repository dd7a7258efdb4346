package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebuildTest {
  private static final int MANY = QueueDao.PAGE + QueueDao.PAGE / 2;

  private final Rows rows = new Rows();
  private final FairQueue queue = new FairQueue((org, lane) -> 100, video -> video.seconds());
  private final Rebuild rebuild = new Rebuild(rows, queue, queue::arrive, Clock.systemUTC());

  @Test
  void theFirstDecisionsNeedOnlyTheOldestOfEach() {
    rows.waiting.addAll(some("whale", 0, MANY));
    rows.waiting.addAll(some("mouse", 0, 1));

    rebuild.begin();

    assertThat(queue.size()).isEqualTo(Rows.HEADS + 1);
    assertThat(queue.isWaiting("whale_0")).isTrue();
    assertThat(queue.isWaiting("mouse_0")).isTrue();
    assertThat(rebuild.isWhole()).isFalse();
  }

  @Test
  void everythingFollowsInPages() {
    rows.waiting.addAll(some("whale", 0, MANY));
    rebuild.begin();

    assertThat(rebuild.readPage()).isTrue();
    assertThat(rebuild.isWhole()).isFalse();
    assertThat(rebuild.readPage()).isFalse();

    assertThat(rebuild.isWhole()).isTrue();
    assertThat(queue.size()).isEqualTo(MANY);
  }

  @Test
  void whatWaitsNoMoreIsForgottenAtTheEndOfARound() {
    rows.waiting.addAll(some("org", 0, 3));
    readAll();
    rows.waiting.remove(1);

    rebuild.readPage();

    assertThat(queue.isWaiting("org_1")).isFalse();
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void whatComesBehindThePageThatIsReadStays() {
    rows.waiting.addAll(some("whale", 0, MANY));
    readAll();
    rebuild.readPage();
    var late = some("ant", 0, 1).get(0);
    rows.waiting.add(late);
    queue.arrive(late);

    assertThat(rebuild.readPage()).isFalse();

    assertThat(queue.isWaiting("ant_0")).isTrue();
    assertThat(queue.size()).isEqualTo(MANY + 1);
  }

  @Test
  void whatRunsIsCharged() {
    rows.running.addAll(some("org", 0, 1));

    rebuild.begin();

    assertThat(queue.runningIds()).containsExactly("org_0");
  }

  private void readAll() {
    rebuild.begin();
    while (rebuild.readPage()) assertThat(rebuild.isWhole()).isFalse();
  }

  private static List<QueuedVideo> some(String organization, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> new QueuedVideo(
            organization + "_" + i,
            organization,
            Lane.DEFAULT,
            "m",
            1280,
            720,
            4,
            1,
            Instant.ofEpochSecond(i),
            null,
            false))
        .toList();
  }

  /** The rows, in memory. */
  private static final class Rows implements QueueDao {
    static final int HEADS = 10;

    private static final Comparator<QueuedVideo> ORDER = Comparator.comparing(
            QueuedVideo::organizationId)
        .thenComparing(video -> video.lane().word())
        .thenComparing(QueuedVideo::createdAt)
        .thenComparing(QueuedVideo::id);

    final List<QueuedVideo> waiting = new ArrayList<>();
    final List<QueuedVideo> running = new ArrayList<>();

    @Override
    public List<QueuedVideo> heads(int flows, int budget) {
      Map<String, List<QueuedVideo>> byFlow = waiting.stream()
          .sorted(ORDER)
          .collect(Collectors.groupingBy(QueuedVideo::organizationId));
      return byFlow.values().stream()
          .flatMap(flow -> flow.stream().limit(HEADS))
          .toList();
    }

    @Override
    public List<QueuedVideo> page(Place after) {
      return waiting.stream()
          .sorted(ORDER)
          .filter(video -> isBehind(video, after))
          .limit(PAGE)
          .toList();
    }

    private static boolean isBehind(QueuedVideo video, Place place) {
      int order = Comparator.comparing(Place::organizationId)
          .thenComparing(Place::lane)
          .thenComparing(Place::createdAt)
          .thenComparing(Place::id)
          .compare(Place.of(video), place);
      return order > 0;
    }

    @Override
    public List<QueuedVideo> queuedLately(Duration lately) {
      return List.of();
    }

    @Override
    public List<QueuedVideo> waiting(String[] ids) {
      var wanted = Set.of(ids);
      return waiting.stream().filter(video -> wanted.contains(video.id())).toList();
    }

    @Override
    public List<QueuedVideo> running() {
      return running;
    }

    @Override
    public List<Busy> busy() {
      return List.of();
    }

    @Override
    public List<Took> took(String[] ids) {
      return List.of();
    }
  }
}
