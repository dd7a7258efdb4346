package io.kinora.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.api.WireError;
import io.kinora.server.api.WireErrorResponse;
import org.jspecify.annotations.Nullable;

/** The one shape of every error. */
final class Envelope {
  static final String SHOULD_RETRY = "x-should-retry";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Envelope() {}

  static WireErrorResponse of(ApiError error, String message, @Nullable String param) {
    return new WireErrorResponse(new WireError(message, error.type(), param, error.code()));
  }

  /** For errors that arise where no JAX-RS writer is at hand. */
  static String json(ApiError error, String message) {
    try {
      return JSON.writeValueAsString(of(error, message, null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the envelope is always writable", e);
    }
  }
}
