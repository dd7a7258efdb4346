package io.kinora.remote.server;

import java.io.IOException;
import java.util.Set;

/**
 * SGLang Diffusion. Its jobs go from {@code queued} to their end without a word in between, and it
 * has no cancel: a job that is not wanted any more runs on.
 */
final class SglangServer extends OpenAiServer {
  SglangServer(ServerHttp http) {
    super(http);
  }

  @Override
  public Set<String> probe() throws IOException, InterruptedException {
    var answer = http.get("/health");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /health");
    return Set.of();
  }

  /** Its own paths and URLs of inputs are never sent; files travel as bytes. */
  @Override
  Multipart form(Submission submission) throws IOException {
    return new Multipart()
        .text("prompt", submission.prompt())
        .text("negative_prompt", submission.negativePrompt())
        .text("size", submission.width() + "x" + submission.height())
        .text("num_frames", submission.frames())
        .text("fps", submission.fps())
        .text("seed", submission.seed() & Integer.MAX_VALUE)
        .text("num_inference_steps", submission.options().get("steps"))
        .text("guidance_scale", submission.options().get("guidance_scale"))
        .file("input_reference", submission.reference(), "reference", "application/octet-stream")
        .file("video_reference", submission.video(), "source.mp4", "video/mp4");
  }

  /** {@code queued} may as well mean that it runs; which of the two is not told. */
  @Override
  RemoteState state(HttpAnswer answer) throws IOException {
    var state = answer.jobState();
    return state instanceof RemoteState.Queued ? new RemoteState.Running(null) : state;
  }

  /** DELETE forgets the record; the device goes on. */
  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    http.delete("/v1/videos/" + job);
    return false;
  }
}
