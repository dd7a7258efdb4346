package io.kinora.remote.server;

import java.io.IOException;
import java.util.List;
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

    @Override
    Map<String, Object> settings() {
      return Map.of(
          "kind",
          "lightx2v",
          "url",
          url().toString(),
          "pollMillis",
          20,
          "probeMillis",
          50,
          "models",
          List.of(Map.of("id", "toy", "fps", 16)));
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/v1/tasks/queue/status")) {
        request.reply(200, Map.of("queue_size", 0));
      } else if (request.is("POST", "/v1/tasks/video/")) {
        request.reply(
            200,
            Map.of(
                "task_id",
                accept(request.json().get("prompt").asText()),
                "task_status",
                "pending"));
      } else if (!jobs.containsKey(request.element(2))) {
        request.notFound();
      } else {
        job(request, known(request.element(2)));
      }
    }

    private static void job(Request request, Job job) throws IOException {
      if (request.matches("GET", ".*/result")) {
        request.send(200, "video/mp4", clipFor(job));
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
