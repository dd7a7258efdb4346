package io.kinora.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dropwizard.util.Duration;
import io.kinora.server.outbound.OutboundException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundClientTest {
  private final OutboundConfiguration strict =
      new OutboundConfiguration(List.of(), Duration.seconds(5));
  private final OutboundConfiguration loopbackAllowed =
      new OutboundConfiguration(List.of("127.0.0.0/8"), Duration.milliseconds(700));
  private final AtomicInteger hits = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/ok", exchange -> answer(exchange, 200, "hello"));
    server.createContext("/away", exchange -> {
      exchange.getResponseHeaders().set("Location", url("/ok"));
      answer(exchange, 302, "");
    });
    server.createContext("/silent", exchange -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    server.createContext("/drip", this::drip);
    server.start();
  }

  @AfterEach
  void stopServer() {
    released.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/a",
        "file:///etc/passwd",
        "gopher://example.com/",
        "http://example.com/",
        "//example.com/",
        "https://user:secret@example.com/",
        "https://example.com:22/",
        "https://example.com:6379/",
        "https:///path",
        "https://",
        "not a url",
        "javascript:alert(1)",
        "data:text/plain,hi",
        "https://exa mple.com/"
      })
  void aUrlIsHttpsOnAUsualPortWithoutCredentials(String url) {
    try (var client = new OutboundClient(strict, names(() -> List.of("1.1.1.1")))) {
      assertThatThrownBy(() -> client.check(url))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/", "https://localhost/", "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
        "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://0.0.0.0/",
            "https://10.0.0.1:8443/",
        "https://192.168.0.1/", "https://[fd00::1]/", "https://2130706433/", "https://127.1/"
      })
  void anAddressThatIsNotPublicIsRefused(String url) {
    try (var client = new OutboundClient(strict)) {
      assertThatThrownBy(() -> client.post(url, Map.of(), new byte[0], 16))
          .isInstanceOfSatisfying(
              OutboundException.class,
              e -> assertThat(e.reason()).isIn(Reason.REFUSED, Reason.UNREACHABLE));
    }
    assertThat(hits).hasValue(0);
  }

  @Test
  void aConnectionGoesToTheAddressesThatWereChecked() throws Exception {
    var asked = new AtomicInteger();
    var dns = new GuardedDns(
        names(() ->
            asked.getAndIncrement() == 0 ? List.of("10.0.0.1", "1.1.1.1") : List.of("127.0.0.1")),
        new AddressGuard(List.of()));

    assertThat(dns.resolve("rebind.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
    assertThatThrownBy(() -> dns.resolve("rebind.example"))
        .isInstanceOf(GuardedDns.RefusedAddressException.class);
    assertThat(asked).hasValue(2);
  }

  @Test
  void anAllowedBlockIsReachedWithoutTls() throws Exception {
    try (var client = new OutboundClient(loopbackAllowed)) {
      var answer = client.post(url("/ok"), Map.of("webhook-id", "wh_1"), "{}".getBytes(UTF_8), 3);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(new String(answer.body(), UTF_8)).isEqualTo("hel");
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
    try (var client = new OutboundClient(loopbackAllowed)) {
      assertThat(client.post(url("/away"), Map.of(), new byte[0], 16).status()).isEqualTo(302);
    }
    assertThat(hits).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/silent", "/drip"})
  void aSlowServerIsLeftAtTheDeadline(String path) {
    try (var client = new OutboundClient(loopbackAllowed)) {
      assertThatThrownBy(() -> client.download(url(path), 1 << 20, new ByteArrayOutputStream()))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
    }
  }

  @Test
  void aBodyLongerThanAskedForIsRefused() {
    try (var client = new OutboundClient(loopbackAllowed)) {
      assertThatThrownBy(() -> client.download(url("/ok"), 4, new ByteArrayOutputStream()))
          .isInstanceOfSatisfying(
              OutboundException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }
  }

  /** One byte whenever the reader took the last one, for ever. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      while (!released.await(50, TimeUnit.MILLISECONDS)) {
        body.write('.');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    hits.incrementAndGet();
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static DnsResolver names(Supplier<List<String>> addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = addresses.get();
        var resolved = new InetAddress[found.size()];
        for (var i = 0; i < resolved.length; i++) resolved[i] = InetAddress.getByName(found.get(i));
        return resolved;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
