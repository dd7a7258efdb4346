package io.kinora.examples.bench.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.examples.cluster.Journal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void valuesAreTakenByNearestRank() {
    var sample = new Sample(List.of(4.0, 1.0, 3.0, 2.0));

    assertThat(sample.at(0.5)).isEqualTo(2);
    assertThat(sample.at(0.99)).isEqualTo(4);
    assertThat(sample.max()).isEqualTo(4);
    assertThat(new Sample(List.of()).at(0.5)).isNaN();
  }

  @Test
  void fairnessIsOneAmongEqualsAndTheShareOfOneWhoTakesAll() {
    assertThat(new Sample(List.of(5.0, 5.0, 5.0)).jain()).isCloseTo(1, within(1e-9));
    assertThat(new Sample(List.of(9.0, 0.0, 0.0)).jain()).isCloseTo(1.0 / 3, within(1e-9));
  }

  @Test
  void jobCountsWhereItStartedFirst() {
    var timeline = new Timeline(List.of(
        new Journal.Entry("start", "a", 1_000_000),
        new Journal.Entry("start", "a", 3_000_000),
        new Journal.Entry("end", "a", 3_500_000),
        new Journal.Entry("start", "b", 1_500_000)));

    assertThat(timeline.startsPerSecond(0, 2_000_000)).isEqualTo(1);
    assertThat(timeline.starts("a")).hasSize(2);
    assertThat(timeline.hasEnded("b")).isFalse();
  }
}
