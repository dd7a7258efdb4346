/**
 * How much may be asked for at once: rates of requests, videos in the queue, and what a server
 * turns away when it is overloaded.
 *
 * <p>Invariants: rates protect the service and are approximate, so they are decided within 50 ms or
 * locally, and never fail a request by themselves; the number of queued videos is exact, decided by
 * the transaction that makes the video, and fails closed.
 */
@NullMarked
package io.kinora.server.limits;

import org.jspecify.annotations.NullMarked;
