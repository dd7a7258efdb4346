/**
 * The programs of peers that are Java libraries. Nothing else of Kinora knows these libraries.
 *
 * <p>Invariant: both speak the protocol of a peer program: {@code produce} and {@code consume}.
 */
@NullMarked
package io.kinora.examples.bench.dispatch.peers;

import org.jspecify.annotations.NullMarked;
