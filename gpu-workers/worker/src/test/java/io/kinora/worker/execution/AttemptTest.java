package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.protocol.Assignment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private final List<Attempt.Stop> told = new ArrayList<>();
  private final Attempt attempt = new Attempt(
      new Assignment("video_1", 7, 1, "fake-0"),
      Path.of("."),
      new KeptFolders(Path.of("kept"), Clock.systemUTC()),
      1,
      a -> told.add(a.stopped()));

  @Test
  void progressNeverFallsAndLeavesTheLastPercentToTheServer() {
    attempt.progress(0.5);
    attempt.progress(0.2);
    assertThat(attempt.percent()).isEqualTo(50);

    attempt.progress(7);
    assertThat(attempt.percent()).isEqualTo(99);
  }

  @Test
  void theFirstReasonToStopStays() {
    attempt.stop(Attempt.Stop.CANCELLED);
    attempt.stop(Attempt.Stop.RELEASED);

    assertThat(attempt.stopped()).isEqualTo(Attempt.Stop.CANCELLED);
    assertThat(told).containsExactly(Attempt.Stop.CANCELLED);
  }

  @Test
  void aStopInterruptsTheStepThatRuns() throws Exception {
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var thread = Executors.newSingleThreadExecutor();
    try {
      var step = thread.submit(() -> {
        assertThatThrownBy(() -> attempt.interruptibly(() -> {
              begun.countDown();
              never.await();
              return 0;
            }))
            .isInstanceOf(InterruptedException.class);
        return Thread.currentThread().isInterrupted();
      });
      begun.await();

      attempt.stop(Attempt.Stop.LOST);

      assertThat(step.get()).as("no interrupt is left behind").isFalse();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void noStepBeginsAfterAStop() {
    attempt.stop(Attempt.Stop.DEADLINE);

    assertThatThrownBy(() -> attempt.interruptibly(() -> told.add(null)))
        .isInstanceOf(InterruptedException.class);
    assertThat(told).containsExactly(Attempt.Stop.DEADLINE);
  }
}
