package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.ModelFit;
import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import io.kinora.server.workers.FleetWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MisfitsTest {
  private static final long MINUTE = 60_000;

  private final Misfits misfits = new Misfits(Duration.ofMinutes(15));
  private final FairQueue queue =
      new FairQueue((org, lane) -> Integer.MAX_VALUE, QueuedVideo::seconds);
  private final QueuedVideo video =
      new QueuedVideo("v1", "org", Lane.DEFAULT, "m", 1280, 720, 8, 1, Instant.EPOCH, null, false);

  @Test
  void aVideoIsGivenUpAfterItsTimeAndNotBefore() {
    queue.arrive(video);

    assertThat(misfits.overdue(queue, List.of(), 0)).isEmpty();
    assertThat(misfits.overdue(queue, List.of(), 14 * MINUTE)).isEmpty();
    assertThat(misfits.overdue(queue, List.of(), 15 * MINUTE)).containsExactly(video);
  }

  @Test
  void aWorkerThatCouldStopsTheClock() {
    queue.arrive(video);
    misfits.overdue(queue, List.of(), 0);

    misfits.overdue(queue, List.of(worker(FleetWorker.State.CORDONED)), 10 * MINUTE);

    assertThat(misfits.overdue(queue, List.of(), 16 * MINUTE)).isEmpty();
    assertThat(misfits.overdue(queue, List.of(), 31 * MINUTE)).containsExactly(video);
  }

  @Test
  void aWorkerThatIsGoneDoesNotStopIt() {
    queue.arrive(video);
    var lost = List.of(worker(FleetWorker.State.LOST));

    misfits.overdue(queue, lost, 0);

    assertThat(misfits.overdue(queue, lost, 15 * MINUTE)).containsExactly(video);
  }

  @Test
  void aVideoThatCameLaterWaitsItsOwnTime() {
    queue.arrive(video);
    misfits.overdue(queue, List.of(), 0);
    queue.arrive(new QueuedVideo(
        "v2",
        "org",
        Lane.DEFAULT,
        "m",
        1280,
        720,
        8,
        1,
        Instant.EPOCH.plus(Duration.ofMinutes(10)),
        null,
        false));

    assertThat(misfits.overdue(queue, List.of(), 15 * MINUTE)).containsExactly(video);
  }

  @Test
  void sizeLengthAndMemoryDecideWhatFits() {
    var shape = new Shape("m", 1280, 720, 8);
    var fit = new ModelFit(8, 1280 * 720, 0, 10, new ModelFit.Vram(100, 1));
    var slot = new WorkerSlot("s0", List.of(new SlotModel("m", 0, false, fit)), "gpu");
    long needed = 100 + 1280L * 720 * 80;

    assertThat(new Fit(slot, List.of(gpu(needed))).fits(shape)).isTrue();
    assertThat(new Fit(slot, List.of(gpu(needed))).isWarm(shape)).isFalse();
    assertThat(new Fit(slot, List.of(gpu(needed - 1))).fits(shape)).isFalse();
    assertThat(new Fit(slot, List.of()).fits(shape)).isTrue();
    assertThat(new Fit(slot, List.of()).fits(new Shape("m", 1280, 720, 9))).isFalse();
    assertThat(new Fit(slot, List.of()).fits(new Shape("m", 1280, 721, 8))).isFalse();
    assertThat(new Fit(slot, List.of()).fits(new Shape("n", 1280, 720, 8))).isFalse();
  }

  private static DeviceState gpu(long memory) {
    return new DeviceState("gpu", 0, "a GPU", memory, 0, null, null, null, null);
  }

  private static FleetWorker worker(FleetWorker.State state) {
    var slot = new WorkerSlot("s0", List.of(new SlotModel("m", 0, true)));
    return new FleetWorker(
        "w",
        "w",
        "1",
        state,
        List.of(slot),
        List.of(),
        0,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
