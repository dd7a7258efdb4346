package io.kinora.sdk;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be set for a client, for a copy of it ({@link KinoraClient#withOptions}) or for one call
 * ({@link Operation#with}); the closest wins. Immutable.
 *
 * @param timeout the deadline of a call with all of its retries, or null for the outer setting; for
 *     a download, until its first byte and again for every pause between bytes. Outermost: 2
 *     minutes.
 * @param maxRetries how often a call is tried again after its first failure, 0 or more, or null for
 *     the outer setting. Outermost: 2.
 * @param headers extra request headers, added to the outer ones
 * @param idempotencyKey the key of a create, 1 to 255 printable characters, or null for one that
 *     the library draws
 */
public record RequestOptions(
    @Nullable Duration timeout,
    @Nullable Integer maxRetries,
    Map<String, String> headers,
    @Nullable String idempotencyKey) {

  static final RequestOptions DEFAULTS =
      new RequestOptions(Duration.ofMinutes(2), 2, Map.of(), null);

  /**
   * Checks the ranges and copies the headers.
   *
   * @throws IllegalArgumentException if the timeout is not positive or the number of retries
   *     negative
   */
  public RequestOptions {
    if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    if (maxRetries != null && maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must be 0 or more: " + maxRetries);
    }
    var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** These options with the ones of {@code inner} over them. */
  public RequestOptions overlaidBy(RequestOptions inner) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(inner.headers);
    return new RequestOptions(
        inner.timeout != null ? inner.timeout : timeout,
        inner.maxRetries != null ? inner.maxRetries : maxRetries,
        all,
        inner.idempotencyKey != null ? inner.idempotencyKey : idempotencyKey);
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable Integer maxRetries;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String idempotencyKey;

    private Builder() {}

    /** The deadline of a call with all of its retries; positive. */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** How often a call is tried again after its first failure; 0 or more. */
    public Builder maxRetries(int maxRetries) {
      this.maxRetries = maxRetries;
      return this;
    }

    /** An extra request header. */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /** The idempotency key of a create: any string of 1 to 255 printable characters. */
    public Builder idempotencyKey(String idempotencyKey) {
      this.idempotencyKey = idempotencyKey;
      return this;
    }

    /** The options. */
    public RequestOptions build() {
      return new RequestOptions(timeout, maxRetries, headers, idempotencyKey);
    }
  }
}
