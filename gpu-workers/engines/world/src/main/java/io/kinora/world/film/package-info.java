/**
 * How what happened is seen and heard: the scene that is drawn, where the camera stands and looks
 * in every frame, droplets and rain, and the list of sounds.
 *
 * <p>Invariant: the camera never stands inside of something, keeps the horizon level unless asked
 * otherwise, and jumps at cuts only.
 */
@NullMarked
package io.kinora.world.film;

import org.jspecify.annotations.NullMarked;
