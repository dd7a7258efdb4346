package io.kinora.examples.bench;

import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;

/** The world engine of the class path, run in this process. */
public final class WorldEngines {

  private WorldEngines() {}

  /**
   * A new engine, to be closed.
   *
   * @throws IOException if there is none
   */
  public static VideoEngine create() throws IOException {
    return ServiceLoader.load(VideoEngineFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.name().equals("world"))
        .findFirst()
        .orElseThrow(() -> new IOException("the world engine is not on the class path"))
        .create(Map.of());
  }

  /** A job that nobody cancels. */
  public static GenerationContext uncancelled(Path workFolder, int threads) {
    return new Uncancelled(workFolder, threads);
  }

  private record Uncancelled(Path workFolder, int threads) implements GenerationContext {
    @Override
    public void progress(double fraction) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
