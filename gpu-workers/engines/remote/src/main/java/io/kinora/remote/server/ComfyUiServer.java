package io.kinora.remote.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * ComfyUI. Each model is a workflow with slots. Its history is {@code {}} for a job that waits,
 * runs or is unknown, so the queue is asked as well; video files may stand under {@code images}.
 */
final class ComfyUiServer implements InferenceServer {
  private static final List<String> OUTPUTS = List.of("images", "gifs", "video", "videos");
  private static final List<String> MOVIES =
      List.of(".mp4", ".webm", ".mkv", ".mov", ".avi", ".gif");

  private final ServerHttp http;
  private final Map<String, ComfyWorkflow> workflows;

  /** @param workflows by the model's {@code remote} name */
  ComfyUiServer(ServerHttp http, Map<String, ComfyWorkflow> workflows) {
    this.http = http;
    this.workflows = Map.copyOf(workflows);
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/system_stats");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /system_stats");
    long memory = 0;
    for (var device : answer.at("devices"))
      memory = Math.max(memory, device.path("vram_total").asLong());
    var version = answer.at("system", "comfyui_version");
    return new ServerReport(
        version.isTextual() ? version.asText() : null, Map.of(), ServerReport.Told.NOTHING, memory);
  }

  @Override
  public List<String> ignored(Submission submission) {
    var workflow = workflows.get(submission.model());
    var ignored = new ArrayList<String>();
    if (workflow == null) return ignored;
    if (submission.negativePrompt() != null && !workflow.takes("negative_prompt"))
      ignored.add(NO_NEGATIVE_PROMPT);
    if (!workflow.takes("seed")) ignored.add(NO_SEED);
    return ignored;
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var workflow = workflows.get(submission.model());
    if (workflow == null)
      throw new EngineException(Kind.INFRA, "no workflow for the model " + submission.model());
    var body = ServerHttp.json.createObjectNode();
    body.put("prompt_id", name);
    body.put("client_id", name);
    body.set("prompt", workflow.filled(values(workflow, submission)));
    var answer = http.traced(submission.traceParent()).post("/prompt", body);
    // A workflow that does not fit the server is the operator's fault, never the user's.
    if (!answer.ok())
      throw new EngineException(Kind.INFRA, "the workflow is refused: " + answer.message());
    if (!answer.at("node_errors").isEmpty()) {
      throw new EngineException(Kind.INFRA, "the workflow has errors: " + answer.at("node_errors"));
    }
    return answer.text("prompt_id");
  }

  private Map<String, @Nullable Object> values(ComfyWorkflow workflow, Submission submission)
      throws IOException, InterruptedException {
    var values = new HashMap<String, @Nullable Object>();
    values.put("prompt", submission.prompt());
    values.put("negative_prompt", submission.negativePrompt());
    values.put("seed", submission.seed());
    values.put("width", submission.width());
    values.put("height", submission.height());
    values.put("frames", submission.frames());
    values.put("fps", submission.fps());
    values.put("reference", upload(workflow, "reference", submission.reference(), ".png"));
    values.put("video", upload(workflow, "video", submission.video(), ".mp4"));
    return values;
  }

  @Override
  public boolean namesJobs() {
    return true;
  }

  @Override
  public boolean takesImages(ServerModel model) {
    return model.slots().containsKey("reference");
  }

  @Override
  public Set<String> videoUses(ServerModel model) {
    return model.slots().containsKey("video") ? Set.of("edit") : Set.of();
  }

  /** The server may rename what it gets, so its name counts. */
  private @Nullable String upload(
      ComfyWorkflow workflow, String slot, @Nullable Path file, String suffix)
      throws IOException, InterruptedException {
    if (file == null || !workflow.takes(slot)) return null;
    var form = new Multipart()
        .text("type", "input")
        .text("overwrite", "true")
        .file("image", file, "kinora-" + UUID.randomUUID() + suffix, "application/octet-stream");
    var answer = http.post("/upload/image", form, UUID.randomUUID().toString());
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to an upload");
    return answer.text("name");
  }

  @Override
  public RemoteState state(String job) throws IOException, InterruptedException {
    var answer = http.get("/history/" + job);
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " about a job");
    var entry = answer.at(job);
    if (entry.isMissingNode()) return waiting(job);
    if (entry.path("status").path("status_str").asText().equals("error")) return failed(entry);
    return movie(entry).isPresent()
        ? new RemoteState.Completed()
        : new RemoteState.Failed(Kind.INFRA, "the workflow made no video");
  }

  private RemoteState waiting(String job) throws IOException, InterruptedException {
    var queue = http.get("/queue");
    if (!queue.ok())
      throw new IOException("the server answered " + queue.status() + " to GET /queue");
    if (holds(queue.at("queue_running"), job)) return new RemoteState.Running(null);
    if (holds(queue.at("queue_pending"), job)) return new RemoteState.Queued();
    // It may have moved from the queue into the history between the two questions.
    return http.get("/history/" + job).at(job).isMissingNode()
        ? new RemoteState.Gone()
        : new RemoteState.Running(null);
  }

  /** An entry of the queue is an array whose second element is the id. */
  private static boolean holds(JsonNode queue, String job) {
    for (var entry : queue) {
      if (entry.path(1).asText().equals(job)) return true;
    }
    return false;
  }

  /** Only the last message tells a failure from an interruption. */
  private static RemoteState failed(JsonNode entry) {
    var messages = entry.path("status").path("messages");
    var last = messages.path(messages.size() - 1);
    if (last.path(0).asText().equals("execution_interrupted")) return new RemoteState.Gone();
    return HttpAnswer.failure(last.path(1).path("exception_message").asText("the workflow failed"));
  }

  private static Optional<JsonNode> movie(JsonNode entry) {
    for (var node : entry.path("outputs")) {
      for (var key : OUTPUTS) {
        for (var file : node.path(key)) {
          var name = file.path("filename").asText();
          if (MOVIES.stream().anyMatch(name::endsWith)) return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void fetch(String job, Path target) throws IOException, InterruptedException {
    var file = movie(http.get("/history/" + job).at(job))
        .orElseThrow(() -> new NoFileException("the server has the file no more"));
    var query = "?filename=" + encoded(file, "filename") + "&subfolder="
        + encoded(file, "subfolder") + "&type=" + encoded(file, "type");
    http.download("/view" + query, target);
  }

  private static String encoded(JsonNode file, String name) {
    return URLEncoder.encode(file.path(name).asText(), StandardCharsets.UTF_8);
  }

  /**
   * Older versions know no cancel by id; of their two calls one reaches only what runs, the other
   * only what waits.
   */
  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    var cancel = http.post("/api/jobs/" + job + "/cancel", ServerHttp.json.createObjectNode());
    if (cancel.ok()) return cancel.at("cancelled").asBoolean();
    var delete = ServerHttp.json.createObjectNode();
    delete.putArray("delete").add(job);
    http.post("/queue", delete);
    return http.post("/interrupt", ServerHttp.json.createObjectNode().put("prompt_id", job))
        .ok();
  }
}
