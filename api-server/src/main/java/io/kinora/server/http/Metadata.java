package io.kinora.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs of the caller's, within the limits of the API. */
public final class Metadata {
  private static final int MAX_PAIRS = 16;
  private static final int MAX_KEY = 64;
  private static final int MAX_VALUE = 512;

  private Metadata() {}

  /** @throws ApiException when there are too many pairs, or one is too long */
  public static void check(Map<String, String> metadata) {
    if (metadata.size() > MAX_PAIRS) {
      throw ApiError.INVALID_VALUE.about(
          "metadata",
          "Invalid 'metadata': too many properties. Expected an object with at most " + MAX_PAIRS
              + " properties, but got an object with " + metadata.size() + " properties instead.");
    }
    metadata.forEach(Metadata::check);
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
    Values.noNull("metadata", key);
    Values.noNull(name, value);
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
