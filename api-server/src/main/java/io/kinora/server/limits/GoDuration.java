package io.kinora.server.limits;

import java.time.Duration;

/** Spans as OpenAI's headers spell them: {@code 120ms}, {@code 2.4s}, {@code 6m0s}. */
final class GoDuration {
  private static final int MILLIS = 1000;
  private static final int SECONDS = 60;

  private GoDuration() {}

  static String of(Duration span) {
    long millis = span.toMillis();
    if (millis < MILLIS) return millis + "ms";
    long minutes = millis / (MILLIS * SECONDS);
    var rest = millis - minutes * MILLIS * SECONDS;
    var seconds = rest % MILLIS == 0 ? "" + rest / MILLIS : ("" + rest / (double) MILLIS);
    return (minutes == 0 ? "" : minutes + "m") + seconds + "s";
  }
}
