/**
 * What every exchange has in common: the error envelope, the request id, limits on bodies, and the
 * leniency that the OpenAI SDKs need.
 *
 * <p>Invariant: every response that is an error carries the same JSON envelope, whoever noticed the
 * error.
 */
@NullMarked
package io.kinora.server.http;

import org.jspecify.annotations.NullMarked;
