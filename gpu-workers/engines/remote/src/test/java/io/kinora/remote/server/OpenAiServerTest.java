package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.kinora.remote.film.TestContext;
import io.kinora.remote.server.StandIn.Job;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenAiServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  @Test
  void aFileThatDripsEndsAtItsTime() throws Exception {
    try (var engine = engine(Map.of("callTimeoutMillis", 200))) {
      assertThatThrownBy(() -> engine.generate(request("drip"), new TestContext(work)))
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA))
          .hasMessageContaining("within PT2S");
    }
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

  /** Percentages, an envelope of errors, and a cancel as Kinora has it. */
  private static final class Fake extends StandIn {
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    final List<String> fields = new CopyOnWriteArrayList<>();
    volatile boolean losesNextAnswer;
    volatile boolean mute;
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

    private static Map<String, Object> state(Job job) {
      if (!job.done())
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
