/**
 * Money: the ledger, prices, and what a video holds, costs and gives back.
 *
 * <p>Invariant: every change of a balance is a transfer between two accounts, written once, in the
 * transaction of what it pays for; nobody is charged twice, or for what was not delivered.
 */
@NullMarked
package io.kinora.server.billing;

import org.jspecify.annotations.NullMarked;
