/**
 * What happens: the plan's world set up as bodies and figures, its actions turned into pushes,
 * launches and movements, and the simulation of it all from the first frame to the last. Outcomes
 * are looked for among real simulations, never drawn.
 *
 * <p>Invariant: one world lasts over all shots, and the same plan gives the same recording.
 */
@NullMarked
package io.kinora.world.stage;

import org.jspecify.annotations.NullMarked;
