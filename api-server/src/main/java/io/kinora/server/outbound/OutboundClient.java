package io.kinora.server.outbound;

import io.kinora.server.outbound.OutboundException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one client for URLs that a tenant gave. Follows no redirect, uses no proxy, keeps no cookie
 * and no connection, and gives up at its deadline however slowly the other side drips. Thread-safe;
 * close it with the server.
 */
public final class OutboundClient implements AutoCloseable {
  private static final int CONNECTIONS = 200;

  private final AddressGuard guard;
  private final DnsResolver names;
  private final Duration deadline;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outbound-deadline");
        thread.setDaemon(true);
        return thread;
      });

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param retryAfter the {@code Retry-After} header, or null
   * @param body the first bytes of the body, as many as were asked for
   */
  public record Answer(int status, @Nullable String retryAfter, byte[] body) {}

  public OutboundClient(OutboundConfiguration configuration) {
    this(configuration, SystemDefaultDnsResolver.INSTANCE);
  }

  OutboundClient(OutboundConfiguration configuration, DnsResolver names) {
    this.guard =
        new AddressGuard(configuration.allow().stream().map(Cidr::parse).toList());
    this.names = names;
    this.deadline = configuration.deadline().toJavaDuration();
    this.http = client(deadline, new GuardedDns(names, guard));
  }

  private static CloseableHttpClient client(Duration deadline, DnsResolver dns) {
    var timeout = Timeout.of(deadline);
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(dns)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(timeout)
            .setSocketTimeout(timeout)
            .build())
        .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .build())
        .setUserAgent("Kinora/1.0")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * Checks a URL before it is stored, without a request.
   *
   * @throws OutboundException with {@link Reason#REFUSED} and a message that says what would be
   *     right
   */
  public void check(String url) throws OutboundException {
    OutboundUrl.check(url, guard, names);
  }

  /**
   * Posts JSON and returns the status with the first {@code keep} bytes of the answer; any status
   * is an answer.
   */
  public Answer post(String url, Map<String, String> headers, byte[] json, int keep)
      throws OutboundException {
    var request = new HttpPost(OutboundUrl.check(url, guard, names));
    headers.forEach(request::setHeader);
    request.setEntity(
        new ByteArrayEntity(json, ContentType.APPLICATION_JSON.withCharset((String) null)));
    return execute(request, response -> answer(response, keep));
  }

  /**
   * Copies the whole of a resource.
   *
   * @param maxBytes the longest body that is taken
   * @throws OutboundException also when the status is not 200 or the body is longer
   */
  public void download(String url, long maxBytes, OutputStream to) throws OutboundException {
    URI uri = OutboundUrl.check(url, guard, names);
    var copied = new AtomicLong();
    var answer = execute(new HttpGet(uri), response -> {
      if (response.getCode() == 200) copied.set(copy(response, maxBytes, to));
      return answer(response, 0);
    });
    if (answer.status() != 200) {
      throw new OutboundException(
          Reason.UNREACHABLE, "the URL answered with status " + answer.status());
    }
    if (copied.get() > maxBytes) {
      throw new OutboundException(
          Reason.TOO_LARGE, "the resource is larger than " + maxBytes + " bytes");
    }
  }

  /** How much there was, no more than just beyond the limit. */
  private static long copy(ClassicHttpResponse response, long maxBytes, OutputStream to)
      throws IOException {
    if (response.getEntity() == null) return 0;
    var content = response.getEntity().getContent();
    var buffer = new byte[1 << 16];
    long total = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      total += read;
      if (total > maxBytes) return total;
      to.write(buffer, 0, read);
    }
    return total;
  }

  private static Answer answer(ClassicHttpResponse response, int keep) throws IOException {
    var retryAfter = response.getFirstHeader("Retry-After");
    var entity = response.getEntity();
    var body = entity == null || keep == 0 ? new byte[0] : entity.getContent().readNBytes(keep);
    return new Answer(response.getCode(), retryAfter == null ? null : retryAfter.getValue(), body);
  }

  private interface Reader {
    Answer read(ClassicHttpResponse response) throws IOException;
  }

  private Answer execute(HttpUriRequestBase request, Reader reader) throws OutboundException {
    var late = new AtomicBoolean();
    var alarm = watchdog.schedule(
        () -> {
          late.set(true);
          request.cancel();
        },
        deadline.toMillis(),
        TimeUnit.MILLISECONDS);
    // Closing an answer that is not read to its end drops the connection instead of draining it.
    try (var response = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
      return reader.read(response);
    } catch (GuardedDns.RefusedAddressException e) {
      throw new OutboundException(Reason.REFUSED, "the address behind the URL is not public", e);
    } catch (SocketTimeoutException e) {
      throw timeout(e);
    } catch (IOException | HttpException e) {
      throw late.get() ? timeout(e) : unreachable(e);
    } finally {
      alarm.cancel(false);
    }
  }

  private static OutboundException timeout(Exception cause) {
    return new OutboundException(Reason.TIMEOUT, "no answer in time", cause);
  }

  private static OutboundException unreachable(Exception cause) {
    return new OutboundException(Reason.UNREACHABLE, "no connection, or a broken answer", cause);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
