package io.kinora.world.render;

/**
 * A cloud of small things drawn without meshes. Arrays are handed over, not copied.
 *
 * @param positions x, y, z in metres
 * @param velocities metres per second, for streaks; as long as the positions
 * @param radii metres, one per particle
 * @param opacities 0..1, one per particle
 */
public record Particles(
    Kind kind,
    Rgb colour,
    float[] positions,
    float[] velocities,
    float[] radii,
    float[] opacities) {

  /** What the particles are, which decides their shape and how light treats them. */
  public enum Kind {
    RAIN,
    SNOW,
    SMOKE,
    DUST,
    SPLASH,
    SPARK
  }

  public Particles {
    if (positions.length != velocities.length
        || positions.length != radii.length * 3
        || radii.length != opacities.length) {
      throw new IllegalArgumentException("particle arrays do not match");
    }
  }

  public int count() {
    return radii.length;
  }
}
