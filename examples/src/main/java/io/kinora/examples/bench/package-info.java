/**
 * The benchmarks: the API beside a bare Dropwizard resource that returns the same bytes, the engine
 * beside the encoder alone on the same frames.
 *
 * <p>Invariant: every number stands beside a peer that was measured in the same run on the same
 * machine.
 */
@NullMarked
package io.kinora.examples.bench;

import org.jspecify.annotations.NullMarked;
