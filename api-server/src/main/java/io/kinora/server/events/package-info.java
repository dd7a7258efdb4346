/**
 * What happened to whom, in order. Webhooks and event streams read from here.
 *
 * <p>Invariant: an event is written by the transaction that changes its subject, so there is none
 * without the change and no change without one.
 */
@NullMarked
package io.kinora.server.events;

import org.jspecify.annotations.NullMarked;
