package io.kinora.server.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * Limits on requests.
 *
 * @param maxBody largest body of an API request; base64 data URLs of images travel in it
 */
public record HttpConfiguration(DataSize maxBody) {
  private static final DataSize DEFAULT_MAX_BODY = DataSize.mebibytes(32);

  public static final HttpConfiguration DEFAULT = new HttpConfiguration(DEFAULT_MAX_BODY);

  @JsonCreator
  static HttpConfiguration of(@JsonProperty("maxBody") @Nullable DataSize maxBody) {
    return new HttpConfiguration(maxBody == null ? DEFAULT_MAX_BODY : maxBody);
  }
}
