package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.billing.Demand.Sample;
import io.kinora.server.scheduling.Lane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemandTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Sample FULL = new Sample(10, 10, 2000, 0, 0);
  private static final Sample CALM = new Sample(2, 10, 0, 0, 0);

  private static Demand after(Demand demand, Sample sample, Duration span) {
    for (var passed = STEP; passed.compareTo(span) <= 0; passed = passed.plus(STEP)) {
      demand = demand.after(sample, demand.sampledAt().plus(STEP));
    }
    return demand;
  }

  private static Demand high() {
    return after(Demand.initial(START), FULL, Duration.ofMinutes(10));
  }

  @Test
  void aFullHouseWithALongQueueBecomesHighDemandAfterAWhile() {
    assertThat(after(Demand.initial(START), FULL, Duration.ofSeconds(120)).high())
        .isFalse();
    assertThat(high().high()).isTrue();
  }

  @Test
  void aFullHouseWithoutAQueueIsNormal() {
    var busy = new Sample(10, 10, 400, 0, 0);

    assertThat(after(Demand.initial(START), busy, Duration.ofHours(1)).high()).isFalse();
  }

  @Test
  void aShortCalmDoesNotEndIt() {
    var demand = after(high(), CALM, Duration.ofMinutes(4));

    assertThat(demand.high()).isTrue();
    assertThat(after(after(demand, FULL, STEP), CALM, Duration.ofMinutes(4)).high())
        .isTrue();
  }

  @Test
  void aLongCalmEndsIt() {
    assertThat(after(high(), CALM, Duration.ofMinutes(8)).high()).isFalse();
  }

  @Test
  void itStaysFiveMinutesAtLeastWhateverHappens() {
    var demand = Demand.initial(START);
    Instant changed = null;
    for (int i = 0; i < 2000; i++) {
      var next = demand.after(i / 30 % 2 == 0 ? FULL : CALM, demand.sampledAt().plus(STEP));
      if (next.high() != demand.high()) {
        if (changed != null) {
          assertThat(Duration.between(changed, next.since()))
              .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        }
        changed = next.since();
      }
      demand = next;
    }
  }

  @Test
  void noHealthySlotIsHighDemandWhenSomebodyWaits() {
    var outage = new Sample(0, 0, 300, 0, 0);

    assertThat(after(Demand.initial(START), outage, Duration.ofMinutes(10)).high())
        .isTrue();
  }

  @Test
  void whatNobodyHasLookedAtIsSaidToBeHigh() {
    var demand = Demand.initial(START);

    assertThat(demand.isHighAt(START.plusSeconds(30))).isFalse();
    assertThat(demand.isHighAt(START.plusSeconds(31))).isTrue();
  }

  @Test
  void lanesThatShareWaitByTheirWeights() {
    var both = new Sample(10, 10, 100, 300, 0);

    assertThat(both.waitSeconds(Lane.FLEX)).isEqualTo(40);
    assertThat(both.waitSeconds(Lane.DEFAULT)).isEqualTo(40);
    assertThat(both.waitSeconds(Lane.PRIORITY)).isZero();
    assertThat(new Sample(3, 10, 0, 0, 0).waitSeconds(Lane.FLEX)).isZero();
  }
}
