/**
 * The worker's two lines to the server: signed HTTP, which alone counts, and Hazelcast, which is
 * faster and may be gone at any time.
 *
 * <p>Invariant: nothing that arrives over Hazelcast is believed unless it was sealed with this
 * worker's key, and nothing but latency suffers when it does not arrive.
 */
@NullMarked
package io.kinora.worker.cluster;

import org.jspecify.annotations.NullMarked;
