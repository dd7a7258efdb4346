/**
 * How a call reaches the server: one prepared {@link io.kinora.sdk.internal.Call} for each
 * operation of the contract, run by the {@link io.kinora.sdk.internal.Transport} with its deadline
 * and its retries. Not part of the public surface.
 *
 * <p>Invariant: every retry of a call sends the same idempotency key and the same body, and no call
 * outlives its deadline.
 */
@NullMarked
package io.kinora.sdk.internal;

import org.jspecify.annotations.NullMarked;
