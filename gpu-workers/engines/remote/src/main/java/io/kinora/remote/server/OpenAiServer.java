package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Any server with the OpenAI shape of {@code /v1/videos}; another Kinora too, so that regions can
 * be chained. The base URL ends before {@code /v1}.
 */
class OpenAiServer implements InferenceServer {
  final ServerHttp http;

  OpenAiServer(ServerHttp http) {
    this.http = http;
  }

  @Override
  public Set<String> probe() throws IOException, InterruptedException {
    var answer = http.get("/v1/models");
    if (!answer.ok())
      throw new IOException("the server answered " + answer.status() + " to GET /v1/models");
    var models = new HashSet<String>();
    answer.at("data").forEach(model -> models.add(model.path("id").asText()));
    return models;
  }

  @Override
  public String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException {
    var answer = http.post(path(submission), form(submission), name);
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
    return form.text("seconds", submission.seconds())
        .text("size", submission.width() + "x" + submission.height())
        .image("input_reference", submission.reference());
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
    var answer = http.download("/v1/videos/" + job + "/content", target);
    if (!answer.ok())
      throw new IOException(
          "the server answered " + answer.status() + " for the file: " + answer.message());
  }

  /** A server of the plain shape has no cancel; Kinora has one, and others answer 404 to it. */
  @Override
  public boolean cancel(String job) throws IOException, InterruptedException {
    return http.post("/v1/videos/" + job + "/cancel", ServerHttp.json.createObjectNode())
        .ok();
  }
}
