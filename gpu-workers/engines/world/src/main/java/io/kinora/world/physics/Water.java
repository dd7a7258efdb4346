package io.kinora.world.physics;

/** A body of water seen from a floating thing: where its surface is. */
public interface Water {
  /** Density of fresh water at 20 degrees, kilograms per cubic metre. */
  double FRESH = 998;

  /** Height of the surface above a place, metres; called only where {@link #covers} holds. */
  double height(double x, double z, double time);

  /** Whether there is water at a place of the map. */
  boolean covers(double x, double z);

  /** Kilograms per cubic metre. */
  default double density() {
    return FRESH;
  }

  /** Still water in a rectangle of the map. */
  record Basin(double level, double minX, double maxX, double minZ, double maxZ) implements Water {
    @Override
    public double height(double x, double z, double time) {
      return level;
    }

    @Override
    public boolean covers(double x, double z) {
      return x >= minX && x <= maxX && z >= minZ && z <= maxZ;
    }
  }
}
