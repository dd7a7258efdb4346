package io.kinora.remote.server;

import io.kinora.media.MediaException;
import io.kinora.remote.result.VideoNormalizer;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on one inference server. The server is probed again and again: after two failures in a
 * row the engine offers no model, until a probe succeeds again. A job that the server has
 * forgotten, that outlives its deadline or that ends out of memory costs an attempt; after the
 * latter two a server that is our child is started anew, because it cannot be trusted any more.
 */
final class ServerEngine implements VideoEngine {
  private static final Logger log = LoggerFactory.getLogger(ServerEngine.class);
  private static final int SICK_AFTER = 2;
  /** Questions in a row that may fail before a job counts as lost. */
  private static final int UNANSWERED_MAX = 10;
  /** What the server does before its file is there; the rest is ours. */
  private static final double SERVER_SHARE = 0.95;

  private final ServerSettings settings;
  private final InferenceServer server;
  private final @Nullable ServerProcess process;
  private final Durations durations = new Durations();
  private final ScheduledExecutorService prober =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inference-server-probe");
        thread.setDaemon(true);
        return thread;
      });
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile List<EngineModel> models = List.of();
  private int failures;

  ServerEngine(ServerSettings settings) {
    this.settings = settings;
    this.server = settings.server();
    this.process = settings.process() == null ? null : new ServerProcess(settings.process());
    prober.scheduleWithFixedDelay(this::probe, 0, settings.probeMillis(), TimeUnit.MILLISECONDS);
  }

  private void probe() {
    try {
      var loaded = server.probe();
      var offered = settings.models().stream()
          .filter(model -> loaded.isEmpty() || loaded.contains(model.remote()))
          .map(model -> new EngineModel(model.id(), model.vramBytes(), true))
          .toList();
      if (models.isEmpty() && !offered.isEmpty())
        log.atInfo().addKeyValue("url", settings.url()).log("inference server ready");
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
    return models;
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    context.checkCancelled();
    var model = settings.models().stream()
        .filter(candidate -> candidate.id().equals(request.model()))
        .findFirst()
        .orElseThrow(() -> new EngineException(
            Kind.INFRA, "the server does not run the model " + request.model()));
    if (request.seconds() > model.maxSeconds()) {
      throw new EngineException(
          Kind.USER, "the model makes clips of " + model.maxSeconds() + " seconds at most");
    }
    var submission = model.submission(request, request.seconds(), request.inputReference());
    var raw = context.workFolder().resolve("raw");
    var stages = new LinkedHashMap<String, Duration>();
    var started = System.nanoTime();
    run(submission, raw, context);
    stages.put("generate", Duration.ofNanos(System.nanoTime() - started));
    started = System.nanoTime();
    try {
      var result = VideoNormalizer.normalize(raw, request, context);
      stages.put("finish", Duration.ofNanos(System.nanoTime() - started));
      context.progress(1);
      return new GeneratedVideo(
          result.video(), result.thumbnail(), result.spritesheet(), null, result.notes(), stages);
    } catch (MediaException e) {
      throw new EngineException(
          Kind.INFRA, "the server's file cannot be used: " + e.getMessage(), e);
    }
  }

  private void run(Submission submission, Path raw, GenerationContext context)
      throws EngineException, InterruptedException {
    try {
      var job = server.submit(submission);
      // Kept beside the result while it lasts, so that an operator can find the job after a crash.
      Files.writeString(context.workFolder().resolve("server-job"), settings.url() + " " + job);
      log.atInfo()
          .addKeyValue("job", job)
          .addKeyValue("model", submission.model())
          .log("job handed to server");
      await(submission, job, context);
      server.fetch(job, raw);
    } catch (IOException e) {
      throw new EngineException(Kind.INFRA, String.valueOf(e.getMessage()), e);
    }
  }

  private void await(Submission submission, String job, GenerationContext context)
      throws EngineException, InterruptedException {
    var watch = new Watch();
    try {
      while (!settled(submission, job, watch, context)) {
        if (watch.seconds() > settings.jobTimeoutSeconds()) {
          stop(job);
          restart();
          throw new EngineException(
              Kind.TIMEOUT, "the server took longer than " + settings.jobTimeoutSeconds() + " s");
        }
        context.checkCancelled();
        if (closed.await(settings.pollMillis(), TimeUnit.MILLISECONDS))
          throw new InterruptedException("engine closed");
      }
      durations.learn(submission, watch.seconds());
    } catch (InterruptedException e) {
      stop(job);
      throw e;
    }
  }

  /** Time since a job was handed over, and questions about it that went unanswered in a row. */
  private static final class Watch {
    private final long started = System.nanoTime();
    private int unanswered;

    double seconds() {
      return (System.nanoTime() - started) / 1e9;
    }
  }

  /** Asks once; true when the file can be fetched. */
  private boolean settled(Submission submission, String job, Watch watch, GenerationContext context)
      throws EngineException, InterruptedException {
    RemoteState state;
    try {
      state = server.state(job);
      watch.unanswered = 0;
    } catch (IOException e) {
      if (++watch.unanswered < UNANSWERED_MAX) return false;
      throw new EngineException(Kind.INFRA, "the server stopped answering: " + e.getMessage(), e);
    }
    if (state instanceof RemoteState.Completed) return true;
    if (state instanceof RemoteState.Running running) {
      var fraction = running.fraction() == null
          ? durations.fraction(submission, watch.seconds())
          : running.fraction();
      context.progress(SERVER_SHARE * fraction);
    } else if (state instanceof RemoteState.Gone) {
      throw new EngineException(Kind.INFRA, "the server does not know the job any more");
    } else if (state instanceof RemoteState.Failed failed) {
      if (failed.kind() == Kind.OOM) restart();
      throw new EngineException(failed.kind(), failed.message());
    }
    return false;
  }

  private void stop(String job) {
    var interrupted = Thread.interrupted();
    try {
      if (!server.cancel(job)) {
        log.atWarn()
            .addKeyValue("job", job)
            .log("the server cannot stop the job, which runs on for nobody");
      }
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("job", job)
          .addKeyValue("reason", e.getMessage())
          .log("the job could not be cancelled");
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void restart() {
    if (process != null) process.restart();
  }

  @Override
  public void close() {
    closed.countDown();
    prober.shutdownNow();
    if (process != null) process.close();
  }
}
