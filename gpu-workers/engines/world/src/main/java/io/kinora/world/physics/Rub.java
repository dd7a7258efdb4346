package io.kinora.world.physics;

import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * Two bodies that stay in touch for a while: one rolls, slides or rests on the other.
 *
 * @param a name of the body that came first into the world
 * @param b name of the other
 * @param samples one per {@link ContactTracker#RUB_INTERVAL} seconds, in order; never empty
 */
public record Rub(String a, String b, Surface surfaceA, Surface surfaceB, List<Sample> samples) {
  public Rub {
    samples = List.copyOf(samples);
  }

  /**
   * One moment of a touch.
   *
   * @param force normal force in newtons
   * @param slip speed of the surfaces against each other, metres per second
   * @param roll speed at which the point of touch wanders over the slower of the two
   */
  public record Sample(double time, Vec3 position, double force, double slip, double roll) {}
}
