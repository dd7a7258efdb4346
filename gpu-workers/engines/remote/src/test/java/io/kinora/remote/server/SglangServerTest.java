package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.remote.film.TestContext;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SglangServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return false;
  }

  @Test
  void eachJobRunsWithItsOwnAdapterAndNoOthers() throws Exception {
    var merged = ((Fake) server).mergedAtAccept;
    try (var one = engine();
        var other = engine()) {
      one.generate(request("styled", Map.of("lora", "ink")), new TestContext(folder("one")));
      other.reset();
      other.generate(request("plain"), new TestContext(folder("two")));
      one.generate(request("styled", Map.of("lora", "oil")), new TestContext(folder("three")));
      other.generate(request("plain"), new TestContext(folder("four")));
    }

    assertThat(merged).containsExactly("ink", "", "oil", "");
  }

  @Test
  void aModelThatStartsFromTextAloneTakesNoPicture() throws Exception {
    var asked = ServerSettings.of(server.settings()).server();
    ((Fake) server).taskType = "T2V";
    assertThat(asked.probe().told("toy")).isEqualTo(new ServerReport.Told(false, 0));
    ((Fake) server).taskType = "TI2V";
    assertThat(asked.probe().told("toy")).isEqualTo(new ServerReport.Told(true, 0));
    ((Fake) server).taskType = "T2I";
    assertThat(asked.probe().told("toy")).isNull();
  }

  @Test
  void anAdapterThatStaysKeepsTheNextCustomerOut() throws Exception {
    try (var engine = engine()) {
      engine.generate(request("styled", Map.of("lora", "ink")), new TestContext(work));
      ((Fake) server).keepsAdapter = true;

      assertThatThrownBy(engine::reset)
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(work.resolve(name));
  }

  /** No word between queued and the end, FastAPI errors, and a DELETE that only forgets. */
  private static final class Fake extends StandIn {
    final List<String> mergedAtAccept = new CopyOnWriteArrayList<>();
    /** As left behind by somebody before the worker started. */
    private volatile String merged = "left over";

    volatile boolean keepsAdapter;
    volatile String taskType = "TI2V";

    Fake() {
      super("sglang");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/health")) {
        request.send(200, "text/plain", new byte[0]);
      } else if (request.is("GET", "/v1/models")) {
        var model = Map.of("id", "Wan-AI/Wan2.2-TI2V-5B-Diffusers", "task_type", taskType);
        request.reply(200, Map.of("object", "list", "data", List.of(model)));
      } else if (request.is("POST", "/v1/set_lora")) {
        merged = request.json().get("lora_nickname").asText();
        request.reply(200, Map.of("status", "ok"));
      } else if (request.is("POST", "/v1/unmerge_lora_weights")) {
        if (!keepsAdapter) merged = "";
        request.reply(keepsAdapter ? 500 : 200, Map.of("detail", "unmerge"));
      } else if (request.is("POST", "/v1/videos")) {
        mergedAtAccept.add(merged);
        request.reply(
            200, Map.of("id", accept(request.field("prompt")), "status", "queued", "progress", 0));
      } else if (request.path().startsWith("/v1/videos/") && jobs.containsKey(request.element(2))) {
        job(request, request.element(2));
      } else {
        request.notFound();
      }
    }

    private void job(Request request, String id) throws IOException {
      var job = known(id);
      if (request.matches("GET", ".*/content")) {
        answerFile(request, job);
      } else if (request.matches("DELETE", ".*")) {
        jobs.remove(id);
        request.reply(200, Map.of("id", id, "status", "deleted"));
      } else if (!job.done()) {
        request.reply(200, Map.of("id", id, "status", "queued", "progress", 0));
      } else if (job.prompt.equals("oom")) {
        request.reply(
            200,
            Map.of("id", id, "status", "failed", "error", Map.of("message", "CUDA out of memory")));
      } else {
        request.reply(200, Map.of("id", id, "status", "completed", "file_path", "/outputs/x.mp4"));
      }
    }
  }
}
