package io.kinora.examples.cluster;

import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Makes {@link PacedEngine}s; the setting {@code journal} is the file of their journal. */
public final class PacedEngineFactory implements VideoEngineFactory {

  @Override
  public String name() {
    return "paced";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    if (!(settings.get("journal") instanceof String journal)) {
      throw new IllegalArgumentException("journal must be the path of a file");
    }
    try {
      return new PacedEngine(Journal.append(Path.of(journal)), Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalArgumentException("journal cannot be written: " + e.getMessage(), e);
    }
  }
}
