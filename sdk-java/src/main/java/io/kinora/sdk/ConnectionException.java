package io.kinora.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No answer came, or it broke off, or it was not what the contract says: refused and lost
 * connections, timeouts, proxies that answer in the server's place. What the server did with the
 * request is unknown.
 */
public final class ConnectionException extends KinoraException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String idempotencyKey;
  private final boolean retryable;

  /**
   * Makes one.
   *
   * @param message what was tried and what happened
   * @param cause the reason below it
   * @param idempotencyKey the key that the request carried, or null
   * @param retryable whether trying again makes sense
   */
  public ConnectionException(
      String message,
      @Nullable Throwable cause,
      @Nullable String idempotencyKey,
      boolean retryable) {
    super(message, cause);
    this.idempotencyKey = idempotencyKey;
    this.retryable = retryable;
  }

  /**
   * The key under which a create was sent: sending the same request with it again cannot make a
   * second video.
   */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }

  @Override
  public boolean isRetryable() {
    return retryable;
  }
}
