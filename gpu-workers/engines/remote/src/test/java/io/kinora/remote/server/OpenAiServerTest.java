package io.kinora.remote.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class OpenAiServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  /** Percentages, an envelope of errors, and a cancel as Kinora has it. */
  private static final class Fake extends StandIn {

    @Override
    Map<String, Object> settings() {
      return Map.of(
          "kind",
          "openai",
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
      if (request.is("GET", "/v1/models")) {
        request.reply(200, Map.of("object", "list", "data", List.of(Map.of("id", "toy"))));
      } else if (request.is("POST", "/v1/videos") && request.isMultipart()) {
        request.reply(
            200, Map.of("id", accept(request.field("prompt")), "status", "queued", "progress", 0));
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

    private void job(Request request, Job job) throws IOException {
      if (request.matches("GET", "/v1/videos/[^/]+")) {
        request.reply(200, state(job));
      } else if (request.matches("GET", ".*/content")) {
        request.send(200, "video/mp4", clipFor(job));
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
