package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.media.Mp4Probe;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine must do with every kind of server, on top of what every engine must do. */
abstract class ServerEngineContract extends VideoEngineContract {
  @TempDir
  Path work;

  StandIn server;

  abstract StandIn standIn();

  /** Whether the server stops working on a job that it is told to cancel. */
  abstract boolean stopsOnCancel();

  @BeforeEach
  void startServer() {
    server = standIn();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected VideoEngine engine() {
    if (server == null) server = standIn();
    var engine = new ServerEngine(ServerSettings.of(server.settings()));
    await().atMost(Duration.ofSeconds(10)).until(() -> !engine.models().isEmpty());
    return engine;
  }

  @Override
  protected GenerationRequest shortRequest() {
    return request("a grey wall");
  }

  @Override
  protected GenerationRequest longRequest() {
    return request("slow");
  }

  @Test
  void theResultHasThePromisedSizeAndDurationWhateverTheServerMade() throws Exception {
    try (var engine = engine()) {
      var video = engine.generate(request("a grey wall"), new Quiet(work));

      var info = Mp4Probe.probe(video.video());
      assertThat(Objects.requireNonNull(info.video()).width()).isEqualTo(128);
      assertThat(info.seconds()).isCloseTo(2, within(0.001));
      assertThat(video.notes()).contains("The model made no sound.");
    }
  }

  @Test
  void aRestartOfTheServerInMidJobIsNotTheUsersFault() throws Exception {
    try (var engine = engine()) {
      var running = start(engine, "slow");
      await().until(() -> server.jobs.values().stream().anyMatch(job -> job.polls.get() > 0));

      server.restart();

      assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
    }
  }

  @Test
  void aFullDeviceIsTold() throws Exception {
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("oom"), new Quiet(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OOM));
    }
  }

  @Test
  void halfAFileIsNotDelivered() throws Exception {
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("broken"), new Quiet(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
    }
  }

  @Test
  void aSickServerOffersNoModelUntilItIsWell() throws Exception {
    try (var engine = engine()) {
      server.sick = true;
      await().atMost(Duration.ofSeconds(20)).until(() -> engine.models().isEmpty());

      server.sick = false;
      await().atMost(Duration.ofSeconds(20)).until(() -> !engine.models().isEmpty());
    }
  }

  @Test
  void aCancelledJobIsCancelledOnTheServer() throws Exception {
    assumeTrue(stopsOnCancel(), "this kind of server cannot stop a job");
    try (var engine = engine()) {
      var context = new Quiet(work);
      var running = start(engine, "slow", context);
      await().until(() -> server.jobs.values().stream().anyMatch(job -> job.polls.get() > 0));

      context.cancelled = true;

      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> server.jobs.values().stream().allMatch(StandIn.Job::isCancelled));
      assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private CompletableFuture<Void> start(VideoEngine engine, String prompt) {
    return start(engine, prompt, new Quiet(work));
  }

  private static CompletableFuture<Void> start(
      VideoEngine engine, String prompt, GenerationContext context) {
    var end = new CompletableFuture<Void>();
    var thread = new Thread(() -> {
      try {
        engine.generate(request(prompt), context);
        end.complete(null);
      } catch (Exception e) {
        end.completeExceptionally(e);
      }
    });
    thread.setDaemon(true);
    thread.start();
    return end;
  }

  private static GenerationRequest request(String prompt) {
    return new GenerationRequest("toy", prompt, null, 128, 64, 2, 1, null, null, Map.of());
  }

  private static final class Quiet implements GenerationContext {
    private final Path folder;
    volatile boolean cancelled;

    Quiet(Path folder) {
      this.folder = folder;
    }

    @Override
    public Path workFolder() {
      return folder;
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public void progress(double fraction) {}

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
