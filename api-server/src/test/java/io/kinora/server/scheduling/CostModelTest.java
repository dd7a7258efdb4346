package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.server.scheduling.QueuedVideo.Shape;
import org.junit.jupiter.api.Test;

class CostModelTest {
  private final CostModel costs = new CostModel();
  private final Shape shape = new Shape("m", 1280, 720, 4);

  @Test
  void somethingIsExpectedOfEveryShape() {
    assertThat(costs.estimate(shape)).isPositive();
    assertThat(costs.longest()).isZero();
  }

  @Test
  void theEstimateComesToWhatIsSeen() {
    for (int i = 0; i < 40; i++) costs.observe(shape, 30);

    assertThat(costs.estimate(shape)).isCloseTo(30, within(0.1));
    assertThat(costs.longest()).isEqualTo(30);
  }

  @Test
  void anUnseenShapeIsPricedByItsPixels() {
    for (int i = 0; i < 40; i++) costs.observe(shape, 30);

    assertThat(costs.estimate(new Shape("m", 1280, 720, 8))).isCloseTo(60, within(1.0));
    assertThat(costs.estimate(new Shape("m", 640, 360, 4))).isCloseTo(7.5, within(1.0));
  }

  @Test
  void takesCostAsOftenAsTheyAreMade() {
    var four = new Shape("m", 1280, 720, 4, 4);
    for (int i = 0; i < 40; i++) costs.observe(shape, 30);

    assertThat(costs.estimate(four)).isCloseTo(120, within(0.1));
    assertThat(costs.longEstimate(four)).isCloseTo(4 * costs.longEstimate(shape), within(0.1));

    for (int i = 0; i < 40; i++) costs.observe(four, 80);

    assertThat(costs.estimate(shape)).as("of one take").isCloseTo(20, within(0.1));
    assertThat(costs.shapes()).containsExactly(shape);
  }

  @Test
  void nonsenseIsNotLearned() {
    costs.observe(shape, 30);
    double before = costs.estimate(shape);

    costs.observe(shape, 0);
    costs.observe(shape, -5);

    assertThat(costs.estimate(shape)).isEqualTo(before);
  }
}
