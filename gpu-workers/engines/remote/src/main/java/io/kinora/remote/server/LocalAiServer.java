package io.kinora.remote.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * LocalAI. Its {@code POST /video} blocks until the file is there and cannot be stopped, so each
 * job waits in a thread of ours. Size and length are sent as pixels and frames, because it reads
 * nothing else.
 */
final class LocalAiServer implements InferenceServer {
  private final ServerHttp http;
  private final Duration longest;
  private final Map<String, CompletableFuture<HttpAnswer>> jobs = new ConcurrentHashMap<>();

  /** @param longest how long a generation may block */
  LocalAiServer(ServerHttp http, Duration longest) {
    this.http = http;
    this.longest = longest;
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/v1/models");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /v1/models");
    var models = new HashMap<String, ServerReport.Told>();
    answer
        .at("data")
        .forEach(model -> models.put(model.path("id").asText(), ServerReport.Told.NOTHING));
    return ServerReport.of(models);
  }

  @Override
  public String submit(Submission submission, String name) throws IOException {
    var body = ServerHttp.json.createObjectNode();
    body.put("model", submission.model());
    body.put("prompt", submission.prompt());
    if (submission.negativePrompt() != null)
      body.put("negative_prompt", submission.negativePrompt());
    body.put("width", submission.width());
    body.put("height", submission.height());
    body.put("num_frames", submission.frames());
    body.put("fps", submission.fps());
    body.put("seed", submission.seed() & Integer.MAX_VALUE);
    body.put("response_format", "b64_json");
    var steps = submission.options().get("steps");
    if (steps != null) body.put("step", Integer.parseInt(steps));
    var guidance = submission.options().get("guidance_scale");
    if (guidance != null) body.put("cfg_scale", Double.parseDouble(guidance));
    if (submission.reference() != null) {
      body.put(
          "start_image",
          Base64.getEncoder().encodeToString(Files.readAllBytes(submission.reference())));
    }
    var traced = http.traced(submission.traceParent());
    jobs.put(
        name, CompletableFuture.supplyAsync(() -> block(traced, body), task -> thread(name, task)));
    return name;
  }

  private HttpAnswer block(ServerHttp traced, JsonNode body) {
    try {
      return traced.post("/video", body, longest);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.UncheckedIOException(new java.io.InterruptedIOException());
    }
  }

  private static void thread(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public RemoteState state(String job) throws IOException, InterruptedException {
    var call = jobs.get(job);
    if (call == null) return new RemoteState.Gone();
    if (!call.isDone()) return new RemoteState.Running(null);
    if (call.isCompletedExceptionally()) {
      jobs.remove(job);
      return new RemoteState.Gone();
    }
    var answer = answer(call);
    if (answer.ok()) return new RemoteState.Completed();
    jobs.remove(job);
    var refusal = answer.refusal();
    return new RemoteState.Failed(refusal.kind(), String.valueOf(refusal.getMessage()));
  }

  @Override
  public void fetch(String job, Path target)
      throws IOException, InterruptedException, EngineException {
    var call = jobs.remove(job);
    if (call == null) throw new EngineException(Kind.INFRA, "the job is unknown");
    var encoded = answer(call).at("data").path(0).path("b64_json").asText();
    try {
      var bytes = Base64.getDecoder().decode(encoded);
      if (bytes.length == 0) throw new IOException("the server's answer has no file");
      Files.write(target, bytes);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server's file is not base64", e);
    }
  }

  private static HttpAnswer answer(CompletableFuture<HttpAnswer> call)
      throws IOException, InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new IOException("the server broke off", e.getCause());
    }
  }

  /** The server has no way to stop; the waiting thread ends with its answer. */
  @Override
  public boolean cancel(String job) {
    jobs.remove(job);
    return false;
  }
}
