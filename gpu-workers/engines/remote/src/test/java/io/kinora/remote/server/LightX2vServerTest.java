package io.kinora.remote.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

class LightX2vServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  /** Tasks with words of their own, and a DELETE that stops. */
  private static final class Fake extends StandIn {
    Fake() {
      super("lightx2v");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/v1/tasks/queue/status")) {
        request.reply(200, Map.of("queue_size", 0));
      } else if (request.is("POST", "/v1/tasks/video/")) {
        request.reply(200, Map.of("task_id", accepted(request.json()), "task_status", "pending"));
      } else if (!jobs.containsKey(request.element(2))) {
        request.notFound();
      } else {
        job(request, known(request.element(2)));
      }
    }

    private String accepted(JsonNode task) {
      var id = task.get("task_id").asText();
      accept(id, task.get("prompt").asText());
      return id;
    }

    private void job(Request request, Job job) throws IOException {
      if (request.matches("GET", ".*/result")) {
        answerFile(request, job);
      } else if (request.matches("DELETE", ".*")) {
        job.cancelled.countDown();
        request.reply(200, Map.of("stop_status", "success"));
      } else if (!job.done()) {
        request.reply(200, Map.of("status", "processing"));
      } else if (job.prompt.equals("oom")) {
        request.reply(200, Map.of("status", "failed", "error", "CUDA out of memory"));
      } else {
        request.reply(200, Map.of("status", "completed"));
      }
    }
  }
}
