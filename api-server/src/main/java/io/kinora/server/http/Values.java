package io.kinora.server.http;

import java.util.List;

/** Checks single values that come as text. */
public final class Values {
  private Values() {}

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
