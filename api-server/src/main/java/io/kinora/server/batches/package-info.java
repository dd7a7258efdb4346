/**
 * Batches: files of requests that are worked off within a day.
 *
 * <p>Invariant: a line of a batch makes one video at most, whichever servers die or repeat
 * themselves: the row of the line is written by the transaction that makes its video.
 */
@NullMarked
package io.kinora.server.batches;

import org.jspecify.annotations.NullMarked;
