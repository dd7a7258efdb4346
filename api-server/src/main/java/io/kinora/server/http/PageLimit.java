package io.kinora.server.http;

/** The {@code limit} of a list: 0 to 100, unless the list says otherwise. */
public final class PageLimit {
  private static final int MAX = 100;

  private PageLimit() {}

  /** Reads the query parameter, or throws {@link ApiError#INVALID_VALUE} about it. */
  public static int parse(String limit) {
    return parse(limit, MAX);
  }

  /** The same for a list whose pages may be longer. */
  public static int parse(String limit, int max) {
    if (limit.matches("[0-9]{1,6}") && Integer.parseInt(limit) <= max)
      return Integer.parseInt(limit);
    throw ApiError.INVALID_VALUE.about(
        "limit", "Invalid value: '" + limit + "'. Expected an integer from 0 to " + max + ".");
  }
}
