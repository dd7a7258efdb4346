package io.kinora.sdk;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer of the server with its envelope. Immutable, except for a body that is a stream.
 *
 * @param status the HTTP status, 200 to 299
 * @param headers the headers
 * @param body the result
 * @param <T> what the server answers with
 */
public record Response<T>(int status, HttpHeaders headers, T body) {

  /** The first header of this name, in any case of letters. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The server's name for the request, to quote when asking its operator. */
  public Optional<String> requestId() {
    return header("x-request-id");
  }
}
