package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.protocol.WorkerSlot;
import io.kinora.server.workers.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final FairQueue queue =
      new FairQueue((org, lane) -> Integer.MAX_VALUE, QueuedVideo::seconds);
  private final Planner planner = new Planner(queue, new CostModel());

  @Test
  void everyFreeSlotGetsOneVideo() {
    queue.arrive(video("v1", "m", null));
    queue.arrive(video("v2", "m", null));
    queue.arrive(video("v3", "m", null));

    var choices = planner.choose(
        List.of(worker("w1", "m"), worker("w2", "m"), worker("w3", "m")),
        Map.of(new QueueDao.Slot("w2", "s0"), "v0"));

    assertThat(choices).extracting(Planner.Choice::worker).containsExactly("w1", "w3");
    assertThat(choices).extracting(c -> c.video().id()).containsExactly("v1", "v2");
  }

  @Test
  void aWorkerThatBrokeAVideoIsSpared() {
    queue.arrive(video("v1", "m", "w1"));

    var choices = planner.choose(List.of(worker("w1", "m"), worker("w2", "m")), Map.of());

    assertThat(choices).extracting(Planner.Choice::worker).containsExactly("w2");
  }

  @Test
  void theOnlyWorkerOfAModelGetsAnotherChance() {
    queue.arrive(video("v1", "m", "w1"));

    var choices = planner.choose(List.of(worker("w1", "m"), worker("w2", "other")), Map.of());

    assertThat(choices).extracting(Planner.Choice::worker).containsExactly("w1");
  }

  @Test
  void oneWorkerHasOneSuspectAtMost() {
    var two =
        new Worker("w1", "w1", List.of(slot("m"), new WorkerSlot("s1", slot("m").models())));
    queue.arrive(suspect("v1"));
    queue.arrive(suspect("v2"));
    queue.arrive(video("v3", "m", null));

    var choices = planner.choose(List.of(two), Map.of());
    assertThat(choices).extracting(c -> c.video().id()).containsExactly("v1", "v3");

    queue.finish("v3", 4);
    var slots = Map.of(new QueueDao.Slot("w1", "s0"), "v1");
    assertThat(planner.choose(List.of(two), slots)).isEmpty();

    queue.finish("v1", 4);
    assertThat(planner.choose(List.of(two), Map.of()))
        .extracting(c -> c.video().id())
        .containsExactly("v2");
  }

  @Test
  void aSickSlotGetsNothing() {
    queue.arrive(video("v1", "m", null));

    assertThat(planner.choose(List.of(worker("w1")), Map.of())).isEmpty();
    assertThat(queue.size()).isEqualTo(1);
  }

  private static Worker worker(String id, String... models) {
    return new Worker(id, id, List.of(slot(models)));
  }

  private static WorkerSlot slot(String... models) {
    return new WorkerSlot(
        "s0", Stream.of(models).map(m -> new WorkerSlot.SlotModel(m, 0, true)).toList());
  }

  private static QueuedVideo suspect(String id) {
    return new QueuedVideo(
        id, "org", Lane.DEFAULT, "m", 1280, 720, 4, 1, Instant.ofEpochSecond(1), null, true);
  }

  private static QueuedVideo video(String id, String model, @Nullable String avoid) {
    return new QueuedVideo(
        id, "org", Lane.DEFAULT, model, 1280, 720, 4, 1, Instant.ofEpochSecond(1), avoid, false);
  }
}
