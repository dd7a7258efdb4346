package io.kinora.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.scheduling.Lane;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningCapsTest {
  private final Map<String, String> plans = new HashMap<>(Map.of("org_1", "small"));
  private final LimitsConfiguration configuration = new LimitsConfiguration(
      Map.of("default", running(6), "small", running(2), "large", running(100)), 1000);
  private final RunningCaps caps = new RunningCaps(configuration, 8, () -> plans);

  @Test
  void thePlanSaysHowManyRunAtOnce() {
    caps.refresh();

    assertThat(caps.most("org_1", Lane.DEFAULT)).isEqualTo(2);
    assertThat(caps.most("org_2", Lane.DEFAULT)).isEqualTo(6);
  }

  @Test
  void nobodyRunsMoreThanAllMay() {
    plans.put("org_1", "large");
    caps.refresh();

    assertThat(caps.most("org_1", Lane.FLEX)).isEqualTo(8);
  }

  @Test
  void aNewPlanCountsOnceItIsLookedUp() {
    caps.refresh();
    plans.put("org_1", "large");
    assertThat(caps.most("org_1", Lane.DEFAULT)).isEqualTo(2);

    caps.refresh();

    assertThat(caps.most("org_1", Lane.DEFAULT)).isEqualTo(8);
  }

  private static Plan running(int most) {
    return new Plan(null, null, null, null, null, most);
  }
}
