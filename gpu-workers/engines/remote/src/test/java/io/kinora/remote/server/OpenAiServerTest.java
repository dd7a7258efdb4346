package io.kinora.remote.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.kinora.protocol.Outcome;
import io.kinora.remote.film.TestContext;
import io.kinora.remote.server.StandIn.Job;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.execution.FakeServer;
import io.kinora.worker.execution.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenAiServerTest extends ServerEngineContract {
  private static final Map<String, Object> TWO_SECONDS =
      Map.of("id", "toy", "fps", 16, "maxSeconds", 2);

  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  @Test
  void aServerThatHangsIsStartedAnewAfterTheDeadline() throws Exception {
    var starts = work.resolve("starts");
    var process =
        Map.of("command", List.of("sh", "-c", "echo started >> '" + starts + "'; exec sleep 600"));
    try (var engine = engine(Map.of("jobTimeoutSeconds", 1, "process", process))) {
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(starts));

      assertThatThrownBy(() -> engine.generate(request("slow"), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
      assertThat(engine.models()).as("what a server that rests offers").isEmpty();

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Files.readAllLines(starts).size() == 2);
    }
  }

  @Test
  void aServerIsBackAfterItsRest() throws Exception {
    try (var engine = engine(Map.of("restMillis", 1))) {
      assertThatThrownBy(() -> engine.generate(request("oom"), new TestContext(work)))
          .isInstanceOf(EngineException.class);

      await().atMost(Duration.ofSeconds(30)).until(() -> !engine.models().isEmpty());
    }
  }

  @Test
  void aServerThatDoesNotAnswerHoldsNoCancelUp() throws Exception {
    var end = new CompletableFuture<Throwable>();
    try (var engine = engine()) {
      var thread = new Thread(() -> end.complete(
          catchThrowable(() -> engine.generate(request("slow"), new TestContext(work)))));
      thread.start();
      await().until(() -> server.jobs.values().stream().anyMatch(job -> job.polls.get() > 0));
      ((Fake) server).mute = true;

      thread.interrupt();

      // Half of what one answer may take.
      assertThat(end.get(15, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void anotherKinoraGetsAllThatItKnows() throws Exception {
    var fake = (Fake) server;
    fake.lengths = List.of("4", "8");
    var request =
        new GenerationRequest("toy", "a grey wall", "rain", 128, 64, 2, 77, null, null, Map.of());
    try (var engine = engine()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> engine.models().get(0).fit().segmentSeconds() == 8);

      assertThat(engine.generate(request, new TestContext(work)).notes())
          .doesNotContain(InferenceServer.NO_NEGATIVE_PROMPT, InferenceServer.NO_SEED);
    }

    assertThat(fake.fields).containsExactly("seconds=4 seed=77 negative_prompt=rain");
  }

  @Test
  void whatThePlainShapeHasNoPlaceForIsSaid() throws Exception {
    var request =
        new GenerationRequest("toy", "a grey wall", "rain", 128, 64, 2, 77, null, null, Map.of());
    try (var engine = engine()) {
      assertThat(engine.generate(request, new TestContext(work)).notes())
          .contains(InferenceServer.NO_NEGATIVE_PROMPT, InferenceServer.NO_SEED);
    }

    assertThat(((Fake) server).fields).containsExactly("seconds=2 seed= negative_prompt=");
  }

  @Test
  void anAnswerThatIsLostDoesNotMakeASecondJob() throws Exception {
    var kept = Files.createDirectory(work.resolve("kept"));
    try (var engine = engine()) {
      ((Fake) server).losesNextAnswer = true;
      assertThatThrownBy(() -> engine.generate(request("a grey wall"), new TestContext(work, kept)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));

      var again = new TestContext(Files.createDirectory(work.resolve("second")), kept);
      assertThat(engine.generate(request("a grey wall"), again).video()).isNotEmptyFile();
    }

    assertThat(server.accepted()).hasSize(1);
  }

  @Test
  void aVideoToChangeGoesWhereTheShapeHasIt() throws Exception {
    var source = Files.write(work.resolve("source.mp4"), StandIn.clipFor(new Job("any")));
    var edit = new GenerationRequest(
        "toy",
        "make it night",
        null,
        128,
        64,
        2,
        1,
        null,
        new SourceVideo(SourceVideo.Use.EDIT, source, null, null, null),
        Map.of());
    try (var engine = engine()) {
      assertThat(engine.generate(edit, new TestContext(work)).video()).isNotEmptyFile();
    }

    assertThat(server.accepted()).containsExactly("edit: make it night");
  }

  /** A machine is lost with its disk; what it had made is not. */
  @Test
  void anotherMachineAsksOnlyForTheSegmentsThatAreMissing() throws Exception {
    var fake = (Fake) server;
    fake.stallsFrom = 2;
    try (var kinora = new FakeServer()) {
      kinora.seconds(6);
      kinora.offer(7, "a grey wall", "toy", 600);
      var lost = Files.createDirectory(work.resolve("lost"));
      try (var unused = worker(kinora, lost)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> server.accepted().size() == 2 && kinora.segments(7).size() == 2);
      }
      delete(lost);
      kinora.lose(7);
      fake.stallsFrom = Integer.MAX_VALUE;
      kinora.offerAgain(8, 7, "a grey wall", "toy");

      try (var unused = worker(kinora, Files.createDirectory(work.resolve("another")))) {
        await().atMost(Duration.ofSeconds(60)).until(() -> kinora.outcomes().containsKey(8L));
      }

      assertThat(kinora.outcomes().get(8L))
          .extracting(Outcome::result)
          .isEqualTo(Outcome.Result.COMPLETED);
      assertThat(fake.starts)
          .as("which segments start from a picture, in the order in which they are asked for")
          .containsExactly(false, true, true, true);
    }
  }

  private Worker worker(FakeServer kinora, Path folder) throws IOException {
    var config = new WorkerConfiguration(
        "test",
        List.of(kinora.uri()),
        FakeServer.SECRET,
        folder,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        List.of(new WorkerConfiguration.Engine(
            "fake", 1, 1, server.settings(Map.of("models", List.of(TWO_SECONDS))))));
    return Worker.start(config, Map.of("fake", new ServerEngineFactory()), Clock.systemUTC());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    }
  }

  /** Percentages, an envelope of errors, and a cancel as Kinora has it. */
  private static final class Fake extends StandIn {
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    final List<String> fields = new CopyOnWriteArrayList<>();
    volatile boolean losesNextAnswer;
    volatile boolean mute;
    /** Of each job, whether it starts from a picture. */
    final List<Boolean> starts = new CopyOnWriteArrayList<>();
    /** The job from which on none comes to its end. */
    volatile int stallsFrom = Integer.MAX_VALUE;
    /** What Kinora says beyond the shape. */
    volatile List<String> lengths = List.of();

    private final CountDownLatch closed = new CountDownLatch(1);

    Fake() {
      super("openai");
    }

    @Override
    void answer(Request request) throws IOException {
      if (mute) {
        awaitClosed();
      } else if (request.is("GET", "/v1/models")) {
        var model = Map.of("id", "toy", "seconds", lengths);
        request.reply(200, Map.of("object", "list", "data", List.of(model)));
      } else if (request.is("POST", "/v1/videos") && request.isMultipart()) {
        submit(request, request.field("prompt"));
      } else if (request.is("POST", "/v1/videos/edits") && request.isMultipart()) {
        submit(request, "edit: " + request.field("prompt"));
      } else if (!request.path().startsWith("/v1/videos/")
          || !jobs.containsKey(request.element(2))) {
        request.reply(
            404,
            Map.of(
                "error", Map.of("message", "Video not found.", "type", "invalid_request_error")));
      } else {
        job(request, known(request.element(2)));
      }
    }

    private void awaitClosed() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
      super.close();
    }

    /** Each key makes one job, whether its answer arrives or not. */
    private void submit(Request request, String prompt) throws IOException {
      fields.add("seconds=%s seed=%s negative_prompt=%s"
          .formatted(
              request.field("seconds"), request.field("seed"), request.field("negative_prompt")));
      starts.add(new String(request.body(), ISO_8859_1).contains("name=\"input_reference\""));
      var key = request.exchange().getRequestHeaders().getFirst("Idempotency-Key");
      var id = byKey.computeIfAbsent(key, unused -> accept(prompt));
      if (losesNextAnswer) {
        losesNextAnswer = false;
        request.exchange().close();
      } else {
        request.reply(200, Map.of("id", id, "status", "queued", "progress", 0));
      }
    }

    private void job(Request request, Job job) throws IOException {
      if (request.matches("GET", "/v1/videos/[^/]+")) {
        request.reply(200, state(job));
      } else if (request.matches("GET", ".*/content")) {
        answerFile(request, job);
      } else if (request.matches("POST", ".*/cancel")) {
        job.cancelled.countDown();
        request.reply(
            200,
            Map.of(
                "status", "failed", "error", Map.of("code", "cancelled", "message", "Cancelled.")));
      }
    }

    private Map<String, Object> state(Job job) {
      if (accepted().size() >= stallsFrom || !job.done())
        return Map.of("status", "in_progress", "progress", 10 * Math.min(9, job.polls.get()));
      if (!job.prompt.equals("oom")) return Map.of("status", "completed", "progress", 100);
      return Map.of(
          "status",
          "failed",
          "error",
          Map.of("code", "server_error", "message", "CUDA out of memory."));
    }
  }
}
