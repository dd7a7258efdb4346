package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;

/**
 * A body going through the surface of the water.
 *
 * @param time when it first touched, seconds
 * @param position on the surface
 * @param impulse momentum given to the water while it went in, newton seconds
 * @param speed downwards at the first touch, metres per second
 * @param radius of the body, metres
 */
public record Splash(
    double time, String body, Vec3 position, double impulse, double speed, double radius) {}
