/**
 * A Videos API server for tests: it keeps its videos in memory, follows a script and can be told to
 * misbehave. Knows nothing of the SDK, so that any HTTP client can be tested with it.
 *
 * <p>Invariant: nothing happens by the clock; a video moves on when it is asked for.
 */
@NullMarked
package io.kinora.sdk.testing;

import org.jspecify.annotations.NullMarked;
