/**
 * What operators look at: health and metrics, both on the admin port.
 *
 * <p>Invariant: nothing here tells what a customer asked for.
 */
@NullMarked
package io.kinora.server.ops;

import org.jspecify.annotations.NullMarked;
