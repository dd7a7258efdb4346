package io.kinora.remote.server;

import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.time.Clock;
import java.util.Map;

/** Makes engines named {@code server}; the settings are those of {@link ServerSettings}. */
public final class ServerEngineFactory implements VideoEngineFactory {
  @Override
  public String name() {
    return "server";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    return new ServerEngine(ServerSettings.of(settings), Clock.systemUTC());
  }
}
