package io.kinora.sdk.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a test server that departs from the usual one. Immutable.
 *
 * @param kind how it departs
 * @param status the HTTP status of an {@link Kind#INSTEAD}
 * @param body the JSON of an {@link Kind#INSTEAD}
 * @param bytes after how many bytes of the body a {@link Kind#CUT} ends
 * @param headers headers in addition to the usual ones
 * @param delay how long the request waits before anything is done about it
 */
public record Answer(
    Kind kind, int status, String body, int bytes, Map<String, String> headers, Duration delay) {

  /** Copies the headers. */
  public Answer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  private Answer(Kind kind, int status, String body, int bytes) {
    this(kind, status, body, bytes, Map.of(), Duration.ZERO);
  }

  /** How an answer departs from the usual one. */
  public enum Kind {
    /** The request is not looked at; this answer is sent in its place. */
    INSTEAD,
    /** The usual answer with more headers. */
    USUAL,
    /** The request is carried out, and the connection is cut before the answer. */
    LOST,
    /** The usual answer, cut in its body. */
    CUT,
    /** The request is carried out and never answered. */
    SILENCE
  }

  /** Any JSON in place of the usual answer. */
  public static Answer json(int status, String body) {
    return new Answer(Kind.INSTEAD, status, body, 0);
  }

  /** The error envelope in place of the usual answer. */
  public static Answer error(int status, @Nullable String code, String message) {
    var error = JsonNodeFactory.instance.objectNode();
    error
        .putObject("error")
        .put("message", message)
        .put("type", status >= 500 ? "server_error" : "invalid_request_error")
        .putNull("param")
        .put("code", code);
    return json(status, error.toString());
  }

  /** The usual answer; give it headers with {@link #header}. */
  public static Answer usual() {
    return new Answer(Kind.USUAL, 0, "", 0);
  }

  /**
   * The request is carried out, and the connection is cut before the answer: the client cannot
   * know.
   */
  public static Answer lost() {
    return new Answer(Kind.LOST, 0, "", 0);
  }

  /** The usual answer, of which the connection is cut after this many bytes of the body. */
  public static Answer cutAfter(int bytes) {
    return new Answer(Kind.CUT, 0, "", bytes);
  }

  /**
   * The request is carried out and never answered; the connection stays open until the server is
   * closed.
   */
  public static Answer silence() {
    return new Answer(Kind.SILENCE, 0, "", 0);
  }

  /** The same with one more header. */
  public Answer header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(kind, status, body, bytes, more, delay);
  }

  /** The same, this much later; the request waits with it. */
  public Answer after(Duration delay) {
    return new Answer(kind, status, body, bytes, headers, delay);
  }
}
