package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * SGLang Diffusion. Its jobs go from {@code queued} to their end without a word in between, and it
 * has no cancel: a job that is not wanted any more runs on. Adapters are merged into the one model
 * that it serves, for every job that follows; so each job says which it wants, and until then
 * whatever is merged counts as another customer's.
 */
final class SglangServer extends OpenAiServer {
  private static final String UNKNOWN = "?";
  private static final String NONE = "";

  /** By server, because several slots may use one: the adapter that is merged, as far as known. */
  private static final ConcurrentMap<URI, String> MERGED = new ConcurrentHashMap<>();

  SglangServer(ServerHttp http) {
    super(http);
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var adapter = submission.options().getOrDefault("lora", NONE);
    if (!adapter.equals(MERGED.get(http.base()))) dropAdapters();
    if (!adapter.isEmpty()) merge(adapter);
    return super.submit(submission, name);
  }

  /** Also where it is merged already, as far as known: the server may have been started anew. */
  private void merge(String adapter) throws IOException, InterruptedException, EngineException {
    MERGED.put(http.base(), UNKNOWN);
    var body = ServerHttp.json.createObjectNode();
    body.put("lora_nickname", adapter).put("lora_path", adapter);
    var answer = http.post("/v1/set_lora", body);
    if (!answer.ok())
      throw new EngineException(
          EngineException.Kind.INFRA, "the adapter cannot be loaded: " + answer.message());
    MERGED.put(http.base(), adapter);
  }

  @Override
  public boolean sharesAdapters() {
    return true;
  }

  /** A server that never merged one calls it the request's fault, which is as good. */
  @Override
  public void dropAdapters() throws IOException, InterruptedException {
    var merged = MERGED.getOrDefault(http.base(), UNKNOWN);
    if (merged.equals(NONE)) return;
    var answer = http.post("/v1/unmerge_lora_weights", ServerHttp.json.createObjectNode());
    var nothingThere = merged.equals(UNKNOWN) && answer.status() < 500;
    if (!answer.ok() && !nothingThere)
      throw new IOException("the server keeps its adapter: " + answer.message());
    MERGED.put(http.base(), NONE);
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/health");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /health");
    var models = http.get("/v1/models");
    var type = models.ok() ? models.at("data").path(0).path("task_type").asText("") : "";
    return switch (type) {
      case "T2V" -> ServerReport.ofAll(new ServerReport.Told(false, 0));
      case "I2V", "TI2V" -> ServerReport.ofAll(new ServerReport.Told(true, 0));
      case "T2I", "I2I", "TI2I" -> ServerReport.NO_VIDEO;
      default -> ServerReport.WELL;
    };
  }

  @Override
  public List<String> ignored(Submission submission) {
    return List.of();
  }

  /** Its own paths and URLs of inputs are never sent; files travel as bytes. */
  @Override
  String path(Submission submission) {
    return "/v1/videos";
  }

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
        .image("input_reference", submission.reference())
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
