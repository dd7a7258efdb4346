package io.kinora.worker.execution;

import io.kinora.protocol.Job;
import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.worker.artifacts.Transfer;
import io.kinora.worker.cluster.ServerApi;
import io.kinora.worker.engine.CharacterClip;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.takes.Take;
import io.kinora.worker.takes.Takes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one attempt from its assignment to its outcome. Whatever concerns the server or the store
 * is tried until it is decided; only the engine's part can fail. Thread-safe.
 */
final class AttemptRunner {
  private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

  /** Less than what a worker that stops has left to say what becomes of its attempts. */
  private static final Duration LAST_SEGMENT = Duration.ofSeconds(3);

  private final ServerApi server;
  private final Transfer transfer;
  private final Retry retry;
  private final Credentials credentials;
  private final ScheduledExecutorService timer;
  private final ExecutorService threads;

  /**
   * @param timer stops attempts whose deadline has passed
   * @param threads for what goes on beside an engine
   */
  AttemptRunner(
      ServerApi server,
      Transfer transfer,
      Retry retry,
      ScheduledExecutorService timer,
      ExecutorService threads) {
    this.server = server;
    this.transfer = transfer;
    this.retry = retry;
    credentials = new Credentials(server, retry);
    this.timer = timer;
    this.threads = threads;
  }

  /** Returns when nothing is left to be done for the attempt. */
  void run(Attempt attempt, Slot slot) throws InterruptedException {
    Optional<Job> job = fetch(attempt);
    if (job.isEmpty()) {
      log.atInfo().addKeyValue("fence", attempt.fence()).log("assignment is stale, ignored");
      return;
    }
    log.atInfo()
        .addKeyValue("video", job.get().videoId())
        .addKeyValue("fence", attempt.fence())
        .addKeyValue("slot", slot.id())
        .addKeyValue("model", job.get().model())
        .log("attempt started");
    var steps = new Steps();
    Optional<Outcome> outcome = work(attempt, slot, job.get(), steps);
    if (outcome.isPresent()) report(attempt, outcome.get().withSteps(steps.taken()));
    else log.atInfo().addKeyValue("fence", attempt.fence()).log("attempt lost, dropped");
  }

  private Optional<Job> fetch(Attempt attempt) throws InterruptedException {
    try {
      return attempt.interruptibly(
          () -> retry.until("fetch the job", () -> server.job(attempt.fence())));
    } catch (InterruptedException e) {
      // Stopped before it began: nothing was acknowledged, so there is nothing to report.
      if (attempt.isCancelled()) return Optional.empty();
      throw e;
    }
  }

  /** The outcome, or empty when the fence turned out to be lost. */
  private Optional<Outcome> work(Attempt attempt, Slot slot, Job job, Steps steps)
      throws InterruptedException {
    var deadline = timer.schedule(
        () -> attempt.stop(Attempt.Stop.DEADLINE), job.deadlineSeconds(), TimeUnit.SECONDS);
    try {
      GenerationRequest request =
          attempt.interruptibly(() -> steps.take("inputs", () -> request(attempt, job)));
      attempt.markWith(marking(job));
      attempt.traced(job.traceParent());
      attempt.leaveWith(SegmentStore.of(job, transfer, retry, threads));
      Take made = attempt.interruptibly(() -> steps.take("engine", () -> {
        slot.admit(job.tenant());
        return Takes.best(slot.engine(), slot.scorer(), request, job.bestOf(), attempt);
      }));
      GeneratedVideo video =
          attempt.interruptibly(() -> Continuation.join(request, made.video(), attempt));
      // A finished video is not thrown away because a server was away for long.
      deadline.cancel(false);
      return attempt.interruptibly(() -> steps.take(
          "upload",
          () -> credentials.sign(job, slot.engine(), video)
              ? upload(attempt, job, video).map(outcome -> outcome.withSeed(made.seed()))
              : Optional.<Outcome>empty()));
    } catch (EngineException e) {
      log.atInfo()
          .addKeyValue("fence", attempt.fence())
          .addKeyValue("kind", e.kind())
          .log("engine failed");
      log.debug("engine failed", e);
      return attempt.isCancelled() ? stopped(attempt) : Optional.of(failed(e));
    } catch (InterruptedException e) {
      if (!attempt.isCancelled()) throw e;
      return stopped(attempt);
    } catch (IOException | RuntimeException e) {
      log.atWarn().addKeyValue("fence", attempt.fence()).setCause(e).log("attempt broke");
      return attempt.isCancelled()
          ? stopped(attempt)
          : Optional.of(Outcome.failed(
              ErrorKind.INFRA, "the worker could not handle the files of the video"));
    } finally {
      deadline.cancel(false);
    }
  }

  private Attempt.Marking marking(Job job) {
    var marks = new Marks(job.provenance());
    return (width, height) -> marks
        .of(width, height)
        .then(new Preview(job.fence(), width, height, server, threads, System::nanoTime));
  }

  private static Optional<Outcome> stopped(Attempt attempt) {
    return switch (Objects.requireNonNull(attempt.stopped())) {
      case CANCELLED -> Optional.of(Outcome.cancelled());
      case RELEASED -> Optional.of(Outcome.released());
      case DEADLINE ->
        Optional.of(Outcome.failed(ErrorKind.TIMEOUT, "the video took too long to generate"));
      case LOST -> Optional.empty();
    };
  }

  private static Outcome failed(EngineException e) {
    ErrorKind kind = switch (e.kind()) {
      case USER -> ErrorKind.USER;
      case INFRA -> ErrorKind.INFRA;
      case OOM -> ErrorKind.OOM;
      case TIMEOUT -> ErrorKind.TIMEOUT;
    };
    return Outcome.failed(kind, e.getMessage() == null ? "" : e.getMessage());
  }

  private GenerationRequest request(Attempt attempt, Job job)
      throws IOException, InterruptedException {
    Path inputs = Files.createDirectories(attempt.workFolder().resolve("in"));
    Path reference = input(job.inputReferenceUrl(), inputs.resolve("reference"));
    return new GenerationRequest(
        job.model(),
        job.prompt(),
        job.negativePrompt(),
        job.width(),
        job.height(),
        job.seconds(),
        job.seed(),
        reference,
        source(job, inputs),
        characters(job, inputs),
        job.options());
  }

  private List<CharacterClip> characters(Job job, Path inputs)
      throws IOException, InterruptedException {
    List<CharacterClip> characters = new ArrayList<>();
    for (var character : job.characters()) {
      var file = fetched(character.url(), inputs.resolve("character-" + characters.size()));
      characters.add(new CharacterClip(character.id(), character.name(), file));
    }
    return characters;
  }

  private @Nullable SourceVideo source(Job job, Path inputs)
      throws IOException, InterruptedException {
    Job.Source source = job.source();
    if (source == null) return null;
    return new SourceVideo(
        switch (source.use()) {
          case REMIX -> SourceVideo.Use.REMIX;
          case EDIT -> SourceVideo.Use.EDIT;
          case EXTEND -> SourceVideo.Use.EXTEND;
        },
        fetched(source.url(), inputs.resolve("source.mp4")),
        source.prompt(),
        source.seed(),
        input(source.planUrl(), inputs.resolve("plan.json")),
        input(source.captionsUrl(), inputs.resolve("captions.vtt")));
  }

  private @Nullable Path input(@Nullable String url, Path target)
      throws IOException, InterruptedException {
    return url == null ? null : fetched(url, target);
  }

  private Path fetched(String url, Path target) throws IOException, InterruptedException {
    return retry.unlessRefused("fetch an input", () -> transfer.download(url, target));
  }

  /** Empty when the fence is lost. */
  private Optional<Outcome> upload(Attempt attempt, Job job, GeneratedVideo video)
      throws IOException, InterruptedException {
    Job current = job;
    while (true) {
      try {
        return Optional.of(
            Outcome.completed(send(current, video), video.notes(), seconds(video.stages())));
      } catch (Transfer.RefusedException e) {
        // Signed URLs run out while a server is away for long; the fence decides whether new ones
        // are due.
        log.atInfo().addKeyValue("fence", attempt.fence()).log("upload refused, asking again");
        retry.pause();
        Optional<Job> fresh = retry.until("fetch the job", () -> server.job(attempt.fence()));
        if (fresh.isEmpty()) return Optional.empty();
        current = fresh.get();
      }
    }
  }

  private Map<Variant, Outcome.Artifact> send(Job job, GeneratedVideo video)
      throws IOException, InterruptedException {
    Map<Variant, Outcome.Artifact> sent = new EnumMap<>(Variant.class);
    List<Callable<Void>> all = new ArrayList<>();
    for (var file : files(video).entrySet()) {
      Job.Upload target = job.uploads().get(file.getKey());
      if (target == null) continue;
      all.add(() -> {
        var artifact =
            retry.unlessRefused("upload", () -> transfer.upload(file.getValue(), target));
        synchronized (sent) {
          sent.put(file.getKey(), artifact);
        }
        return null;
      });
    }
    // Side by side, because each of them mostly waits for the server's disk.
    for (var upload : threads.invokeAll(all)) join(upload);
    return sent;
  }

  private static void join(Future<Void> upload) throws IOException, InterruptedException {
    try {
      upload.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) throw broken;
      if (e.getCause() instanceof InterruptedException stopped) throw stopped;
      throw new IllegalStateException("an upload broke", e.getCause());
    }
  }

  private static Map<Variant, Path> files(GeneratedVideo video) {
    Map<Variant, Path> files = new EnumMap<>(Variant.class);
    files.put(Variant.VIDEO, video.video());
    files.put(Variant.THUMBNAIL, video.thumbnail());
    files.put(Variant.SPRITESHEET, video.spritesheet());
    if (video.plan() != null) files.put(Variant.PLAN, video.plan());
    if (video.captions() != null) files.put(Variant.CAPTIONS, video.captions());
    return files;
  }

  private static Map<String, Double> seconds(Map<String, Duration> stages) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    stages.forEach((stage, duration) -> seconds.put(stage, duration.toMillis() / 1000.0));
    return seconds;
  }

  private void report(Attempt attempt, Outcome outcome) throws InterruptedException {
    if (!isEnd(outcome)) attempt.settle(LAST_SEGMENT);
    var verdict = retry.until("report the outcome", () -> server.report(attempt.fence(), outcome));
    log.atInfo()
        .addKeyValue("fence", attempt.fence())
        .addKeyValue("result", outcome.result())
        .addKeyValue("verdict", verdict)
        .log("attempt ended");
    if (verdict == ServerApi.Verdict.ACCEPTED && isEnd(outcome)) attempt.forgetKept();
    if (verdict == ServerApi.Verdict.REFUSED && outcome.result() == Outcome.Result.COMPLETED) {
      report(attempt, Outcome.failed(ErrorKind.INFRA, "the uploaded files were refused"));
    }
  }

  /** Whether no further attempt at the video follows. */
  private static boolean isEnd(Outcome outcome) {
    return switch (outcome.result()) {
      case COMPLETED, CANCELLED -> true;
      case FAILED -> outcome.errorKind() == ErrorKind.USER;
      case RELEASED -> false;
    };
  }
}
