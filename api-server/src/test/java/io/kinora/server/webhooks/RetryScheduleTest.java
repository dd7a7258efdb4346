package io.kinora.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private final RetrySchedule schedule = new RetrySchedule(new Random(1));

  @Test
  void theFirstRetryComesWithinSecondsAndTheLastWithinThreeDays() {
    var delays = new ArrayList<Duration>();
    var age = Duration.ZERO;
    for (var next = schedule.next(1, age, null);
        next.isPresent();
        next = schedule.next(delays.size() + 1, age, null)) {
      delays.add(next.get());
      age = age.plus(next.get());
    }

    assertThat(delays.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(delays).hasSizeBetween(7, 9);
    assertThat(age).isBetween(Duration.ofHours(40), Duration.ofHours(72));
  }

  @Test
  void anEndpointMayAskForMoreTime() {
    assertThat(schedule.next(1, Duration.ZERO, Duration.ofMinutes(10)))
        .hasValue(Duration.ofMinutes(10));
  }

  @Test
  void nothingIsTriedAfterThreeDays() {
    assertThat(schedule.next(2, Duration.ofHours(72), null)).isEmpty();
    assertThat(schedule.next(1, Duration.ZERO, Duration.ofHours(73))).isEmpty();
  }
}
