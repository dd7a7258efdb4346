/**
 * Webhooks: endpoints, the deliveries of events to them, and the sender.
 *
 * <p>Invariant: every event that an endpoint asked for is delivered at least once or recorded as
 * failed. Deliveries come from the event row that the video's own transaction wrote, never from
 * memory; a slow endpoint delays no other.
 */
@NullMarked
package io.kinora.server.webhooks;

import org.jspecify.annotations.NullMarked;
