package io.kinora.server.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an error that the client is told. Made by {@link ApiError#because} and
 * {@link ApiError#about}.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ApiError error;
  private final @Nullable String param;
  private final transient Map<String, String> headers;

  ApiException(ApiError error, String message, @Nullable String param) {
    this(error, message, param, Map.of());
  }

  private ApiException(
      ApiError error, String message, @Nullable String param, Map<String, String> headers) {
    // The client is at fault, so the stack tells nothing and costs much.
    super(message, null, false, error.status() >= 500);
    this.error = error;
    this.param = param;
    this.headers = Map.copyOf(headers);
  }

  /** The same with one more response header. */
  public ApiException withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new ApiException(error, message(), param, more);
  }

  public ApiError error() {
    return error;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  /** The field at fault, or null. */
  public @Nullable String param() {
    return param;
  }

  Map<String, String> headers() {
    return headers;
  }
}
