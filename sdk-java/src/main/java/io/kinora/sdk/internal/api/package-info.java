/**
 * One line for each operation of the contract, generated; they depend on the transport and the
 * model alone.
 *
 * <p>Invariant: nothing in this package is written by hand.
 */
@NullMarked
package io.kinora.sdk.internal.api;

import org.jspecify.annotations.NullMarked;
