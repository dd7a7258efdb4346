package io.kinora.sdk;

import io.kinora.sdk.model.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this library throws on purpose, unchecked and sealed: a
 * {@code switch} over the kinds below is complete.
 *
 * <ul>
 *   <li>{@link ApiException}: the server answered, and said no
 *   <li>{@link ConnectionException}: no answer, or not a whole one
 *   <li>{@link VideoFailedException}: the video that was waited for has failed
 *   <li>{@link WaitTimeoutException}: the video that was waited for is not done yet
 *   <li>{@link CallInterruptedException}: the calling thread was interrupted
 *   <li>{@link WebhookVerificationException}: a webhook is not from the holder of the secret
 * </ul>
 *
 * <p>Mistakes in the use of the library are {@link IllegalArgumentException},
 * {@link IllegalStateException} or {@link NullPointerException}; trouble with local files is
 * {@link java.io.UncheckedIOException}.
 */
public abstract sealed class KinoraException extends RuntimeException
    permits ApiException,
        ConnectionException,
        VideoFailedException,
        WaitTimeoutException,
        CallInterruptedException,
        WebhookVerificationException {

  private static final long serialVersionUID = 1L;

  KinoraException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The stable code of what went wrong, where the server gave one. An open enumeration. */
  public Optional<ErrorCode> code() {
    return Optional.empty();
  }

  /**
   * The server's name for the request ({@code x-request-id}), to quote when asking its operator.
   */
  public Optional<String> requestId() {
    return Optional.empty();
  }

  /** How long the server asked to wait before the next try. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** Whether the same call may succeed later. The library has already used up its own retries. */
  public boolean isRetryable() {
    return false;
  }
}
