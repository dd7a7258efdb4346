package io.kinora.examples.card;

import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.util.Map;

/** Makes {@link TestCardEngine}s under the name {@code test-card}; they have no settings. */
public final class TestCardEngineFactory implements VideoEngineFactory {

  @Override
  public String name() {
    return "test-card";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    return new TestCardEngine();
  }
}
