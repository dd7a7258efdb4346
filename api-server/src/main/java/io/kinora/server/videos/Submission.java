package io.kinora.server.videos;

import org.jspecify.annotations.Nullable;

/**
 * What the transport says of a request being the first or a repetition.
 *
 * @param idempotencyKey the client's name for it, or null
 * @param isRetry whether an OpenAI SDK says that it sends this again
 */
record Submission(@Nullable String idempotencyKey, boolean isRetry) {}
