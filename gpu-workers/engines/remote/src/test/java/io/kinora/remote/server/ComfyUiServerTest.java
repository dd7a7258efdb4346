package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.protocol.ModelFit;
import io.kinora.remote.film.TestContext;
import io.kinora.worker.engine.GenerationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComfyUiServerTest extends ServerEngineContract {
  private static final String WORKFLOW = """
      {"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a placeholder", "clip": ["4", 0]}},
       "3": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 20}}}
      """;

  @Override
  StandIn standIn() {
    return new Fake(write(WORKFLOW));
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  @Test
  void aModelThatTheDeviceCannotHoldIsNotOffered() throws Exception {
    var report = ServerSettings.of(server.settings()).server().probe();

    assertThat(report.version()).isEqualTo("0.36.0");
    assertThat(report.runs(model(24L << 30))).isTrue();
    assertThat(report.runs(model((24L << 30) + 1))).isFalse();
  }

  private static ServerModel model(long weights) {
    var vram = new ModelFit.Vram(weights, 0);
    return ServerModel.read(
        "toy", null, null, null, null, null, null, null, null, vram, null, null, null, null, null);
  }

  @Test
  void whatTheWorkflowHasNoSlotForIsSaid() throws Exception {
    var request =
        new GenerationRequest("toy", "a grey wall", "rain", 128, 64, 2, 1, null, null, Map.of());
    try (var engine = engine()) {
      assertThat(engine.generate(request, new TestContext(work)).notes())
          .contains(InferenceServer.NO_NEGATIVE_PROMPT, InferenceServer.NO_SEED);
    }
  }

  @Test
  void aServerOfOldIsCancelledByItsTwoCalls() throws Exception {
    ((Fake) server).cancelsById = false;
    var asked = ServerSettings.of(server.settings()).server();
    server.accept("old", "slow");

    assertThat(asked.cancel("old")).isTrue();

    assertThat(server.known("old").isCancelled()).isTrue();
  }

  @Test
  void aWorkflowIsFilledAtItsSlotsAndNowhereElse() {
    var workflow = ComfyWorkflow.read(
        write(WORKFLOW), Map.of("prompt", "/6/inputs/text", "seed", "/3/inputs/seed"));

    var filled = workflow.filled(Map.of("prompt", "a \"red\" ball", "seed", 42L, "width", 640));

    assertThat(filled.at("/6/inputs/text").asText()).isEqualTo("a \"red\" ball");
    assertThat(filled.at("/3/inputs/seed").asLong()).isEqualTo(42);
    assertThat(filled.at("/3/inputs/steps").asInt()).isEqualTo(20);
    assertThat(filled.at("/6/inputs/clip/0").asText()).isEqualTo("4");
  }

  @Test
  void aSlotThatTheWorkflowDoesNotHaveIsNamed() {
    assertThatThrownBy(
            () -> ComfyWorkflow.read(write(WORKFLOW), Map.of("prompt", "/7/inputs/text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slot prompt")
        .hasMessageContaining("/7/inputs/text");
    assertThatThrownBy(
            () -> ComfyWorkflow.read(write(WORKFLOW), Map.of("colour", "/6/inputs/text")))
        .hasMessageContaining("unknown slot colour");
  }

  private static Path write(String text) {
    try {
      var file = Files.createTempFile("workflow", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A history that is empty until the end, a queue, and videos under images. */
  private static final class Fake extends StandIn {
    private final Path workflow;
    volatile boolean cancelsById = true;

    Fake(Path workflow) {
      super("comfyui");
      this.workflow = workflow;
    }

    @Override
    Map<String, Object> model() {
      return Map.of(
          "id",
          "toy",
          "fps",
          16,
          "workflow",
          workflow.toString(),
          "slots",
          Map.of("prompt", "/6/inputs/text"));
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/system_stats")) {
        request.reply(
            200,
            Map.of(
                "system",
                Map.of("comfyui_version", "0.36.0"),
                "devices",
                List.of(Map.of("vram_total", 24L << 30))));
      } else if (request.is("POST", "/prompt")) {
        var body = request.json();
        var id = body.get("prompt_id").asText();
        accept(id, body.at("/prompt/6/inputs/text").asText());
        request.reply(200, Map.of("prompt_id", id, "number", 1, "node_errors", Map.of()));
      } else if (request.matches("GET", "/history/.+")) {
        request.reply(200, history(request.element(1)));
      } else if (request.is("GET", "/queue")) {
        var running = jobs.keySet().stream().map(id -> List.of(1, id)).toList();
        request.reply(200, Map.of("queue_running", running, "queue_pending", List.of()));
      } else if (request.is("GET", "/view")) {
        var name = request
            .exchange()
            .getRequestURI()
            .getQuery()
            .replaceAll(".*filename=([^&]+)\\.mp4.*", "$1");
        answerFile(request, known(name));
      } else {
        cancel(request);
      }
    }

    private void cancel(Request request) throws IOException {
      if (cancelsById && request.matches("POST", "/api/jobs/.+/cancel")) {
        var job = jobs.get(request.element(2));
        if (job != null) job.cancelled.countDown();
        request.reply(200, Map.of("cancelled", job != null));
      } else if (request.is("POST", "/interrupt")) {
        var job = jobs.get(request.json().path("prompt_id").asText());
        if (job != null) job.cancelled.countDown();
        request.send(200, "text/plain", new byte[0]);
      } else if (request.is("POST", "/queue")) {
        request.send(200, "text/plain", new byte[0]);
      } else {
        request.notFound();
      }
    }

    private Map<String, Object> history(String id) {
      var job = jobs.get(id);
      if (job == null || !job.done()) return Map.of();
      if (job.prompt.equals("oom")) {
        var message = List.of(
            "execution_error", Map.of("exception_message", "Allocation on device: out of memory"));
        return Map.of(
            id, Map.of("status", Map.of("status_str", "error", "messages", List.of(message))));
      }
      var file = Map.of("filename", id + ".mp4", "subfolder", "video", "type", "output");
      return Map.of(
          id,
          Map.of(
              "status", Map.of("status_str", "success"),
              "outputs", Map.of("9", Map.of("images", List.of(file), "animated", List.of(true)))));
    }
  }
}
