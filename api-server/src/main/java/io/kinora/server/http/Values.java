package io.kinora.server.http;

import java.util.List;

/** Checks single values that come as text. */
public final class Values {
  private Values() {}

  /** @throws ApiException when the text is no integer or outside the bounds, which are inclusive */
  public static int integer(String param, String text, int min, int max) {
    int value;
    try {
      value = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiError.INVALID_TYPE.about(
          param,
          "Invalid type for '" + param + "': expected an integer, but got a string instead.");
    }
    if (value < min || value > max) {
      throw ApiError.INVALID_VALUE.about(
          param,
          "Invalid '" + param + "': expected a value from " + min + " to " + max + ", but got "
              + value + " instead.");
    }
    return value;
  }

  /** @throws ApiException when the text is none of those allowed */
  public static String oneOf(String param, String text, List<String> allowed) {
    if (!allowed.contains(text)) {
      throw ApiError.INVALID_VALUE.about(
          param,
          "Invalid value: '" + text + "'. Supported values are: " + Words.list(allowed, "and")
              + ".");
    }
    return text;
  }
}
