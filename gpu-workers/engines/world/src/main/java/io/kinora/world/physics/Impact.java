package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;

/**
 * Two bodies hitting each other, merged over the steps of one collision.
 *
 * @param time of the first touch, seconds
 * @param a name of the body that came first into the world
 * @param b name of the other
 * @param surfaceA what {@code a} is made of where it was hit
 * @param position middle of the touching points
 * @param normal unit vector towards {@code a}
 * @param impulse momentum exchanged, newton seconds
 * @param speed approach along the normal before the touch, metres per second
 */
public record Impact(
    double time,
    String a,
    String b,
    Surface surfaceA,
    Surface surfaceB,
    Vec3 position,
    Vec3 normal,
    double impulse,
    double speed) {
  /** Whether a body takes part. */
  public boolean involves(String name) {
    return a.equals(name) || b.equals(name);
  }

  /** Whether these two hit each other, in whichever order. */
  public boolean between(String first, String second) {
    return involves(first) && involves(second) && !first.equals(second);
  }
}
