package io.kinora.server.http;

/** The {@code limit} of a list: 0 to 100. */
public final class PageLimit {
  private static final int MAX = 100;

  private PageLimit() {}

  /** Reads the query parameter, or throws {@link ApiError#INVALID_VALUE} about it. */
  public static int parse(String limit) {
    if (limit.matches("[0-9]{1,3}") && Integer.parseInt(limit) <= MAX)
      return Integer.parseInt(limit);
    throw ApiError.INVALID_VALUE.about(
        "limit", "Invalid value: '" + limit + "'. Expected an integer from 0 to " + MAX + ".");
  }
}
