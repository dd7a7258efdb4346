/**
 * When a waiting video will start, and why not yet: a picture of the queue that the leading
 * scheduler draws every second, and what any API server reads from it.
 *
 * <p>Invariant: nothing here decides anything, and whoever has no fresh picture says nothing
 * instead of something wrong.
 */
@NullMarked
package io.kinora.server.forecast;

import org.jspecify.annotations.NullMarked;
