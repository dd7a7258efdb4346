package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
  private final Random random = new Random(1);

  @Test
  void waitsDoubleUpToTheLongest() {
    for (int failures = 1; failures < 200; failures++) {
      double full = Math.min(10_000, 100 * Math.pow(2, failures - 1));

      long wait = backoff.after(failures, random).toMillis();

      assertThat(wait).isBetween((long) (full / 2) - 1, (long) full + 1);
    }
  }

  @Test
  void twoWorkersDoNotComeBackTogether() {
    assertThat(backoff.after(8, random)).isNotEqualTo(backoff.after(8, random));
  }
}
