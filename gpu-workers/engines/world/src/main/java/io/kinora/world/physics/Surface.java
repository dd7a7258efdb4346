package io.kinora.world.physics;

/**
 * How the outside of a part behaves when something touches it.
 *
 * @param name the name by which sound knows the material
 * @param friction Coulomb's coefficient against a surface of the same kind, 0 or more
 * @param restitution speed kept in a rebound from something rigid, 0 to 1
 * @param softness how much of the deformation it takes in a collision, relative to the other's:
 *     steel near 0.001, wood 0.01, rubber 1
 * @param rollingResistance lever arm in metres by which a rolling body is held back, 0 for none
 */
public record Surface(
    String name, double friction, double restitution, double softness, double rollingResistance) {
  public Surface {
    if (friction < 0) throw new IllegalArgumentException("friction is negative: " + friction);
    if (restitution < 0 || restitution > 1) {
      throw new IllegalArgumentException("restitution is not 0 to 1: " + restitution);
    }
    if (softness <= 0) throw new IllegalArgumentException("softness is not positive: " + softness);
  }

  /**
   * Restitution of a pair: each side loses its own share of the energy in proportion to how much it
   * gives way, so that the softer side decides (W. J. Stronge, Impact Mechanics, ch. 6).
   */
  public static double restitution(Surface a, Surface b) {
    return (a.restitution * a.softness + b.restitution * b.softness) / (a.softness + b.softness);
  }

  /** Friction of a pair: the geometric mean of the two. */
  public static double friction(Surface a, Surface b) {
    return Math.sqrt(a.friction * b.friction);
  }
}
