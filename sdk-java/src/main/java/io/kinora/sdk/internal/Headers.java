package io.kinora.sdk.internal;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the headers that steer retries and waits. What cannot be read counts as absent. */
final class Headers {

  private Headers() {}

  /**
   * {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3);
   * never negative.
   */
  static @Nullable Duration retryAfter(HttpHeaders headers, Instant now) {
    return millis(headers, "retry-after-ms")
        .or(() ->
            headers.firstValue("retry-after").flatMap(value -> secondsOrDate(value.strip(), now)))
        .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
        .orElse(null);
  }

  /** A header that counts milliseconds. */
  static Optional<Duration> millis(HttpHeaders headers, String name) {
    return headers.firstValue(name).flatMap(value -> decimal(value, 1));
  }

  /** {@code x-should-retry}, or null if it is absent. */
  static @Nullable Boolean shouldRetry(HttpHeaders headers) {
    return headers
        .firstValue("x-should-retry")
        .map(value -> Boolean.valueOf(value.strip()))
        .orElse(null);
  }

  private static Optional<Duration> secondsOrDate(String value, Instant now) {
    return decimal(value, 1000).or(() -> date(value).map(date -> Duration.between(now, date)));
  }

  private static Optional<Duration> decimal(String value, int millisPerUnit) {
    try {
      var millis = Double.parseDouble(value.strip()) * millisPerUnit;
      return Double.isFinite(millis)
          ? Optional.of(Duration.ofMillis(Math.round(millis)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
