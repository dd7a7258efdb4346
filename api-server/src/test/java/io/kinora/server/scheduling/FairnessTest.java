package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FairnessTest {
  private final Fairness fairness = new Fairness();

  @Test
  void equalSharesAreOne() {
    fairness.restart(Set.of("a", "b"));

    fairness.serve("a", 10);
    fairness.serve("b", 10);

    assertThat(fairness.index()).hasValue(1.0);
  }

  @Test
  void oneThatGetsAllOfTwoIsAHalf() {
    fairness.restart(Set.of("a", "b"));

    fairness.serve("a", 10);

    assertThat(fairness.index().orElseThrow()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whoDidNotWaitAllTheWhileDoesNotCount() {
    fairness.restart(Set.of("a", "b", "c"));
    fairness.serve("a", 10);
    fairness.serve("b", 10);

    fairness.observe(Set.of("a", "b"));

    assertThat(fairness.index()).hasValue(1.0);
  }

  @Test
  void oneAloneHasNobodyToShareWith() {
    fairness.restart(Set.of("a"));
    fairness.serve("a", 10);

    assertThat(fairness.index()).isEmpty();
  }
}
