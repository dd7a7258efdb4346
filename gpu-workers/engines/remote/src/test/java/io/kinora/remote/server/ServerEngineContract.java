package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.kinora.media.Mp4Probe;
import io.kinora.remote.film.TestContext;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir
  Path work;

  StandIn server;

  abstract StandIn standIn();

  /** Whether the server stops working on a job that it is told to cancel. */
  abstract boolean stopsOnCancel();

  /** Whether a job outlives the connection over which it was handed over. */
  boolean keepsJobs() {
    return true;
  }

  /** Settings with which a file that drips is soon given up. */
  Map<String, Object> impatient() {
    return Map.of("fileTimeoutMillis", 300);
  }

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
    return engine(Map.of());
  }

  /** An engine with settings of its own. */
  final VideoEngine engine(Map<String, Object> more) {
    return engine(more, Clock.systemUTC());
  }

  final VideoEngine engine(Map<String, Object> more, Clock clock) {
    var engine = new ServerEngine(ServerSettings.of(server.settings(more)), clock);
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(30))
        .until(() -> !engine.models().isEmpty());
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
      var video = engine.generate(request("a grey wall"), new Traced(work));

      var info = Mp4Probe.probe(video.video());
      assertThat(Objects.requireNonNull(info.video()).width()).isEqualTo(128);
      assertThat(info.seconds()).isCloseTo(2, within(0.001));
      assertThat(video.notes()).contains("The model made no sound.");
      assertThat(server.traces).containsExactly(Traced.TRACE);
    }
  }

  /** Servers sweep their files while the record still says that the job is completed. */
  @Test
  void aFileThatIsGoneIsMadeAnew() throws Exception {
    var kept = Files.createDirectory(work.resolve("kept"));
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("swept"), new TestContext(work, kept)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));

      var again = new TestContext(Files.createDirectory(work.resolve("second")), kept);
      assertThat(engine.generate(request("swept"), again).video()).isNotEmptyFile();
    }

    assertThat(server.accepted()).hasSize(2);
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
      assertThatThrownBy(() -> engine.generate(request("oom"), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OOM));
      assertThat(engine.models()).as("what a server that rests offers").isEmpty();
    }
  }

  @Test
  void halfAFileIsNotDelivered() throws Exception {
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("broken"), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
    }
  }

  @Test
  void aPageInPlaceOfAFileIsNotDelivered() throws Exception {
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("page"), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
    }
  }

  @Test
  void aFileThatDripsEndsAtItsTime() throws Exception {
    var clock = new StepClock();
    try (var engine = engine(impatient(), clock)) {
      var running = start(engine, "drip");
      await().atMost(LONG).until(() -> !server.jobs.isEmpty());

      // Where the file is the answer to the hand-over, the deadline of the job is the file's.
      if (!keepsJobs()) clock.step(Duration.ofHours(2));

      assertThat(failure(running)).isEqualTo(keepsJobs() ? Kind.INFRA : Kind.TIMEOUT);
    }
  }

  @Test
  void aJobThatHangsEndsAtItsDeadlineAndTheServerRests() throws Exception {
    var clock = new StepClock();
    try (var engine = engine(Map.of(), clock)) {
      var running = start(engine, "slow");
      await()
          .atMost(LONG)
          .until(() -> server.jobs.values().stream().anyMatch(job -> job.polls.get() > 0));

      clock.step(Duration.ofHours(2));

      assertThat(failure(running)).isEqualTo(Kind.TIMEOUT);
      assertThat(engine.models()).as("what a server that rests offers").isEmpty();
    }
  }

  private static Kind failure(CompletableFuture<Void> running) {
    var thrown = catchThrowable(() -> running.get(LONG.toSeconds(), TimeUnit.SECONDS));
    if (thrown.getCause() instanceof EngineException e) return e.kind();
    throw new AssertionError("no failure of the engine", thrown);
  }

  @Test
  void aWorkerThatStartsAgainTakesItsJobUpAgain() throws Exception {
    var kept = Files.createDirectory(work.resolve("kept"));
    var killed = new Killed(Files.createDirectory(work.resolve("first")), kept);
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("a grey wall"), killed))
          .isInstanceOf(PowerCut.class);
    }

    try (var engine = engine()) {
      var again = new TestContext(Files.createDirectory(work.resolve("second")), kept);
      assertThat(engine.generate(request("a grey wall"), again).video()).isNotEmptyFile();
    }

    assertThat(server.accepted()).hasSize(keepsJobs() ? 1 : 2);
  }

  @Test
  void aJobThatTheServerLostMeanwhileIsHandedOverAnew() throws Exception {
    var kept = Files.createDirectory(work.resolve("kept"));
    var killed = new Killed(Files.createDirectory(work.resolve("first")), kept);
    try (var engine = engine()) {
      assertThatThrownBy(() -> engine.generate(request("a grey wall"), killed))
          .isInstanceOf(PowerCut.class);
    }
    server.restart();

    try (var engine = engine()) {
      var again = new TestContext(Files.createDirectory(work.resolve("second")), kept);
      assertThat(engine.generate(request("a grey wall"), again).video()).isNotEmptyFile();
    }

    assertThat(server.accepted()).hasSize(2);
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
  void aCancelledJobIsCancelledOnTheServerWhereThatIsPossible() throws Exception {
    try (var engine = engine()) {
      var context = new TestContext(work);
      var running = start(engine, "slow", context);
      await().until(() -> server.jobs.values().stream().anyMatch(job -> job.polls.get() > 0));

      context.cancel();

      assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
      if (stopsOnCancel()) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> server.jobs.values().stream().allMatch(StandIn.Job::isCancelled));
      } else {
        assertThat(server.jobs.values()).noneMatch(StandIn.Job::isCancelled);
      }
    }
    try (var files = Files.walk(work)) {
      assertThat(files).as("jobs to take up").noneMatch(file -> file.endsWith("job.json"));
    }
  }

  private CompletableFuture<Void> start(VideoEngine engine, String prompt) {
    return start(engine, prompt, new TestContext(work));
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

  static GenerationRequest request(String prompt) {
    return request(prompt, Map.of());
  }

  static GenerationRequest request(String prompt, Map<String, String> options) {
    return new GenerationRequest("toy", prompt, null, 128, 64, 2, 1, null, null, options);
  }

  /** Goes on as the system's does, and ahead by what a test says. */
  private static final class StepClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void step(Duration step) {
      ahead = step;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Of a request that somebody traces. */
  private static final class Traced extends TestContext {
    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    Traced(Path work) {
      super(work);
    }

    @Override
    public String traceParent() {
      return TRACE;
    }
  }

  /** Ends everything at once when the engine tells of progress, as a power cut would. */
  private static final class Killed extends TestContext {
    Killed(Path work, Path kept) {
      super(work, kept);
    }

    @Override
    public void progress(double fraction) {
      throw new PowerCut();
    }
  }

  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }
}
