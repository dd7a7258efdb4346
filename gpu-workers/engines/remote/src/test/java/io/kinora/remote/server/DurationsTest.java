package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private final Durations durations = new Durations();

  @Test
  void theEstimateComesFromEarlierRunsOfTheModel() {
    durations.learn(submission("wan", 100), 100);

    assertThat(durations.fraction(submission("wan", 100), 50)).isCloseTo(0.5, within(0.001));
    assertThat(durations.fraction(submission("wan", 200), 50))
        .as("twice as many frames")
        .isCloseTo(0.25, within(0.001));
    assertThat(durations.fraction(submission("ltx", 100), 30))
        .as("a model without a history")
        .isCloseTo(0.5, within(0.001));
  }

  @Test
  void theLastRunCountsMost() {
    durations.learn(submission("wan", 100), 100);
    durations.learn(submission("wan", 100), 200);

    assertThat(durations.fraction(submission("wan", 100), 65)).isCloseTo(0.5, within(0.001));
  }

  @Test
  void nothingIsKnownToBeNearlyDone() {
    durations.learn(submission("wan", 100), 10);

    var before = 0.0;
    for (var seconds = 0; seconds < 10_000; seconds++) {
      var fraction = durations.fraction(submission("wan", 100), seconds);
      assertThat(fraction).isBetween(before, 0.95);
      before = fraction;
    }
    assertThat(before).isCloseTo(0.95, within(0.001));
  }

  private static Submission submission(String model, int frames) {
    return new Submission(
        model, "a ball", null, 1280, 720, frames, 25, 4, 1, null, null, Map.of(), null);
  }
}
