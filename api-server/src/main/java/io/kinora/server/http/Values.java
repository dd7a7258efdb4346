package io.kinora.server.http;

import java.util.List;

/** Checks single values that come as text. */
public final class Values {
  private Values() {}

  /**
   * PostgreSQL keeps every character but this one.
   *
   * @throws ApiException when the text holds it
   */
  public static void noNull(String param, String text) {
    if (text.indexOf('\0') >= 0) {
      throw ApiError.INVALID_VALUE.about(
          param, "Invalid value for '" + param + "': it holds a null character.");
    }
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
