package io.kinora.remote.server;

import java.io.IOException;
import java.util.List;

/**
 * vLLM-Omni. Takes multipart only; tells no percentage; aborts a job on DELETE, which may answer
 * 409 while it is at it. Its files may be swept while the record still says {@code completed}.
 */
final class VllmOmniServer extends OpenAiServer {
  VllmOmniServer(ServerHttp http) {
    super(http);
  }

  /** Frames are always named: left out, newer versions make one. */
  @Override
  String path(Submission submission) {
    return "/v1/videos";
  }

  @Override
  Multipart form(Submission submission) throws IOException {
    var options = submission.options();
    return new Multipart()
        .text("model", submission.model())
        .text("prompt", submission.prompt())
        .text("negative_prompt", submission.negativePrompt())
        .text("width", submission.width())
        .text("height", submission.height())
        .text("num_frames", submission.frames())
        .text("fps", submission.fps())
        .text("seed", submission.seed() & Integer.MAX_VALUE)
        .text("num_inference_steps", options.get("steps"))
        .text("guidance_scale", options.get("guidance_scale"))
        .text("generate_sound", options.get("generate_sound"))
        .text("lora", options.get("lora"))
        .image("input_reference", submission.video() == null ? submission.reference() : null)
        .file("input_reference", submission.video(), "source.mp4", "video/mp4");
  }

  @Override
  public List<String> ignored(Submission submission) {
    return List.of();
  }

  @Override
  RemoteState state(HttpAnswer answer) throws IOException {
    // Its percentage is 0 or 100 and says nothing of what lies between; its error codes are its
    // own.
    return answer.jobState();
  }

  /** 409 means that the abort is under way. */
  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    var answer = http.delete("/v1/videos/" + job);
    return answer.ok() || answer.status() == 409;
  }
}
