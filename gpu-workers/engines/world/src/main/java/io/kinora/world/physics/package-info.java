/**
 * Rigid bodies, water, air and cloth: what moves where, and what touches what, with which impulse.
 * Metres, seconds, kilograms, radians; y up, right-handed.
 *
 * <p>Invariant: the same bodies with the same start give the same recording to the last bit, on any
 * machine and beside any other simulation in the same process.
 */
@NullMarked
package io.kinora.world.physics;

import org.jspecify.annotations.NullMarked;
