package io.kinora.remote.command;

import io.kinora.remote.film.Clip;
import io.kinora.remote.film.ClipLimits;
import io.kinora.remote.film.ClipMaker;
import io.kinora.remote.film.Film;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a program of {@link CommandSettings#command()}. One job at a time; the program outlives
 * the jobs, so that its models stay loaded. When it ends it is started again, after 1 s at first
 * and 60 s at most; until its hello it runs no model.
 */
final class CommandEngine implements VideoEngine, ClipMaker {
  private static final Logger log = LoggerFactory.getLogger(CommandEngine.class);
  private static final int PROTOCOL = 1;
  private static final Duration DELAY_MAX = Duration.ofSeconds(60);
  /**
   * How long the program may take to stop a job, so that the engine answers within the two seconds
   * of the SPI.
   */
  private static final Duration CANCEL_WITHIN = Duration.ofMillis(1500);

  /** How long the program may take to unload what another customer's jobs loaded. */
  private static final Duration RESET_WITHIN = Duration.ofSeconds(30);

  private static final Duration TICK = Duration.ofMillis(100);

  private final CommandSettings settings;
  private final ScheduledExecutorService starter =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "command-engine-starter");
        thread.setDaemon(true);
        return thread;
      });
  private final CompletableFuture<Void> firstHello = new CompletableFuture<>();

  private volatile List<FromProgram.Model> models = List.of();
  private volatile boolean keepsAdapters;
  private volatile @Nullable Program program;
  private volatile @Nullable Job job;
  private volatile @Nullable CompletableFuture<Void> reset;
  private volatile boolean closed;
  private int failures;
  private long jobs;

  CommandEngine(CommandSettings settings) {
    this.settings = settings;
    starter.execute(this::start);
  }

  /** The running job: its id, where to tell progress, and its end. */
  private record Job(String id, GenerationContext context, CompletableFuture<FromProgram> end) {}

  private synchronized void start() {
    if (closed) return;
    try {
      var started = new Program[1];
      started[0] = new Program(settings, this::heard, () -> ended(started));
      program = started[0];
      starter.schedule(
          () -> killIfSilent(started[0]),
          settings.startTimeout().toMillis(),
          TimeUnit.MILLISECONDS);
      log.atInfo().addKeyValue("command", settings.command().get(0)).log("program started");
    } catch (IOException e) {
      log.atWarn().addKeyValue("reason", e.getMessage()).log("program does not start");
      startLater();
    }
  }

  private void killIfSilent(Program started) {
    if (program == started && models.isEmpty() && !firstHello.isDone()) {
      log.atWarn().log("program said no hello in time");
      started.kill();
    }
  }

  private void ended(Program[] started) {
    models = List.of();
    var running = job;
    if (running != null) {
      running
          .end()
          .completeExceptionally(new EngineException(Kind.INFRA, "the engine's program ended"));
    }
    var resetting = reset;
    if (resetting != null) resetting.completeExceptionally(new IOException("the program ended"));
    if (closed) return;
    log.atWarn().log("program ended");
    if (started[0] != null) started[0].close();
    startLater();
  }

  private synchronized void startLater() {
    if (closed) return;
    var delay = Math.min(DELAY_MAX.toMillis(), 1000L << Math.min(failures++, 10));
    starter.schedule(this::start, delay, TimeUnit.MILLISECONDS);
  }

  private void heard(FromProgram message) {
    if (message instanceof FromProgram.Hello hello) {
      greet(hello);
    } else if (message instanceof FromProgram.Models changed) {
      models = named(changed.models());
    } else if (message instanceof FromProgram.Reset) {
      var waiting = reset;
      if (waiting != null) waiting.complete(null);
    } else {
      heardOfJob(message);
    }
  }

  private void greet(FromProgram.Hello hello) {
    if (hello.protocol() != PROTOCOL) {
      log.atError()
          .addKeyValue("protocol", hello.protocol())
          .log("the program speaks another protocol than " + PROTOCOL);
      return;
    }
    models = named(hello.models());
    keepsAdapters = hello.keepsAdapters();
    synchronized (this) {
      failures = 0;
    }
    firstHello.complete(null);
    log.atInfo().addKeyValue("models", models.size()).log("program ready");
  }

  private static List<FromProgram.Model> named(@Nullable List<FromProgram.Model> models) {
    return models == null
        ? List.of()
        : models.stream()
            .filter(model -> model.id() != null && !model.id().isBlank())
            .toList();
  }

  private void heardOfJob(FromProgram message) {
    var running = job;
    if (running == null) return;
    if (message instanceof FromProgram.Progress progress) {
      if (progress.job().equals(running.id())) {
        running.context().progress(progress.fraction());
      }
    } else if (running.id().equals(jobOf(message))) {
      running.end().complete(message);
    }
  }

  private static @Nullable String jobOf(FromProgram message) {
    if (message instanceof FromProgram.Completed completed) return completed.job();
    if (message instanceof FromProgram.Failed failed) return failed.job();
    if (message instanceof FromProgram.Cancelled cancelled) return cancelled.job();
    return null;
  }

  @Override
  public List<EngineModel> models() {
    return models.stream().map(FromProgram.Model::offered).toList();
  }

  @Override
  public ClipLimits limits(String model) throws EngineException {
    return models.stream()
        .filter(candidate -> candidate.id().equals(model))
        .findFirst()
        .orElseThrow(
            () -> new EngineException(Kind.INFRA, "the program does not run the model " + model))
        .limits();
  }

  /** Waits for the program's first hello. */
  void awaitReady(Duration limit) throws InterruptedException, TimeoutException {
    try {
      firstHello.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the hello never fails", e);
    }
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    return Film.make(this, request, context);
  }

  @Override
  public Clip make(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    var current = running();
    var running = new Job("job-" + ++jobs, context, new CompletableFuture<>());
    job = running;
    try {
      var started = System.nanoTime();
      current.tell(message(running.id(), request, context));
      var completed = completed(await(current, running));
      return clip(completed, context, Duration.ofNanos(System.nanoTime() - started));
    } catch (IOException e) {
      throw new EngineException(Kind.INFRA, "the engine's program does not listen", e);
    } finally {
      job = null;
    }
  }

  private Program running() throws EngineException {
    var current = program;
    if (current == null) throw new EngineException(Kind.INFRA, "the program is not running");
    return current;
  }

  /** A program that does not say that it has forgotten is ended, which makes it forget. */
  @Override
  public void reset() throws EngineException, InterruptedException {
    if (!keepsAdapters) return;
    var current = running();
    var done = new CompletableFuture<Void>();
    reset = done;
    try {
      current.tell(new ToProgram.Reset());
      done.get(RESET_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | TimeoutException | ExecutionException e) {
      current.kill();
      throw new EngineException(Kind.INFRA, "the program did not forget the jobs before", e);
    } finally {
      reset = null;
    }
  }

  private FromProgram await(Program current, Job running)
      throws EngineException, InterruptedException {
    var deadline = System.nanoTime() + settings.jobTimeout().toNanos();
    try {
      while (true) {
        if (running.context().isCancelled()) throw new InterruptedException("generation cancelled");
        if (System.nanoTime() > deadline) {
          stop(current, running);
          throw new EngineException(
              Kind.TIMEOUT, "the program took longer than " + settings.jobTimeout());
        }
        try {
          return running.end().get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          continue;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EngineException failure) throw failure;
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      stop(current, running);
      throw e;
    }
  }

  /**
   * Asks the program to stop the job, and ends the program when it does not: a device must not stay
   * busy for nobody.
   */
  private static void stop(Program current, Job running) {
    var interrupted = Thread.interrupted();
    try {
      current.tell(new ToProgram.Cancel(running.id()));
      running.end().get(CANCEL_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | TimeoutException | ExecutionException e) {
      log.atWarn().log("the program did not stop its job and is ended");
      current.kill();
    } catch (InterruptedException e) {
      current.kill();
      interrupted = true;
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private static FromProgram.Completed completed(FromProgram end)
      throws EngineException, InterruptedException {
    if (end instanceof FromProgram.Completed completed) return completed;
    if (end instanceof FromProgram.Failed failed)
      throw new EngineException(kind(failed.kind()), text(failed.message()));
    throw new InterruptedException("the program cancelled the job");
  }

  private static Kind kind(@Nullable String kind) {
    try {
      return kind == null ? Kind.INFRA : Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Kind.INFRA;
    }
  }

  private static String text(@Nullable String message) {
    return message == null || message.isBlank() ? "the program gave no reason" : message;
  }

  private static Clip clip(
      FromProgram.Completed completed, GenerationContext context, Duration generated)
      throws EngineException {
    var raw = context.workFolder().resolve(String.valueOf(completed.video())).normalize();
    if (!raw.startsWith(context.workFolder())) {
      throw new EngineException(Kind.INFRA, "the program's file lies outside the work folder");
    }
    if (!Files.isRegularFile(raw)) {
      throw new EngineException(Kind.INFRA, "the program's file is not there");
    }
    var notes = completed.notes() == null ? List.<String>of() : completed.notes();
    return new Clip(raw, notes, stages(completed, generated));
  }

  private static LinkedHashMap<String, Duration> stages(
      FromProgram.Completed completed, Duration generated) {
    var stages = new LinkedHashMap<String, Duration>();
    if (completed.stages() == null || completed.stages().isEmpty()) {
      stages.put("generate", generated);
    } else {
      completed
          .stages()
          .forEach(
              (name, seconds) -> stages.put(name, Duration.ofMillis(Math.round(seconds * 1000))));
    }
    return stages;
  }

  private static ToProgram.Generate message(
      String id, GenerationRequest request, GenerationContext context) {
    return new ToProgram.Generate(
        id,
        request.model(),
        request.prompt(),
        request.negativePrompt(),
        request.width(),
        request.height(),
        request.seconds(),
        request.seed(),
        context.workFolder().toAbsolutePath().toString(),
        path(request.inputReference()),
        source(request.source()),
        request.characters().stream()
            .map(character -> new ToProgram.Character(
                character.id(),
                character.name(),
                character.file().toAbsolutePath().toString()))
            .toList(),
        request.options(),
        context.traceParent());
  }

  private static ToProgram.@Nullable Source source(@Nullable SourceVideo source) {
    if (source == null) return null;
    var use = source.use().name().toLowerCase(Locale.ROOT);
    return new ToProgram.Source(
        use, source.file().toAbsolutePath().toString(), source.prompt(), source.seed());
  }

  private static @Nullable String path(@Nullable Path file) {
    return file == null ? null : file.toAbsolutePath().toString();
  }

  @Override
  public void close() {
    closed = true;
    starter.shutdownNow();
    var current = program;
    program = null;
    if (current != null) current.close();
  }
}
