package io.kinora.remote.server;

import io.kinora.remote.film.Clip;
import io.kinora.remote.film.ClipLimits;
import io.kinora.remote.film.ClipMaker;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes clips on one inference server, each as one job of it. A job is written down before it is
 * asked about, and asked for again by the next attempt when this worker dies. One that the server
 * has forgotten, that outlives its deadline or that ends out of memory costs an attempt; after the
 * latter two the server rests, because it cannot be trusted.
 */
final class ServerClips implements ClipMaker, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerClips.class);
  /** Questions in a row that may fail before a job counts as lost. */
  private static final int UNANSWERED_MAX = 10;
  /** Attempts in which a finished job's file may fail to arrive before the job counts as lost. */
  private static final int FETCHES_MAX = 2;
  /** Engines stop within two seconds, however long a sick server takes to answer. */
  private static final Duration CANCEL_WITHIN = Duration.ofMillis(1500);

  private static final String NO_CHARACTERS =
      "This model takes no characters; it goes by the prompt alone.";
  /** What the server does before its file is there; the rest is fetching it. */
  private static final double SERVER_SHARE = 0.97;

  /** One job at a time on servers whose adapters are everybody's, however many slots use them. */
  private static final ConcurrentMap<String, Semaphore> TURNS = new ConcurrentHashMap<>();

  private final ServerSettings settings;
  private final InferenceServer server;
  private final ServerHealth health;
  private final Clock clock;
  private final String url;
  private final Durations durations = new Durations();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ServerReport report = ServerReport.WELL;

  ServerClips(ServerSettings settings, InferenceServer server, ServerHealth health, Clock clock) {
    this.settings = settings;
    this.server = server;
    this.health = health;
    this.clock = clock;
    this.url = settings.url().toString();
  }

  /** What the server last said of itself. */
  void heard(ServerReport told) {
    report = told;
  }

  @Override
  public ClipLimits limits(String model) throws EngineException {
    return limits(model(model));
  }

  ClipLimits limits(ServerModel model) {
    var videoUses = model.video() == null ? server.videoUses(model) : model.video();
    var told = report.told(model.remote());
    var longest = told == null || told.maxSeconds() == 0
        ? model.maxSeconds()
        : Math.min(model.maxSeconds(), told.maxSeconds());
    return new ClipLimits(
        longest,
        takesImages(model, told),
        videoUses.contains("edit"),
        videoUses.contains("extend"),
        model.shots());
  }

  /** The operator's word counts most, then the server's own, then what its kind can. */
  private boolean takesImages(ServerModel model, ServerReport.@Nullable Told told) {
    if (model.image() != null) return model.image();
    return told == null || told.images() == null ? server.takesImages(model) : told.images();
  }

  private ServerModel model(String id) throws EngineException {
    return settings.models().stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new EngineException(Kind.INFRA, "the server does not run the model " + id));
  }

  @Override
  public Clip make(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    var submission = model(request.model()).submission(request, context.traceParent());
    var raw = context.workFolder().resolve("raw");
    var started = System.nanoTime();
    var turn = server.sharesAdapters() ? turn(context) : null;
    try {
      var job = job(submission, context);
      await(submission, job, context);
      fetch(job, raw, context.keepFolder());
    } catch (IOException e) {
      throw new EngineException(Kind.INFRA, String.valueOf(e.getMessage()), e);
    } finally {
      if (turn != null) turn.release();
    }
    health.succeeded();
    context.progress(1);
    var time = Duration.ofNanos(System.nanoTime() - started);
    var notes = new ArrayList<>(server.ignored(submission));
    if (!request.characters().isEmpty()) notes.add(NO_CHARACTERS);
    return new Clip(raw, notes, Map.of("generate", time));
  }

  /**
   * A render is not thrown away for one broken connection, but neither is a file that never comes
   * asked for in every attempt to follow.
   */
  private void fetch(RemoteJob job, Path raw, Path folder)
      throws IOException, EngineException, InterruptedException {
    try {
      server.fetch(id(job), raw);
      RemoteJob.forget(folder);
    } catch (NoFileException e) {
      RemoteJob.forget(folder);
      throw e;
    } catch (IOException e) {
      var again = job.fetchedInVain();
      if (again.fetches() < FETCHES_MAX) again.keep(folder);
      else RemoteJob.forget(folder);
      throw e;
    }
  }

  private Semaphore turn(GenerationContext context) throws InterruptedException {
    var turn = TURNS.computeIfAbsent(url, unused -> new Semaphore(1, true));
    while (!turn.tryAcquire(settings.pollMillis(), TimeUnit.MILLISECONDS)) context.checkCancelled();
    return turn;
  }

  /** The job of an earlier attempt where the server still has it, otherwise a new one. */
  private RemoteJob job(Submission submission, GenerationContext context)
      throws IOException, EngineException, InterruptedException {
    var folder = context.keepFolder();
    var earlier = RemoteJob.find(folder, url).orElse(null);
    if (earlier != null && isAlive(earlier)) {
      log.atInfo().addKeyValue("job", id(earlier)).log("job of an earlier attempt taken up again");
      return earlier;
    }
    // A hand-over whose answer did not arrive is repeated under its name, so that it counts once.
    var name = earlier != null && earlier.job() == null && !server.namesJobs()
        ? earlier.name()
        : UUID.randomUUID().toString();
    var fresh = RemoteJob.handedOver(url, name, clock.millis());
    fresh.keep(folder);
    var accepted = fresh.accepted(server.submit(submission, fresh.name()));
    accepted.keep(folder);
    log.atInfo()
        .addKeyValue("job", accepted.job())
        .addKeyValue("model", submission.model())
        .log("job handed to server");
    return accepted;
  }

  private boolean isAlive(RemoteJob job) throws IOException, InterruptedException {
    if (job.job() == null && !server.namesJobs()) return false;
    var state = server.state(id(job));
    return !(state instanceof RemoteState.Gone || state instanceof RemoteState.Failed);
  }

  private static String id(RemoteJob job) {
    return job.job() == null ? job.name() : job.job();
  }

  private void await(Submission submission, RemoteJob job, GenerationContext context)
      throws EngineException, IOException, InterruptedException {
    var watch = new Watch(job.startedMillis());
    try {
      while (!settled(submission, id(job), watch, context)) {
        if (watch.seconds() > settings.jobTimeoutSeconds()) throw hangs(id(job));
        context.checkCancelled();
        if (closed.await(settings.pollMillis(), TimeUnit.MILLISECONDS))
          throw new InterruptedException("engine closed");
      }
      durations.learn(submission, watch.seconds());
    } catch (InterruptedException e) {
      stop(id(job));
      RemoteJob.forget(context.keepFolder());
      throw e;
    } catch (EngineException e) {
      if (!watch.silent()) RemoteJob.forget(context.keepFolder());
      throw e;
    }
  }

  private EngineException hangs(String job) {
    stop(job);
    health.faulted("a job hangs");
    return new EngineException(
        Kind.TIMEOUT, "the server took longer than " + settings.jobTimeoutSeconds() + " s");
  }

  /** Time since a job was handed over, and questions about it that went unanswered in a row. */
  private final class Watch {
    private final long startedMillis;
    private int unanswered;

    Watch(long startedMillis) {
      this.startedMillis = startedMillis;
    }

    double seconds() {
      return (clock.millis() - startedMillis) / 1e3;
    }

    boolean silent() {
      return unanswered >= UNANSWERED_MAX;
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
      watch.unanswered++;
      if (!watch.silent()) return false;
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
      if (failed.kind() == Kind.OOM) health.faulted("its device is full");
      throw new EngineException(failed.kind(), failed.message());
    }
    return false;
  }

  /** Asks on a thread of its own, which goes on asking after nobody waits for it any more. */
  private void stop(String job) {
    var interrupted = Thread.interrupted();
    var asking = new Thread(() -> cancel(job), "inference-server-cancel");
    asking.setDaemon(true);
    asking.start();
    try {
      asking.join(CANCEL_WITHIN.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void cancel(String job) {
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
      Thread.currentThread().interrupt();
    }
  }

  /** Has the server forget the adapters of earlier jobs. */
  void reset() throws IOException, InterruptedException {
    if (!server.sharesAdapters()) return;
    var turn = TURNS.computeIfAbsent(url, unused -> new Semaphore(1, true));
    turn.acquire();
    try {
      server.dropAdapters();
    } finally {
      turn.release();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
