package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.server.forecast.Place;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromisesTest {
  private final Promises promises = new Promises();

  @Test
  void aStartByThePromiseKeepsIt() {
    promises.make("v1", expected(10_000, 20_000), 0);
    promises.make("v2", expected(10_000, 20_000), 0);

    promises.judge("v1", 20_000);
    promises.judge("v2", 20_001);
    promises.judge("unknown", 5);

    assertThat(promises.judged()).isEqualTo(2);
    assertThat(promises.kept()).isEqualTo(1);
  }

  @Test
  void whatDoesNotWaitAnyMoreIsNotJudged() {
    promises.make("v1", expected(10_000, 20_000), 0);

    promises.retain(id -> false);
    promises.judge("v1", 15_000);

    assertThat(promises.judged()).isZero();
  }

  @Test
  void nineInTenAreKeptOnceItHasLearned() {
    var random = new Random(1);
    int kept = 0;
    for (int i = 0; i < 4_000; i++) {
      long wait = 30_000;
      promises.make("v", expected(wait, (long) (wait * promises.spread())), 0);
      long before = promises.kept();
      promises.judge("v", (long) (wait * Math.exp(0.8 * random.nextGaussian())));
      if (i >= 500 && promises.kept() > before) kept++;
    }

    assertThat(kept / 3500.0).isCloseTo(0.9, within(0.02));
  }

  private static Place.Expected expected(long p50, long p90) {
    return new Place.Expected(Instant.ofEpochMilli(p50), Instant.ofEpochMilli(p90));
  }
}
