/**
 * The workers: who they are, whether they live, and the lines to them. The only package but
 * {@code limits} that knows Hazelcast.
 *
 * <p>Invariant: nothing a worker says is acted upon unless it was signed with that worker's key,
 * and whatever goes through Hazelcast may be lost.
 */
@NullMarked
package io.kinora.server.workers;

import org.jspecify.annotations.NullMarked;
