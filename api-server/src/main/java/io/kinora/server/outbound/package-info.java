/**
 * Requests that the server makes on behalf of a tenant: webhook deliveries and fetches of reference
 * images.
 *
 * <p>Invariant: no such request reaches an address that
 * {@link io.kinora.server.outbound.AddressGuard} refuses. A name is resolved once, its addresses
 * are checked, and the connection goes to a checked address, so that an answer of DNS that changes
 * in between is of no use to anybody.
 */
@NullMarked
package io.kinora.server.outbound;

import org.jspecify.annotations.NullMarked;
