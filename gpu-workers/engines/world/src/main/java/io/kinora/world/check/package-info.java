/**
 * Measures whether a finished video obeys physics, from its decoded pictures and sound alone.
 *
 * <p>Invariant: nothing here knows the simulation. What it reports follows from pixels and samples,
 * so that it can find the simulation wrong.
 */
@NullMarked
package io.kinora.world.check;

import org.jspecify.annotations.NullMarked;
