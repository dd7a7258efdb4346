package io.kinora.world.catalog;

import io.kinora.world.physics.Surface;
import java.util.Locale;

/**
 * What a body is made of, as physics and sound see it.
 *
 * <p>Densities and friction are common handbook values (CRC Handbook of Chemistry and Physics;
 * Engineering ToolBox). Restitution is against a rigid plate at a few m/s. A basketball dropped
 * from 1.8 m must rebound to 1.035 to 1.085 m, both measured at its underside (FIBA Official
 * Basketball Rules, Basketball Equipment), so {@code sqrt(1.06 / 1.8) = 0.767}.
 */
public enum Substance {
  /** Inflated ball with a leather or rubber skin; the density is that of the whole ball. */
  INFLATED(86, 0.77, 0.65, 0.001, 1),
  RUBBER(1100, 0.80, 0.90, 0.0015, 0.8),
  FOAM(40, 0.45, 0.60, 0.004, 1.5),
  WOOD(650, 0.50, 0.45, 0.001, 0.01),
  HARDWOOD(750, 0.60, 0.45, 0.0008, 0.008),
  CORK(240, 0.55, 0.60, 0.0015, 0.3),
  STEEL(7850, 0.70, 0.40, 0.0003, 0.001),
  ALUMINIUM(2700, 0.55, 0.40, 0.0004, 0.002),
  BRASS(8500, 0.60, 0.38, 0.0004, 0.0015),
  GOLD(19300, 0.40, 0.40, 0.0004, 0.003),
  GLASS(2500, 0.70, 0.35, 0.0004, 0.003),
  CERAMIC(2300, 0.55, 0.45, 0.0006, 0.003),
  ACRYLIC(1180, 0.62, 0.40, 0.0006, 0.006),
  PLASTIC(950, 0.55, 0.38, 0.001, 0.02),
  CARDBOARD(120, 0.25, 0.50, 0.003, 0.3),
  PAPER(700, 0.15, 0.45, 0.004, 0.3),
  CLOTH(300, 0.05, 0.55, 0.008, 1),
  LEATHER(860, 0.25, 0.60, 0.003, 0.4),
  CONCRETE(2400, 0.60, 0.65, 0.001, 0.003),
  ASPHALT(2300, 0.55, 0.75, 0.0012, 0.005),
  BRICK(1900, 0.50, 0.60, 0.0012, 0.004),
  STONE(2600, 0.55, 0.55, 0.0012, 0.003),
  SAND(1600, 0.05, 0.60, 0.03, 1),
  SOIL(1500, 0.15, 0.60, 0.012, 0.6),
  GRASS(1400, 0.30, 0.50, 0.008, 0.5),
  SNOW(300, 0.05, 0.20, 0.03, 1.2),
  ICE(917, 0.45, 0.05, 0.0003, 0.004),
  FLESH(1010, 0.20, 0.55, 0.005, 1),
  FOLIAGE(400, 0.10, 0.50, 0.01, 1),
  FRUIT(900, 0.35, 0.45, 0.003, 0.5),
  BREAD(300, 0.15, 0.55, 0.006, 1.2),
  CARPET(200, 0.25, 0.70, 0.006, 0.6),
  ROPE(900, 0.10, 0.50, 0.008, 0.5),
  WATER(1000, 0.00, 0.00, 0.0, 1);

  private final double density;
  private final Surface surface;

  Substance(
      double density,
      double restitution,
      double friction,
      double rollingResistance,
      double softness) {
    this.density = density;
    this.surface = new Surface(id(), friction, restitution, softness, rollingResistance);
  }

  /** The name that plans and sounds use: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Kilograms per cubic metre of the solid matter. */
  public double density() {
    return density;
  }

  /** How it behaves when something touches it. */
  public Surface surface() {
    return surface;
  }
}
