package io.kinora.server.billing;

import java.time.Instant;

/**
 * Something that is used up until a moment comes.
 *
 * @param name {@code free} or {@code spend}
 * @param scope whose it is: {@code key}, {@code project} or {@code organization}
 * @param limit milliseconds of output, or micro-USD
 * @param used what is held included
 */
public record Allowance(String name, String scope, long limit, long used, Instant resetsAt) {
  public long left() {
    return Math.max(0, limit - used);
  }
}
