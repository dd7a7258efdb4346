package io.kinora.server.videos;

import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller attaches to a video; none of it changes what the video shows.
 *
 * @param metadata up to 16 pairs, by key
 * @param clientReferenceId the caller's own id, or null
 * @param webhookUrl where the video's end is told, or null; checked by whoever sends there
 */
record Labels(
    Map<String, String> metadata,
    @Nullable String clientReferenceId,
    @Nullable String webhookUrl) {
  static final Labels NONE = new Labels(Map.of(), null, null);
  private static final int MAX_PAIRS = 16;
  private static final int MAX_KEY = 64;
  private static final int MAX_VALUE = 512;

  Labels {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** @throws ApiException when there are too many pairs, or one is too long */
  static Labels of(WireCreateVideoRequest request) {
    var metadata = request.metadata() == null ? Map.<String, String>of() : request.metadata();
    check(metadata);
    if (request.clientReferenceId() != null)
      VideoRequests.checkText("client_reference_id", request.clientReferenceId());
    return new Labels(metadata, request.clientReferenceId(), request.webhookUrl());
  }

  /** Refuses pairs that the API does not take. */
  static void check(Map<String, String> metadata) {
    if (metadata.size() > MAX_PAIRS) {
      throw ApiError.INVALID_VALUE.about(
          "metadata",
          "Invalid 'metadata': too many properties. Expected an object with at most " + MAX_PAIRS
              + " properties, but got an object with " + metadata.size() + " properties instead.");
    }
    metadata.forEach(Labels::check);
  }

  private static void check(String key, @Nullable String value) {
    if (key.isEmpty() || length(key) > MAX_KEY) {
      throw ApiError.INVALID_VALUE.about(
          "metadata", "Invalid 'metadata': a key has 1 to " + MAX_KEY + " characters.");
    }
    var name = "metadata." + key;
    if (value == null) {
      throw ApiError.INVALID_TYPE.about(
          name, "Invalid type for '" + name + "': expected a string, but got null instead.");
    }
    if (length(value) > MAX_VALUE) throw tooLong(name, length(value));
    VideoRequests.checkText("metadata", key);
    VideoRequests.checkText(name, value);
  }

  private static ApiException tooLong(String name, int length) {
    return ApiError.STRING_ABOVE_MAX_LENGTH.about(
        name,
        "Invalid '" + name + "': string too long. Expected a string with maximum length "
            + MAX_VALUE + ", but got a string with length " + length + " instead.");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
