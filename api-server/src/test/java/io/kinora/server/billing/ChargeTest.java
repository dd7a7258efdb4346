package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.billing.Charge.Ended;
import org.junit.jupiter.api.Test;

class ChargeTest {
  private static Ended video(boolean late, boolean stopped, int progress) {
    return new Ended(1_600_000, 800_000, 0, late, stopped, progress);
  }

  @Test
  void aCompletedVideoCostsWhatItHeld() {
    assertThat(Charge.of(video(false, false, 100), null).micros()).isEqualTo(1_600_000);
  }

  @Test
  void aLateStartCostsTheStandardPrice() {
    assertThat(Charge.of(video(true, false, 100), null).micros()).isEqualTo(800_000);
  }

  @Test
  void aLateStartNeverCostsMoreThanWasHeld() {
    var cheap = new Ended(100, 200, 0, true, false, 100);

    assertThat(Charge.of(cheap, null).micros()).isEqualTo(100);
  }

  @Test
  void whoStopsARunningVideoPaysForItsProgressRoundedDown() {
    assertThat(Charge.of(video(false, true, 33), "cancelled").micros()).isEqualTo(528_000);
    assertThat(Charge.of(new Ended(99, 99, 0, false, true, 50), "cancelled").micros())
        .isEqualTo(49);
    assertThat(Charge.of(video(true, true, 50), "cancelled").micros()).isEqualTo(400_000);
  }

  @Test
  void whatWasCancelledBeforeItRanCostsNothing() {
    assertThat(Charge.of(video(false, false, 40), "cancelled").micros()).isZero();
  }

  @Test
  void whatFailedCostsNothing() {
    assertThat(Charge.of(video(false, true, 99), "internal_error").micros()).isZero();
  }

  @Test
  void theFreeAllowanceIsUsedLikeMoney() {
    var free = new Ended(0, 0, 4000, false, true, 25);

    assertThat(Charge.of(free, null).millis()).isEqualTo(4000);
    assertThat(Charge.of(free, "cancelled").millis()).isEqualTo(1000);
    assertThat(Charge.of(free, "timeout").millis()).isZero();
  }
}
