package io.kinora.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdServerTest extends ServerEngineContract {
  @Override
  StandIn standIn() {
    return new Fake();
  }

  @Override
  boolean stopsOnCancel() {
    return false;
  }

  /** The file is part of the answer about the job, of which ten in a row may not come. */
  @Override
  Map<String, Object> impatient() {
    return Map.of("callTimeoutMillis", 100);
  }

  @Test
  void onlyWhatTheLoadedModelCanDoIsOffered() throws Exception {
    var asked = ServerSettings.of(server.settings()).server();
    assertThat(asked.probe().told("toy")).isEqualTo(new ServerReport.Told(true, 0));

    ((Fake) server).capabilities = Map.of(
        "supported_modes",
        List.of("vid_gen"),
        "features_by_mode",
        Map.of("vid_gen", Map.of("init_image", false)));
    assertThat(asked.probe().told("toy")).isEqualTo(new ServerReport.Told(false, 0));

    ((Fake) server).capabilities = Map.of("supported_modes", List.of("img_gen"));
    assertThat(asked.probe().told("toy")).isNull();
  }

  /** 202 for a job, base64 in the answer, 409 to the cancel of what runs, 410 for what is gone. */
  private static final class Fake extends StandIn {
    volatile Map<String, Object> capabilities = Map.of(
        "supported_modes",
        List.of("img_gen", "vid_gen"),
        "features_by_mode",
        Map.of("vid_gen", Map.of("init_image", true)));

    Fake() {
      super("sd-server");
    }

    @Override
    void answer(Request request) throws IOException {
      if (request.is("GET", "/sdcpp/v1/capabilities")) {
        request.reply(200, capabilities);
      } else if (request.is("POST", "/sdcpp/v1/vid_gen")) {
        var id = accept(request.json().get("prompt").asText());
        request.reply(202, Map.of("id", id, "kind", "vid_gen", "status", "queued"));
      } else if (!request.path().startsWith("/sdcpp/v1/jobs/")) {
        request.notFound();
      } else if (!jobs.containsKey(request.element(3))) {
        request.reply(410, Map.of("error", Map.of("code", "gone", "message", "job expired")));
      } else if (request.matches("POST", ".*/cancel")) {
        request.reply(409, Map.of("error", Map.of("code", "busy", "message", "job is generating")));
      } else {
        var job = known(request.element(3));
        var state = state(job);
        if (state.containsKey("result")) replyWithFile(request, job, state);
        else request.reply(200, state);
      }
    }

    private Map<String, Object> state(Job job) {
      if (!job.done()) return Map.of("status", "generating", "queue_position", 0);
      if (job.prompt.equals("oom")) {
        return Map.of(
            "status", "failed", "error", Map.of("code", "error", "message", "ggml: out of memory"));
      }
      if (sweeps(job)) jobs.values().remove(job);
      var encoded = encodedClipFor(job);
      return Map.of(
          "status", "completed", "result", Map.of("frame_count", 29, "b64_json", encoded));
    }
  }
}
