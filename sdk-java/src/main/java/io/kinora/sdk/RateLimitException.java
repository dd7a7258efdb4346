package io.kinora.sdk;

/** Too many requests, or a quota is used up: 429. {@link #retryAfter()} says when to come back. */
public final class RateLimitException extends ApiException {

  private static final long serialVersionUID = 1L;

  RateLimitException(ErrorAnswer answer) {
    super(answer);
  }
}
