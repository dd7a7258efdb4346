package io.kinora.server.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times on the wire: whole seconds since 1970. */
public final class UnixTime {
  private static final int MAX_DIGITS = 11;

  private UnixTime() {}

  /** Of a query parameter; null stays null. */
  public static @Nullable Instant parse(String param, @Nullable String text) {
    if (text == null) return null;
    if (!text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      throw ApiError.INVALID_VALUE.about(
          param, "Invalid value: '" + text + "'. Expected unix seconds.");
    }
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  /** Of a field of a body; null stays null. */
  public static @Nullable Instant of(String param, @Nullable Long seconds) {
    return seconds == null ? null : parse(param, String.valueOf(seconds));
  }

  public static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
