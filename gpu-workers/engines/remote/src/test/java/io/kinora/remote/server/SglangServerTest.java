package io.kinora.remote.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class SglangServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return false;
  }

  /** No word between queued and the end, FastAPI errors, and a DELETE that only forgets. */
  private static final class Fake extends StandIn {

    @Override
    Map<String, Object> settings() {
      return Map.of(
          "kind",
          "sglang",
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
      if (request.is("GET", "/health")) {
        request.send(200, "text/plain", new byte[0]);
      } else if (request.is("POST", "/v1/videos")) {
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
        request.send(200, "video/mp4", clipFor(job));
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
