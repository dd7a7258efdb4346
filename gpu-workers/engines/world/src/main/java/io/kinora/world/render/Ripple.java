package io.kinora.world.render;

/**
 * Rings on the water around the place where something went in.
 *
 * @param x place on the surface in metres
 * @param time when it happened, in seconds of scene time
 * @param strength height of the first ring in metres
 */
public record Ripple(double x, double z, double time, double strength) {}
