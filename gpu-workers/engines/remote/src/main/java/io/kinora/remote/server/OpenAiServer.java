package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Any server with the OpenAI shape of {@code /v1/videos}; another Kinora too, so that regions can
 * be chained. The base URL ends before {@code /v1}.
 */
class OpenAiServer implements InferenceServer {
  final ServerHttp http;

  /** The lengths that it makes, by model: only Kinora tells them, and takes more than the shape. */
  private volatile Map<String, NavigableSet<Integer>> kinoras = Map.of();

  OpenAiServer(ServerHttp http) {
    this.http = http;
  }

  @Override
  public ServerReport probe() throws IOException, InterruptedException {
    var answer = http.get("/v1/models");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /v1/models");
    var models = new HashMap<String, ServerReport.Told>();
    var known = new HashMap<String, NavigableSet<Integer>>();
    for (var model : answer.at("data")) {
      var id = model.path("id").asText();
      var lengths = new TreeSet<Integer>();
      model.path("seconds").forEach(seconds -> lengths.add(seconds.asInt()));
      if (!lengths.isEmpty()) known.put(id, lengths);
      models.put(id, new ServerReport.Told(null, lengths.isEmpty() ? 0 : lengths.last()));
    }
    kinoras = Map.copyOf(known);
    return ServerReport.of(models);
  }

  @Override
  public List<String> ignored(Submission submission) {
    if (kinoras.containsKey(submission.model()) && submission.video() == null) return List.of();
    return submission.negativePrompt() == null
        ? List.of(NO_SEED)
        : List.of(NO_SEED, NO_NEGATIVE_PROMPT);
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var traced = http.traced(submission.traceParent());
    var answer = traced.post(path(submission), form(submission), name);
    if (!answer.ok()) throw answer.refusal();
    return answer.text("id");
  }

  /** A video to change has an endpoint of its own in the plain shape. */
  String path(Submission submission) {
    return submission.video() == null ? "/v1/videos" : "/v1/videos/edits";
  }

  @Override
  public Set<String> videoUses(ServerModel model) {
    return Set.of("edit");
  }

  /** The fields of a create; the servers that widen the shape add theirs. */
  Multipart form(Submission submission) throws IOException {
    var form =
        new Multipart().text("model", submission.model()).text("prompt", submission.prompt());
    if (submission.video() != null) {
      return form.file("video", submission.video(), "source.mp4", "video/mp4");
    }
    var lengths = kinoras.get(submission.model());
    if (lengths != null) {
      form.text("negative_prompt", submission.negativePrompt()).text("seed", submission.seed());
    }
    return form.text("seconds", length(submission.seconds(), lengths))
        .text("size", submission.width() + "x" + submission.height())
        .image("input_reference", submission.reference());
  }

  /** Kinora makes certain lengths only; what is too much of the next longer one is cut. */
  private static int length(int seconds, @Nullable NavigableSet<Integer> lengths) {
    var next = lengths == null ? null : lengths.ceiling(seconds);
    return next == null ? seconds : next;
  }

  @Override
  public RemoteState state(String job) throws IOException, InterruptedException {
    var answer = http.get("/v1/videos/" + job);
    if (answer.status() == 404) return new RemoteState.Gone();
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " about a job");
    return state(answer);
  }

  RemoteState state(HttpAnswer answer) throws IOException {
    var state = answer.jobState();
    if (state instanceof RemoteState.Running) {
      var percent = answer.at("progress").asInt(0);
      return new RemoteState.Running(percent > 0 && percent <= 100 ? percent / 100.0 : null);
    }
    var code = answer.at("error", "code").asText("");
    if (state instanceof RemoteState.Failed failed
        && (code.equals("moderation_blocked") || code.startsWith("invalid_"))) {
      return new RemoteState.Failed(Kind.USER, failed.message());
    }
    return state;
  }

  @Override
  public void fetch(String job, Path target)
      throws IOException, InterruptedException, EngineException {
    http.download("/v1/videos/" + job + "/content", target);
  }

  /** A server of the plain shape has no cancel; Kinora has one, and others answer 404 to it. */
  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    return http.post("/v1/videos/" + job + "/cancel", ServerHttp.json.createObjectNode())
        .ok();
  }
}
