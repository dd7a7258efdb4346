package io.kinora.sdk;

import io.kinora.sdk.model.ErrorBody;
import io.kinora.sdk.model.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with an error. The kinds follow the HTTP status; {@link #code()} is finer.
 *
 * <p>Its message reads like {@code video_not_found: Video with id 'video_x' not found. (status 404,
 * request req_7f3a)}.
 */
public abstract sealed class ApiException extends KinoraException
    permits InvalidRequestException,
        AuthenticationException,
        NotFoundException,
        ConflictException,
        RateLimitException,
        ServerException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorAnswer answer;

  ApiException(ErrorAnswer answer) {
    super(answer.describe(), null);
    this.answer = answer;
  }

  /** The kind of exception that belongs to the answer's status. */
  public static ApiException of(ErrorAnswer answer) {
    return switch (answer.status()) {
      case 401, 403 -> new AuthenticationException(answer);
      case 404, 410 -> new NotFoundException(answer);
      case 409 -> new ConflictException(answer);
      case 429 -> new RateLimitException(answer);
      default ->
        answer.status() >= 500 || answer.status() == 408
            ? new ServerException(answer)
            : new InvalidRequestException(answer);
    };
  }

  /** The HTTP status, 300 to 599. */
  public int status() {
    return answer.status();
  }

  /** The field of the request that is wrong, where the server named one. */
  public Optional<String> param() {
    return Optional.ofNullable(answer.error()).map(ErrorBody::param);
  }

  @Override
  public Optional<ErrorCode> code() {
    return Optional.ofNullable(answer.error()).map(ErrorBody::code);
  }

  @Override
  public Optional<String> requestId() {
    return Optional.ofNullable(answer.requestId());
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(answer.retryAfter());
  }

  @Override
  public boolean isRetryable() {
    return answer.isRetryable();
  }

  /**
   * The key under which a create was sent: sending the same request with it again cannot make a
   * second video.
   */
  public Optional<String> idempotencyKey() {
    return Optional.ofNullable(answer.idempotencyKey());
  }

  /**
   * What the server said.
   *
   * @param status the HTTP status
   * @param error the body, or null where it was not the error envelope
   * @param requestId {@code x-request-id}
   * @param retryAfter {@code Retry-After} as a span of time
   * @param shouldRetry {@code x-should-retry}, or null where it was absent
   * @param idempotencyKey the key that the request carried
   */
  public record ErrorAnswer(
      int status,
      @Nullable ErrorBody error,
      @Nullable String requestId,
      @Nullable Duration retryAfter,
      @Nullable Boolean shouldRetry,
      @Nullable String idempotencyKey) {

    boolean isRetryable() {
      if (shouldRetry != null) {
        return shouldRetry;
      }
      return status == 408 || status == 409 || status == 429 || status >= 500;
    }

    String describe() {
      var text = new StringBuilder();
      if (error != null && error.code() != null) {
        text.append(error.code()).append(": ");
      }
      text.append(error != null ? error.message() : "The server gave no reason.");
      text.append(" (status ").append(status);
      if (requestId != null) {
        text.append(", request ").append(requestId);
      }
      if (retryAfter != null) {
        text.append(", retry in ").append(retryAfter.toMillis() / 1000.0).append(" s");
      }
      return text.append(')').toString();
    }
  }
}
