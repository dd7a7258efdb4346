package io.kinora.world.physics;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.List;

/**
 * How a body is built and starts.
 *
 * @param name unique in its world; contacts speak of it
 * @param parts its outline, one or more shapes in the frame of the body
 * @param mass kilograms, more than 0
 * @param displacement cubic metres of water that it pushes aside when fully under
 * @param hollow whether the mass sits in the skin, as that of a ball full of air does
 * @param position of the body's own origin
 * @param velocity of the centre of mass, metres per second
 * @param spin radians per second about the centre of mass
 */
public record BodySpec(
    String name,
    List<Part> parts,
    double mass,
    double displacement,
    boolean hollow,
    Vec3 position,
    Quat rotation,
    Vec3 velocity,
    Vec3 spin) {
  public BodySpec {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) throw new IllegalArgumentException("body has no part: " + name);
    if (!(mass > 0)) throw new IllegalArgumentException("mass of " + name + " is " + mass);
  }

  /** A body at rest that displaces what its parts enclose. */
  public static BodySpec atRest(
      String name, List<Part> parts, double mass, boolean hollow, Vec3 position, Quat rotation) {
    return new BodySpec(
        name, parts, mass, volume(parts), hollow, position, rotation, Vec3.ZERO, Vec3.ZERO);
  }

  /** The same body with another displacement. */
  public BodySpec displacing(double cubicMetres) {
    return new BodySpec(name, parts, mass, cubicMetres, hollow, position, rotation, velocity, spin);
  }

  private static double volume(List<Part> parts) {
    return parts.stream().mapToDouble(p -> p.shape().volume()).sum();
  }
}
