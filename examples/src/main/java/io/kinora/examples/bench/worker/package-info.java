/**
 * What a worker costs beyond the render of its engine: the whole stack with a program as the
 * engine, which answers at once or is anybody's own.
 *
 * <p>Invariant: times are those that the server wrote down, not those of a client that polls.
 */
@NullMarked
package io.kinora.examples.bench.worker;

import org.jspecify.annotations.NullMarked;
