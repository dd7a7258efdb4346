package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartTest {
  @ParameterizedTest(name = "{0} with a lease of {1} s is {2}")
  @CsvSource({
    "PT5S, 30, PT5S",
    "PT5S, 0, PT5S",
    "PT5S, 6, PT1.5S",
    "PT10S, 30, PT7.5S",
    "PT5S, 2, PT1S",
  })
  void threeBeatsMayBeMissedInALease(Duration wanted, int leaseSeconds, Duration interval) {
    assertThat(Heart.interval(wanted, leaseSeconds)).isEqualTo(interval);
  }
}
