/**
 * Who runs next, on what, and until when: the queue, the leases, and how attempts end.
 *
 * <p>Invariant: a video in progress has exactly one fence, only the worker that holds it can end
 * the attempt, and every video reaches exactly one terminal state. All of it rests on conditional
 * updates in PostgreSQL and on the database's clock; the leader and its queue in memory only decide
 * the order.
 */
@NullMarked
package io.kinora.server.scheduling;

import org.jspecify.annotations.NullMarked;
