package io.kinora.sdk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void retryAfterIsSecondsOrADate() {
    assertThat(retryAfter("12")).isEqualTo(Duration.ofSeconds(12));
    assertThat(retryAfter("0.5")).isEqualTo(Duration.ofMillis(500));
    assertThat(retryAfter("Sun, 22 Nov 2026 12:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void retryAfterInThePastIsNow() {
    assertThat(retryAfter("-3")).isEqualTo(Duration.ZERO);
    assertThat(retryAfter("Sun, 22 Nov 2026 11:59:00 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void whatCannotBeReadIsAbsent() {
    assertThat(retryAfter("soon")).isNull();
    assertThat(retryAfter("NaN")).isNull();
    assertThat(retryAfter("Infinity")).isNull();
    assertThat(Headers.shouldRetry(headers("retry-after", "1"))).isNull();
  }

  private static @Nullable Duration retryAfter(String value) {
    return Headers.retryAfter(headers("retry-after", value), NOW);
  }

  private static HttpHeaders headers(String name, String value) {
    return HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true);
  }
}
