package io.kinora.remote.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class LocalAiServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return false;
  }

  /** Its jobs live in the connection. */
  @Override
  boolean keepsJobs() {
    return false;
  }

  /** Blocks until the file is there and cannot be stopped. */
  private static final class Fake extends StandIn {
    Fake() {
      super("localai");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/v1/models")) {
        answerModels(request);
      } else if (request.is("POST", "/video")) {
        block(request, known(accept(request.json().get("prompt").asText())));
      } else {
        request.notFound();
      }
    }

    private void block(Request request, Job job) throws IOException {
      job.polls.incrementAndGet();
      if (job.prompt.equals("slow") && !ended(job)) return;
      if (job.prompt.equals("oom")) {
        request.reply(500, Map.of("error", Map.of("message", "CUDA out of memory")));
      } else {
        var encoded = encodedClipFor(job);
        replyWithFile(
            request, job, Map.of("id", "x", "data", List.of(Map.of("b64_json", encoded))));
      }
    }

    /** Never by itself; a restart cuts the connection. */
    private static boolean ended(Job job) {
      try {
        job.cancelled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    @Override
    void restart() {
      jobs.values().forEach(job -> job.cancelled.countDown());
    }
  }
}
