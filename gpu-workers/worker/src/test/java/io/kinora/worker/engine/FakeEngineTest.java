package io.kinora.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeEngineTest extends VideoEngineContract {
  @Override
  protected VideoEngine engine() {
    return new FakeEngine(List.of("fake", "slow"), 20, Duration.ofMillis(5));
  }

  @Override
  protected GenerationRequest shortRequest() {
    return request("fake");
  }

  @Override
  protected GenerationRequest longRequest() {
    return request("slow");
  }

  private static GenerationRequest request(String model) {
    return new GenerationRequest(model, "a ball", null, 640, 360, 4, 1, null, null, Map.of());
  }

  @Test
  void aSickEngineOffersNothing() {
    FakeEngine engine = FakeEngine.quick("fake");

    engine.fallSick();

    assertThat(engine.models()).isEmpty();
  }
}
