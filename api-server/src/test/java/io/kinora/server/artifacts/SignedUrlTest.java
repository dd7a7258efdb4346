package io.kinora.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignedUrlTest {
  private final SettableClock clock = new SettableClock();
  private final SignedUrl urls = new SignedUrl(new byte[32], clock);
  private final String url = urls.sign("GET", "/files/a", Duration.ofMinutes(5));

  private static Map<String, String> query(String url) {
    var query = new TreeMap<String, String>();
    for (var pair : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    return query;
  }

  private boolean permits(SignedUrl verifier, String method, String path) {
    var query = query(url);
    return verifier.permits(method, path, query.get("expires"), query.get("signature"));
  }

  @Test
  void itPermitsWhatItWasMadeForAndNothingElse() {
    assertThat(permits(urls, "GET", "/files/a")).isTrue();

    assertThat(permits(urls, "PUT", "/files/a")).isFalse();
    assertThat(permits(urls, "GET", "/files/b")).isFalse();
    var other = new byte[32];
    other[0] = 1;
    assertThat(permits(new SignedUrl(other, clock), "GET", "/files/a")).isFalse();
  }

  @Test
  void itEndsAndCannotBeProlonged() {
    var query = query(url);
    var later = String.valueOf(Long.parseLong(query.get("expires")) + 1);

    assertThat(urls.permits("GET", "/files/a", later, query.get("signature"))).isFalse();
    clock.advance(Duration.ofMinutes(5));
    assertThat(permits(urls, "GET", "/files/a")).isFalse();
  }

  @Test
  void nonsenseIsNotPermitted() {
    assertThat(urls.permits("GET", "/files/a", null, null)).isFalse();
    assertThat(urls.permits("GET", "/files/a", "x", "y")).isFalse();
    assertThat(urls.permits("GET", "/files/a", "99999999999", "ü")).isFalse();
  }
}
