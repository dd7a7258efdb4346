package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.protocol.ModelFit;
import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.forecast.Board;
import io.kinora.server.forecast.Place;
import io.kinora.server.forecast.Place.Reason;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.forecast.Waiting;
import io.kinora.server.testing.SettableClock;
import io.kinora.server.workers.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the queue to what an API server says of a video, over a board of plain text. */
class CensusTest {
  private static final int COST = 10;

  private final SettableClock clock = new SettableClock();
  private final Notices board = new Notices();
  private final CostModel costs = new CostModel();
  private final Map<String, Integer> most = new HashMap<>();
  private final FairQueue queue = new FairQueue(
      (org, lane) -> most.getOrDefault(org, Integer.MAX_VALUE), v -> costs.estimate(v.shape()));
  private final Census census = new Census(queue, costs, new QueueView(board, clock));
  private final List<QueueDao.Busy> busy = new ArrayList<>();
  private int made;

  @Test
  void oneOrganisationStandsInItsOrder() {
    learn(COST);
    var videos = List.of(wait("a"), wait("a"), wait("a"));

    publish(workers(1));

    assertThat(videos).extracting(v -> place(v).position()).containsExactly(1, 2, 3);
    assertThat(secondsUntil(start(videos.get(2)).p50())).isCloseTo(20, within(1.0));
    assertThat(secondsUntil(completion(videos.get(2)).p50())).isCloseTo(30, within(1.0));
    assertThat(place(videos.get(0)).reason()).isEqualTo(Reason.STARTING);
    assertThat(place(videos.get(1)).reason()).isEqualTo(Reason.BUSY);
  }

  @Test
  void thePromiseIsLaterThanTheExpectation() {
    learn(COST);
    wait("a");
    var second = wait("a");

    publish(workers(1));

    assertThat(start(second).p90()).isAfter(start(second).p50());
    assertThat(completion(second).p90()).isAfter(completion(second).p50());
  }

  @Test
  void whoComesLateStandsBeforeTheRestOfAWhale() {
    learn(COST);
    for (int i = 0; i < 1000; i++) wait("whale");
    for (int i = 0; i < 20; i++) queue.finish(claim().id(), COST);
    var quiet = wait("quiet");

    publish(workers(1));

    assertThat(place(quiet).position()).isLessThanOrEqualTo(2);
  }

  @Test
  void positionsAreThoseInWhichVideosAreServed() {
    learn(COST);
    var random = new Random(7);
    var waiting = new ArrayList<QueuedVideo>();
    for (int i = 0; i < 300; i++) {
      waiting.add(wait("org" + random.nextInt(12), Lane.values()[random.nextInt(3)]));
    }
    publish(workers(1));
    Map<String, Integer> told = new HashMap<>();
    for (var video : waiting) told.put(video.id(), place(video).position());

    double error = 0;
    for (int served = 1; served <= 300; served++) {
      var video = claim();
      queue.finish(video.id(), COST);
      error += Math.abs(told.getOrDefault(video.id(), 0) - served);
    }

    assertThat(error / 300).isLessThan(6);
  }

  @Test
  void aRunningVideoIsExpectedToTakeItsTime() {
    learn(COST);
    wait("a");
    claimBusy("w0", 4);
    var next = wait("a");

    publish(workers(1));

    assertThat(secondsUntil(start(next).p50())).isCloseTo(6, within(0.5));
    assertThat(place(next).reason()).isEqualTo(Reason.BUSY);
  }

  @Test
  void anOrganisationAtItsLimitIsToldSo() {
    learn(COST);
    most.put("a", 1);
    wait("a");
    claimBusy("w0", 0);
    var next = wait("a");

    publish(workers(2));

    assertThat(place(next).reason()).isEqualTo(Reason.ORGANIZATION_LIMIT);
    assertThat(secondsUntil(start(next).p50())).isCloseTo(10, within(0.5));
  }

  @Test
  void aLaneThatHadItsShareIsToldSo() {
    learn(COST);
    for (int i = 0; i < 3; i++) wait("urgent", Lane.PRIORITY);
    wait("free", Lane.FLEX);
    wait("free", Lane.FLEX);
    queue.finish(claim().id(), COST);
    var next = wait("free", Lane.FLEX);
    claimBusy("w0", 0);

    publish(workers(1));

    var first = queue.flows().stream()
        .filter(flow -> flow.lane() == Lane.FLEX)
        .findFirst()
        .orElseThrow()
        .inOrder()
        .get(0);
    assertThat(place(first).reason()).isEqualTo(Reason.LANE_SHARE);
    assertThat(place(next).position()).isGreaterThan(place(first).position());
  }

  @Test
  void whatNobodyCanMakeIsToldSo() {
    var large = wait("a");
    var fit = new ModelFit(2, 0, 0, 0, null);

    publish(List.of(new Worker(
        "w0", "w0", List.of(new WorkerSlot("s0", List.of(new SlotModel("m", 0, true, fit)))))));

    assertThat(place(large).reason()).isEqualTo(Reason.NO_WORKER);
    assertThat(place(large).position()).isNull();
    assertThat(place(large).start()).isNull();
  }

  @Test
  void aVideoThatThePictureDoesNotKnowHasNoPlace() {
    learn(COST);
    wait("a");
    publish(workers(1));

    var younger = wait("a");
    var stranger = video("b", Lane.DEFAULT);

    assertThat(reader().place(waiting(younger))).isEmpty();
    assertThat(reader().place(waiting(stranger))).isEmpty();
  }

  @Test
  void anOldPictureIsNoPicture() {
    learn(COST);
    var video = wait("a");
    publish(workers(1));

    board.lose("overview");

    assertThat(reader().place(waiting(video))).isEmpty();
    assertThat(reader().newcomer("default")).isEmpty();
  }

  @Test
  void aLongQueueOfOneOrganisationIsToldInSamples() {
    learn(COST);
    var videos = IntStream.range(0, 5_000).mapToObj(i -> wait("a")).toList();

    publish(workers(4));

    assertThat(place(videos.get(2_500)).position()).isCloseTo(2_501, within(5));
    assertThat(place(videos.get(4_999)).position()).isEqualTo(5_000);
    assertThat(secondsUntil(start(videos.get(4_999)).p50())).isCloseTo(12_500, within(60.0));
  }

  private void learn(double seconds) {
    for (int i = 0; i < 10; i++) costs.observe(video("x", Lane.DEFAULT).shape(), seconds);
  }

  private void publish(List<Worker> workers) {
    census.publish(new Census.Moment("term", 1.5, workers, Map.of(), busy, clock.millis()), false);
  }

  private QueueView reader() {
    return new QueueView(board, clock);
  }

  private Place place(QueuedVideo video) {
    return reader().place(waiting(video)).orElseThrow();
  }

  private Place.Expected start(QueuedVideo video) {
    return Objects.requireNonNull(place(video).start());
  }

  private Place.Expected completion(QueuedVideo video) {
    return Objects.requireNonNull(place(video).completion());
  }

  private double secondsUntil(Instant time) {
    return Duration.between(clock.instant(), time).toMillis() / 1000.0;
  }

  private static Waiting waiting(QueuedVideo video) {
    return new Waiting(
        video.organizationId(),
        video.lane().word(),
        video.engineModel(),
        video.width(),
        video.height(),
        video.seconds(),
        1,
        video.createdAt());
  }

  private QueuedVideo claim() {
    return queue.claim(new FairQueue.Offer(s -> true, s -> true, 0, v -> true)).orElseThrow();
  }

  private void claimBusy(String worker, double heldSeconds) {
    busy.add(new QueueDao.Busy(claim().id(), worker, "s0", heldSeconds));
  }

  private static List<Worker> workers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Worker(
            "w" + i, "w" + i, List.of(new WorkerSlot("s0", List.of(new SlotModel("m", 0, true))))))
        .toList();
  }

  private QueuedVideo wait(String organization) {
    return wait(organization, Lane.DEFAULT);
  }

  private QueuedVideo wait(String organization, Lane lane) {
    var video = video(organization, lane);
    queue.arrive(video);
    return video;
  }

  private QueuedVideo video(String organization, Lane lane) {
    made++;
    return new QueuedVideo(
        "video_" + made,
        organization,
        lane,
        "m",
        1280,
        720,
        4,
        1,
        Instant.ofEpochSecond(made),
        null,
        false);
  }

  /** A board that forgets when it is told to. */
  private static final class Notices implements Board {
    private final Map<String, String> notices = new HashMap<>();

    @Override
    public void post(String key, String text, Duration lifetime) {
      notices.put(key, text);
    }

    @Override
    public void remove(String key) {
      notices.remove(key);
    }

    @Override
    public Optional<String> read(String key) {
      return Optional.ofNullable(notices.get(key));
    }

    void lose(String key) {
      notices.remove(key);
    }
  }
}
