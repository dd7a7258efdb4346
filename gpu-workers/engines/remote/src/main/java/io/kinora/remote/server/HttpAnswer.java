package io.kinora.remote.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.util.Locale;

/**
 * A JSON answer of a server.
 *
 * @param body the parsed body; a text node where it was no JSON
 */
record HttpAnswer(int status, JsonNode body) {
  private static final int MESSAGE_LENGTH_MAX = 300;

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The member at a path of names, or the missing node. */
  JsonNode at(String... names) {
    var node = body;
    for (var name : names) node = node.path(name);
    return node;
  }

  /** The text of a member that must be there. */
  String text(String name) throws IOException {
    var node = body.path(name);
    if (!node.isValueNode() || node.asText().isEmpty())
      throw new IOException("the server's answer has no " + name);
    return node.asText();
  }

  /**
   * What went wrong, for the refusal of a job: 4xx but for 401, 403, 404, 408 and 429 is the
   * request's fault.
   */
  EngineException refusal() {
    var message = "the server answered " + status + ": " + message();
    if (isOutOfMemory(message)) return new EngineException(Kind.OOM, message);
    var request = status == 400 || status == 413 || status == 415 || status == 422;
    return new EngineException(request ? Kind.USER : Kind.INFRA, message);
  }

  /**
   * Where a job stands by the words of {@code status}; a failure is the server's, or its memory's.
   */
  RemoteState jobState() throws IOException {
    return switch (RemoteStatus.of(text("status"))) {
      case QUEUED -> new RemoteState.Queued();
      case RUNNING -> new RemoteState.Running(null);
      case COMPLETED -> new RemoteState.Completed();
      case CANCELLED -> new RemoteState.Gone();
      case FAILED -> failure(message());
    };
  }

  static RemoteState.Failed failure(String message) {
    return new RemoteState.Failed(isOutOfMemory(message) ? Kind.OOM : Kind.INFRA, message);
  }

  /** The server's own words, wherever they stand in its envelope. */
  String message() {
    for (var candidate :
        new JsonNode[] {at("error", "message"), at("detail"), at("error"), at("message"), body}) {
      if (candidate.isTextual() && !candidate.asText().isBlank()) return cut(candidate.asText());
    }
    return cut(body.toString());
  }

  /** Servers report a full device in words only. */
  static boolean isOutOfMemory(String message) {
    var words = message.toLowerCase(Locale.ROOT);
    return words.contains("out of memory")
        || words.contains("outofmemory")
        || words.contains("cuda oom");
  }

  private static String cut(String text) {
    return text.length() <= MESSAGE_LENGTH_MAX ? text : text.substring(0, MESSAGE_LENGTH_MAX) + "…";
  }
}
