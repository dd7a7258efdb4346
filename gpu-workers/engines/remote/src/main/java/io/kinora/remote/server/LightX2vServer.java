package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LightX2V. Inputs travel as base64, never as paths; DELETE really stops a job. */
final class LightX2vServer implements InferenceServer {
  private final ServerHttp http;

  LightX2vServer(ServerHttp http) {
    this.http = http;
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/v1/tasks/queue/status");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to its queue");
    return ServerReport.WELL;
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var body = ServerHttp.json.createObjectNode();
    body.put("task_id", name);
    body.put("prompt", submission.prompt());
    body.put(
        "negative_prompt", submission.negativePrompt() == null ? "" : submission.negativePrompt());
    body.put("seed", submission.seed() & Integer.MAX_VALUE);
    body.put("target_video_length", submission.frames());
    body.put("target_fps", submission.fps());
    body.putArray("target_shape").add(submission.height()).add(submission.width());
    var steps = submission.options().get("steps");
    if (steps != null) body.put("infer_steps", Integer.parseInt(steps));
    var adapter = submission.options().get("lora");
    if (adapter != null) body.put("lora_name", adapter);
    putFile(body, "image_path", submission.reference());
    putFile(body, "video_path", submission.video());
    var answer = http.traced(submission.traceParent()).post("/v1/tasks/video/", body);
    if (!answer.ok()) throw answer.refusal();
    return answer.text("task_id");
  }

  @Override
  public boolean namesJobs() {
    return true;
  }

  @Override
  public Set<String> videoUses(ServerModel model) {
    return Set.of("edit");
  }

  private static void putFile(
      com.fasterxml.jackson.databind.node.ObjectNode body, String name, @Nullable Path file)
      throws IOException {
    if (file != null) body.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
  }

  @Override
  public RemoteState state(String job) throws IOException, InterruptedException {
    var answer = http.get("/v1/tasks/" + job + "/status");
    if (answer.status() == 404) return new RemoteState.Gone();
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " about a job");
    return answer.jobState();
  }

  @Override
  public void fetch(String job, Path target) throws IOException, InterruptedException {
    http.download("/v1/tasks/" + job + "/result", target);
  }

  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    return http.delete("/v1/tasks/" + job).ok();
  }
}
