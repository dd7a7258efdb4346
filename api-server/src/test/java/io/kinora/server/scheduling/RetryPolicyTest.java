package io.kinora.server.scheduling;

import static io.kinora.server.scheduling.RetryPolicy.End.CRASH;
import static io.kinora.server.scheduling.RetryPolicy.End.INFRA;
import static io.kinora.server.scheduling.RetryPolicy.End.OOM;
import static io.kinora.server.scheduling.RetryPolicy.End.TIMEOUT;
import static io.kinora.server.scheduling.RetryPolicy.End.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.scheduling.RetryPolicy.Decision;
import io.kinora.server.scheduling.RetryPolicy.End;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Decision AGAIN = new Decision.Again();
  private static final Decision INTERNAL =
      new Decision.Fail("video_generation_failed", RetryPolicy.INTERNAL_MESSAGE);

  @Test
  void whatTheUserCausedFailsAtOnceAndSaysWhy() {
    assertThat(RetryPolicy.decide(List.of(USER), "no such colour"))
        .isEqualTo(new Decision.Fail("video_generation_failed", "no such colour"));
  }

  @Test
  void whatBrokeOnOurSideIsTriedThreeTimes() {
    assertThat(decide(INFRA)).isEqualTo(AGAIN);
    assertThat(decide(INFRA, INFRA)).isEqualTo(AGAIN);
    assertThat(decide(INFRA, INFRA, INFRA)).isEqualTo(INTERNAL);
  }

  @Test
  void tooLittleMemoryOrTimeIsTriedTwice() {
    for (End end : List.of(OOM, TIMEOUT)) {
      assertThat(decide(end)).isEqualTo(AGAIN);
      assertThat(decide(end, end)).isEqualTo(INTERNAL);
    }
  }

  @Test
  void aVideoThatKilledTwoWorkersIsKeptFromAThird() {
    assertThat(decide(CRASH)).isEqualTo(AGAIN);
    assertThat(decide(CRASH, CRASH)).isEqualTo(INTERNAL);
  }

  @Test
  void noMixtureIsTriedMoreThanThreeTimes() {
    for (End first : End.values()) {
      for (End second : End.values()) {
        for (End third : End.values()) {
          assertThat(decide(first, second, third)).isEqualTo(INTERNAL);
        }
      }
    }
  }

  @Test
  void whatTheWorkerSaysOfItsOwnFaultsIsNotShown() {
    assertThat(RetryPolicy.decide(List.of(OOM, OOM), "CUDA out of memory on gpu-7"))
        .isEqualTo(INTERNAL);
  }

  private static Decision decide(End... ends) {
    return RetryPolicy.decide(List.of(ends), null);
  }
}
