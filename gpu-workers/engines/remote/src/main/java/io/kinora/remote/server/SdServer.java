package io.kinora.remote.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The server of stable-diffusion.cpp. Runs one job at a time, floors frames to 4n+1, answers with
 * base64 of WebM or AVI, and forgets a finished job after ten minutes (410). A job that runs cannot
 * be stopped.
 */
final class SdServer implements InferenceServer {
  private static final int GONE = 410;

  private final ServerHttp http;

  SdServer(ServerHttp http) {
    this.http = http;
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/sdcpp/v1/capabilities");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to its capabilities");
    var modes = answer.at("supported_modes");
    if (modes.isArray() && !contains(modes, "vid_gen")) return ServerReport.NO_VIDEO;
    var images = answer.at("features_by_mode", "vid_gen", "init_image");
    return ServerReport.ofAll(
        new ServerReport.Told(images.isBoolean() ? images.asBoolean() : null, 0));
  }

  private static boolean contains(JsonNode array, String word) {
    for (var element : array) {
      if (element.asText().equals(word)) return true;
    }
    return false;
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var body = ServerHttp.json.createObjectNode();
    body.put("prompt", submission.prompt());
    if (submission.negativePrompt() != null)
      body.put("negative_prompt", submission.negativePrompt());
    body.put("width", submission.width());
    body.put("height", submission.height());
    body.put("video_frames", submission.frames());
    body.put("fps", submission.fps());
    body.put("seed", submission.seed() & Integer.MAX_VALUE);
    body.put("output_format", submission.options().getOrDefault("output_format", "webm"));
    if (submission.reference() != null) {
      body.put(
          "init_image",
          Base64.getEncoder().encodeToString(Files.readAllBytes(submission.reference())));
    }
    var adapters = submission.options().get("lora");
    if (adapters != null) body.set("lora", ServerHttp.json.readTree(adapters));
    var steps = submission.options().get("steps");
    var guidance = submission.options().get("guidance_scale");
    var sampling = ServerHttp.json.createObjectNode();
    if (steps != null) sampling.put("sample_steps", Integer.parseInt(steps));
    if (guidance != null)
      sampling.putObject("guidance").put("txt_cfg", Double.parseDouble(guidance));
    if (!sampling.isEmpty()) body.set("sample_params", sampling);
    var answer = http.traced(submission.traceParent()).post("/sdcpp/v1/vid_gen", body);
    if (!answer.ok()) throw answer.refusal();
    return answer.text("id");
  }

  @Override
  public RemoteState state(String job) throws IOException, InterruptedException {
    var answer = http.get("/sdcpp/v1/jobs/" + job);
    if (answer.status() == 404 || answer.status() == GONE) return new RemoteState.Gone();
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " about a job");
    return answer.jobState();
  }

  @Override
  public void fetch(String job, Path target) throws IOException, InterruptedException {
    var answer = http.get("/sdcpp/v1/jobs/" + job);
    var encoded = answer.at("result", "b64_json");
    if (!answer.ok() || !encoded.isTextual())
      throw new NoFileException("the server has the file no more");
    try {
      Files.write(target, Base64.getDecoder().decode(encoded.asText()));
    } catch (IllegalArgumentException e) {
      throw new IOException("the server's file is not base64", e);
    }
  }

  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    return http.post("/sdcpp/v1/jobs/" + job + "/cancel", ServerHttp.json.createObjectNode())
        .ok();
  }
}
