/**
 * Where money comes in and goes back: purchases of credit through Stripe.
 *
 * <p>Invariant: Stripe moves the money, the ledger says what it is worth here. A payment is booked
 * once, after it was fetched from Stripe itself; what an event or a browser says is only a hint.
 */
@NullMarked
package io.kinora.server.payments;

import org.jspecify.annotations.NullMarked;
