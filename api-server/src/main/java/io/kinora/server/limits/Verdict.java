package io.kinora.server.limits;

import java.time.Duration;

/**
 * What a bucket says to a request.
 *
 * @param allowed whether there was a token for it
 * @param remaining how many tokens are left
 * @param retryAfter when there will be one again; zero when allowed
 * @param reset when the bucket will be full again
 */
record Verdict(boolean allowed, long remaining, Duration retryAfter, Duration reset) {}
