package io.kinora.remote.server;

import io.kinora.remote.film.Film;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs videos on one inference server. The server is probed again and again: after two failures in
 * a row, after the end of a server that is our child, and while it rests from a fault, the engine
 * offers no model; afterwards it takes a probe that succeeds.
 */
final class ServerEngine implements VideoEngine {
  private static final Logger log = LoggerFactory.getLogger(ServerEngine.class);
  private static final int SICK_AFTER = 2;

  private final ServerSettings settings;
  private final InferenceServer server;
  private final @Nullable ServerProcess process;
  private final ServerHealth health;
  private final ServerClips clips;
  private final ScheduledExecutorService prober =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inference-server-probe");
        thread.setDaemon(true);
        return thread;
      });

  private volatile List<EngineModel> models = List.of();
  private int failures;

  ServerEngine(ServerSettings settings, Clock clock) {
    this.settings = settings;
    this.server = settings.server();
    this.process =
        settings.process() == null ? null : new ServerProcess(settings.process(), this::withdraw);
    this.health = new ServerHealth(clock, Duration.ofMillis(settings.restMillis()), this::cure);
    this.clips = new ServerClips(settings, server, health, clock);
    prober.scheduleWithFixedDelay(this::probe, 0, settings.probeMillis(), TimeUnit.MILLISECONDS);
  }

  private void probe() {
    try {
      var report = server.probe();
      clips.heard(report);
      var offered = settings.models().stream()
          .filter(report::runs)
          .map(model -> model.offered(clips.limits(model)))
          .toList();
      if (models.isEmpty() && !offered.isEmpty()) {
        log.atInfo()
            .addKeyValue("url", settings.url())
            .addKeyValue("version", report.version())
            .addKeyValue("models", offered.size())
            .log("inference server ready");
      }
      models = offered;
      failures = 0;
    } catch (IOException e) {
      if (++failures == SICK_AFTER) {
        log.atWarn()
            .addKeyValue("url", settings.url())
            .addKeyValue("reason", e.getMessage())
            .log("inference server lost");
      }
      if (failures >= SICK_AFTER) models = List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<EngineModel> models() {
    return health.rests() ? List.of() : models;
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    return Film.make(clips, request, context);
  }

  @Override
  public void reset() throws EngineException, InterruptedException {
    try {
      clips.reset();
    } catch (IOException e) {
      throw new EngineException(
          Kind.INFRA, "the server may still hold another customer's adapters", e);
    }
  }

  private void withdraw() {
    models = List.of();
  }

  private void cure() {
    withdraw();
    if (process != null) process.restart();
  }

  @Override
  public void close() {
    clips.close();
    prober.shutdownNow();
    if (process != null) process.close();
  }
}
