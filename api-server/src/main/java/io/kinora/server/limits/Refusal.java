package io.kinora.server.limits;

import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;

/** How a request that came too fast is refused. */
final class Refusal {
  private static final long MAX_RETRY_SECONDS = 60;
  private static final int MILLIS = 1000;

  private Refusal() {}

  /** @param what was too much, and how much there may be */
  static ApiException of(String what, Verdict verdict) {
    var wait = verdict.retryAfter();
    var seconds = Math.min(MAX_RETRY_SECONDS, Math.max(1, wait.plusMillis(999).toSeconds()));
    return ApiError.RATE_LIMIT_EXCEEDED
        .because(
            "Rate limit reached for " + what + ". Please try again in " + GoDuration.of(wait) + ".")
        .withHeader("Retry-After", "" + seconds)
        .withHeader("retry-after-ms", "" + Math.min(wait.toMillis() + 1, seconds * MILLIS));
  }
}
