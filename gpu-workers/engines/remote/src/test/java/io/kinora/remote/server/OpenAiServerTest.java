package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.concurrent.ConcurrentHashMap;
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

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> Files.readAllLines(starts).size() == 2);
    }
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
    volatile boolean losesNextAnswer;

    Fake() {
      super("openai");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/v1/models")) {
        answerModels(request);
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

    /** Each key makes one job, whether its answer arrives or not. */
    private void submit(Request request, String prompt) throws IOException {
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
