package io.kinora.server.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Limits on requests.
 *
 * @param maxBody largest body of an API request; base64 data URLs of images travel in it
 * @param maxUpload largest video or other file of a form
 * @param publicUrl where clients reach the API, such as {@code https://video.example.com/}; null
 *     for where each request came to
 */
public record HttpConfiguration(
    DataSize maxBody, DataSize maxUpload, @Nullable URI publicUrl) {
  private static final DataSize DEFAULT_MAX_BODY = DataSize.mebibytes(32);
  private static final DataSize DEFAULT_MAX_UPLOAD = DataSize.mebibytes(200);

  public static final HttpConfiguration DEFAULT = of(null, null, null);

  @JsonCreator
  static HttpConfiguration of(
      @JsonProperty("maxBody") @Nullable DataSize maxBody,
      @JsonProperty("maxUpload") @Nullable DataSize maxUpload,
      @JsonProperty("publicUrl") @Nullable URI publicUrl) {
    return new HttpConfiguration(
        maxBody == null ? DEFAULT_MAX_BODY : maxBody,
        maxUpload == null ? DEFAULT_MAX_UPLOAD : maxUpload,
        publicUrl);
  }
}
