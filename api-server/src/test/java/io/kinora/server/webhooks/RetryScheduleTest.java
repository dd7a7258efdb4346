package io.kinora.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");
  private final RetrySchedule schedule = new RetrySchedule(new Random(1));

  @Test
  void theFirstRetryComesWithinSecondsAndTheLastWithinThreeDays() {
    var at = CREATED;
    var attempts = 1;
    for (var next = schedule.next(attempts, CREATED, at, null);
        next.isPresent();
        next = schedule.next(attempts, CREATED, at, null)) {
      if (attempts == 1)
        assertThat(Duration.between(at, next.get()))
            .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
      at = next.get();
      attempts++;
    }

    assertThat(attempts).isBetween(8, 10);
    assertThat(Duration.between(CREATED, at)).isBetween(Duration.ofHours(40), Duration.ofHours(72));
  }

  @Test
  void anEndpointMayAskForMoreTime() {
    assertThat(schedule.next(1, CREATED, CREATED, Duration.ofMinutes(10)))
        .hasValue(CREATED.plusSeconds(600));
  }

  @Test
  void nothingIsTriedAfterThreeDays() {
    assertThat(schedule.next(2, CREATED, CREATED.plus(Duration.ofHours(72)), null))
        .isEmpty();
    assertThat(schedule.next(1, CREATED, CREATED, Duration.ofHours(73))).isEmpty();
  }
}
