package io.kinora.world;

import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineContract;
import java.time.Duration;
import java.util.Map;

class WorldEngineContractTest extends VideoEngineContract {
  @Override
  protected VideoEngine engine() {
    return new WorldEngineFactory().create(Map.of());
  }

  @Override
  protected GenerationRequest shortRequest() {
    return request("world-draft", 96, 54, 1);
  }

  @Override
  protected GenerationRequest longRequest() {
    return request("world-quality", 1280, 720, 20);
  }

  /** It looks between frames, and takes all the processors that others leave it. */
  @Override
  protected Duration stopsWithin() {
    return Duration.ofSeconds(30);
  }

  private static GenerationRequest request(String model, int width, int height, int seconds) {
    return new GenerationRequest(
        model, "A red ball is dropped.", null, width, height, seconds, 11, null, null, Map.of());
  }
}
