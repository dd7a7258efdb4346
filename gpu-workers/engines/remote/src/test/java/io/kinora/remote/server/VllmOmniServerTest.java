package io.kinora.remote.server;

import java.io.IOException;
import java.util.Map;

class VllmOmniServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return true;
  }

  /** Multipart only, a percentage of 0 or 100, and a DELETE that answers 409 while it aborts. */
  private static final class Fake extends StandIn {
    Fake() {
      super("vllm-omni");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/v1/models")) {
        answerModels(request);
      } else if (request.is("POST", "/v1/videos")) {
        submit(request);
      } else if (request.path().startsWith("/v1/videos/") && jobs.containsKey(request.element(2))) {
        job(request, known(request.element(2)));
      } else {
        request.notFound();
      }
    }

    private void submit(Request request) throws IOException {
      var frames = request.field("num_frames");
      if (!request.isMultipart() || frames.isEmpty()) {
        request.reply(400, Map.of("detail", "num_frames is missing"));
      } else {
        request.reply(200, Map.of("id", accept(request.field("prompt")), "status", "queued"));
      }
    }

    private void job(Request request, Job job) throws IOException {
      if (request.matches("GET", ".*/content")) {
        answerFile(request, job);
      } else if (request.matches("DELETE", ".*")) {
        job.cancelled.countDown();
        request.reply(409, Map.of("detail", "Cancellation in progress"));
      } else if (!job.done()) {
        request.reply(200, Map.of("status", "in_progress", "progress", 0));
      } else if (job.prompt.equals("oom")) {
        var error = Map.of("code", "500", "message", "torch.OutOfMemoryError: CUDA out of memory.");
        request.reply(200, Map.of("status", "failed", "error", error));
      } else {
        request.reply(
            200, Map.of("status", "completed", "progress", 100, "media_type", "video/mp4"));
      }
    }
  }
}
