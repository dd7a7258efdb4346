package io.kinora.sdk;

import static java.util.Objects.requireNonNull;

import io.kinora.sdk.internal.Release;
import io.kinora.sdk.internal.Sleeper;
import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Capacity;
import io.kinora.sdk.model.ContentProvenanceCheck;
import io.kinora.sdk.model.LimitList;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The client of a Kinora server: immutable, thread-safe, made once and shared; closing it is
 * optional.
 *
 * <pre>{@code
 * var client = KinoraClient.fromEnv();
 * var request = CreateVideoRequest.builder().prompt("A basketball player misses a free throw.").build();
 * var video = client.videos().createAndWait(request);
 * client.videos().content(video.id()).toFile(Path.of("basketball.mp4"));
 * }</pre>
 *
 * <p><b>Calls.</b> Methods that make one call give an {@link Operation}: {@code execute()} it, or
 * take its {@code raw()} answer, or run it {@code async()}. Every call has a deadline (2 minutes,
 * see {@link RequestOptions}) and is tried again up to twice after lost connections and the
 * statuses 408, 409, 429 and 5xx, when the server asks or after half a second, then a second. A
 * create carries an {@code Idempotency-Key} that its retries share, so that a retry never makes a
 * second video.
 *
 * <p><b>Errors</b> are unchecked: {@link KinoraException} and its kinds. <b>Interrupts</b> end any
 * call at once with {@link CallInterruptedException}; the thread's flag stays set.
 *
 * <p><b>What is sent</b> besides the request: {@code Authorization}, {@code User-Agent} (library,
 * Java and system, and the application's name if given), {@code X-Retry-Count} on retries. Nothing
 * else is.
 */
public final class KinoraClient implements AutoCloseable {

  private static final URI DEFAULT_BASE_URL = URI.create("http://localhost:8080/v1");

  private final Transport transport;

  private KinoraClient(Transport transport) {
    this.transport = transport;
  }

  /**
   * A client from the environment: {@code KINORA_BASE_URL} and {@code KINORA_API_KEY}, or where one
   * is absent {@code OPENAI_BASE_URL} and {@code OPENAI_API_KEY}. Without any base URL it is
   * {@code http://localhost:8080/v1}.
   *
   * @throws IllegalStateException if there is no key
   */
  public static KinoraClient fromEnv() {
    return fromEnv(System.getenv());
  }

  static KinoraClient fromEnv(Map<String, String> environment) {
    var builder = builder();
    var baseUrl = first(environment, "KINORA_BASE_URL", "OPENAI_BASE_URL");
    if (baseUrl != null) {
      builder.baseUrl(baseUrl);
    }
    var apiKey = first(environment, "KINORA_API_KEY", "OPENAI_API_KEY");
    if (apiKey != null) {
      builder.apiKey(apiKey);
    }
    return builder.build();
  }

  private static @Nullable String first(
      Map<String, String> environment, String name, String fallback) {
    var value = environment.get(name);
    var found = value == null || value.isBlank() ? environment.get(fallback) : value;
    return found == null || found.isBlank() ? null : found.strip();
  }

  /** A builder for a client that does not look at the environment. */
  public static Builder builder() {
    return new Builder();
  }

  /** Make, watch and fetch videos. */
  public Videos videos() {
    return new Videos(transport);
  }

  /** Who looks the same in every video. */
  public Characters characters() {
    return new Characters(transport);
  }

  /** Files that requests name. */
  public UploadedFiles files() {
    return new UploadedFiles(transport);
  }

  /** Many videos by one file. */
  public Batches batches() {
    return new Batches(transport);
  }

  /** What can be asked for. */
  public Models models() {
    return new Models(transport);
  }

  /** Where the server tells of events. */
  public WebhookEndpoints webhookEndpoints() {
    return new WebhookEndpoints(transport);
  }

  /** What happened. */
  public Events events() {
    return new Events(transport);
  }

  /** How busy the server is and how long a new video would wait. */
  @CheckReturnValue
  public Operation<Capacity> capacity() {
    return OperationsApi.getCapacity(transport);
  }

  /** Every limit of the key, its project and its organization, and how much of it is used. */
  @CheckReturnValue
  public Operation<LimitList> limits() {
    return OperationsApi.listLimits(transport);
  }

  /**
   * Tells where an MP4 or WebM file comes from, by its C2PA manifest and by the invisible mark of
   * this server's videos.
   */
  @CheckReturnValue
  public Operation<ContentProvenanceCheck> checkProvenance(Upload file) {
    return OperationsApi.checkContentProvenance(transport)
        .body(Map.of())
        .file("file", file)
        .repeatable();
  }

  /** A client with some options of its own that shares the connections of this one. */
  @CheckReturnValue
  public KinoraClient withOptions(Consumer<RequestOptions.Builder> options) {
    var builder = RequestOptions.builder();
    options.accept(builder);
    return new KinoraClient(transport.with(builder.build()));
  }

  /**
   * Lets go of the connections after the calls under way are done. Optional: a client that is no
   * longer used lets go of them by itself, and its threads do not keep a program alive. Before Java
   * 21 it does nothing.
   */
  @Override
  public void close() {
    if (transport.http() instanceof AutoCloseable http) {
      try {
        http.close();
      } catch (Exception e) {
        throw new IllegalStateException("the connections could not be closed", e);
      }
    }
  }

  /** Shows the base URL and never the key. */
  @Override
  public String toString() {
    return "KinoraClient[" + transport.baseUrl() + "]";
  }

  /** Collects the settings of a client. Not thread-safe. */
  public static final class Builder {
    private URI baseUrl = DEFAULT_BASE_URL;
    private @Nullable String apiKey;
    private @Nullable String application;
    private @Nullable HttpClient http;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;
    private RandomGenerator random = new SecureRandom();
    private final RequestOptions.Builder options = RequestOptions.builder();

    private Builder() {}

    /**
     * Where the API is, with its version: {@code https://videos.example.com/v1}.
     *
     * @throws IllegalArgumentException if it is not an absolute http or https URL
     */
    public Builder baseUrl(String baseUrl) {
      var url = URI.create(baseUrl.replaceAll("/+$", ""));
      if (url.getHost() == null
          || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        throw new IllegalArgumentException("not an http or https URL: " + baseUrl);
      }
      this.baseUrl = url;
      return this;
    }

    /** The project key, {@code kn_live_…} or {@code kn_test_…}. Required. */
    public Builder apiKey(String apiKey) {
      this.apiKey = apiKey;
      return this;
    }

    /** The deadline of each call with all of its retries; 2 minutes unless set. */
    public Builder timeout(Duration timeout) {
      options.timeout(timeout);
      return this;
    }

    /** How often a call is tried again; 2 unless set. */
    public Builder maxRetries(int maxRetries) {
      options.maxRetries(maxRetries);
      return this;
    }

    /** A header for every request. */
    public Builder header(String name, String value) {
      options.header(name, value);
      return this;
    }

    /**
     * The name and version of the application, for the {@code User-Agent}: {@code acme-studio/1.2}.
     */
    public Builder application(String application) {
      this.application = application;
      return this;
    }

    /** The JDK's client to use, for proxies, certificates or executors of one's own. */
    public Builder httpClient(HttpClient http) {
      this.http = http;
      return this;
    }

    Builder time(Clock clock, Sleeper sleeper) {
      this.clock = clock;
      this.sleeper = sleeper;
      return this;
    }

    Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException if no key is set
     */
    public KinoraClient build() {
      if (apiKey == null || apiKey.isBlank()) {
        throw new IllegalStateException(
            "No API key: set KINORA_API_KEY, or give one to KinoraClient.builder().apiKey(...).");
      }
      return new KinoraClient(new Transport(
          http != null ? http : connections(),
          requireNonNull(baseUrl),
          apiKey,
          Release.userAgent(application),
          RequestOptions.DEFAULTS.overlaidBy(options.build()),
          clock,
          sleeper,
          random));
    }

    /**
     * HTTP/2 only where TLS negotiates it: the upgrade of plain HTTP is refused by too many
     * servers.
     */
    private HttpClient connections() {
      return HttpClient.newBuilder()
          .version(
              "https".equals(baseUrl.getScheme())
                  ? HttpClient.Version.HTTP_2
                  : HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
    }
  }
}
