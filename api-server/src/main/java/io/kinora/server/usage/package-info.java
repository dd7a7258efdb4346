/**
 * What was made and what it cost, by time and by whom.
 *
 * <p>Invariant: every number is a sum of usage events; the sums by the hour only make it quick, and
 * can be made anew from the events at any time.
 */
@NullMarked
package io.kinora.server.usage;

import org.jspecify.annotations.NullMarked;
