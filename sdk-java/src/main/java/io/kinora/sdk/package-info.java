/**
 * The client: one entry class, {@link io.kinora.sdk.KinoraClient}, the resources behind it, and the
 * exceptions they throw.
 *
 * <p>Invariant: nothing here is mutable once built, so that one client serves any number of
 * threads, and no method throws a checked exception.
 */
@NullMarked
package io.kinora.sdk;

import org.jspecify.annotations.NullMarked;
