package io.kinora.world;

import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.prompt.PromptParser;
import io.kinora.world.stage.StageBuilder;
import java.time.Clock;
import java.util.Map;

/** Makes {@link WorldEngine}s; they have no settings. */
public final class WorldEngineFactory implements VideoEngineFactory {
  @Override
  public String name() {
    return "world";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "the world engine knows no setting " + settings.keySet() + "; leave its settings empty");
    }
    var catalog = Catalog.load();
    return new WorldEngine(
        new SourcePlanner(new PromptParser(catalog)), new StageBuilder(catalog), Clock.systemUTC());
  }
}
