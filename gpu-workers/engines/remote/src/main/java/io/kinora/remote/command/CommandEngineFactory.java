package io.kinora.remote.command;

import io.kinora.worker.engine.Finding;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes engines named {@code command}; the settings are those of {@link CommandSettings}. */
public final class CommandEngineFactory implements VideoEngineFactory {
  @Override
  public String name() {
    return "command";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    return new CommandEngine(CommandSettings.of(settings));
  }

  /** Talks to the program itself, so that nothing is smoothed over. */
  @Override
  public List<Finding> check(Map<String, Object> settings, Path folder)
      throws InterruptedException {
    return ProgramCheck.run(CommandSettings.of(settings), folder);
  }
}
