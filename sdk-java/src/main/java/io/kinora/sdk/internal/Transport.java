package io.kinora.sdk.internal;

import io.kinora.sdk.RequestOptions;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What all calls of a client share: the connections, where and as whom they call, the options, the
 * time. Immutable and thread-safe.
 *
 * @param http the connections
 * @param baseUrl without a slash at the end, such as {@code http://localhost:8080/v1}
 * @param apiKey goes into {@code Authorization}, and nowhere else
 * @param userAgent names the library and the application
 * @param options with every option but the idempotency key set
 * @param clock the time for deadlines
 * @param sleeper the pauses
 * @param random keys and jitter; must be thread-safe
 */
public record Transport(
    HttpClient http,
    URI baseUrl,
    String apiKey,
    String userAgent,
    RequestOptions options,
    Clock clock,
    Sleeper sleeper,
    RandomGenerator random) {

  /** The same with some options over its own. */
  public Transport with(RequestOptions inner) {
    return new Transport(
        http, baseUrl, apiKey, userAgent, options.overlaidBy(inner), clock, sleeper, random);
  }

  /** A call that answers with JSON. */
  public <T> Call<T> json(Class<T> type, String operation, String method, String path) {
    return new Call<>(
        this, new Request(operation, method, path), new Decoder.OfJson<>(Json.type(type)));
  }

  /** A call that answers with a page of a list of these. */
  public <T> Call<Pager.Page<T>> page(Class<T> type, String operation, String method, String path) {
    return new Call<>(
        this,
        new Request(operation, method, path),
        new Decoder.OfJson<>(Json.type(Pager.Page.class, type)));
  }

  /** A call that answers with bytes, to be read as they come. */
  public Call<InputStream> stream(String operation, String method, String path) {
    return new Call<>(this, new Request(operation, method, path), new Decoder.OfStream());
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "Transport[" + baseUrl + "]";
  }
}
