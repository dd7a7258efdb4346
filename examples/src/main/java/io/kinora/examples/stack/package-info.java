/**
 * A server with its workers as child processes, {@code kinora up}, for programs that need one of
 * their own.
 *
 * <p>Invariant: what was started here is stopped here, however the program ends, unless it is
 * killed outright.
 */
@NullMarked
package io.kinora.examples.stack;

import org.jspecify.annotations.NullMarked;
