package io.kinora.world.audio;

import io.kinora.world.catalog.Substance;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How matter sounds.
 *
 * <p>A body of a substance rings at a series of modes whose pitch falls with its size. Each mode
 * dies away in {@code 2.2 / (loss * f)} seconds, the definition of the loss factor (Cremer, Heckl,
 * Petersson: Structure-Borne Sound). Stiffness and loss are handbook values, the pitch of a body of
 * 10 cm is chosen by ear within what bars and plates of that size have.
 *
 * @param youngGigapascal stiffness, which sets how long a contact lasts
 * @param loss loss factor of the matter as built into things
 * @param hertz lowest mode of a body of 10 cm
 * @param series ratios of the modes to the lowest
 * @param ring how much of a blow becomes ringing
 * @param hiss how much of a blow becomes noise: crumpling, grains, fibres
 * @param hissHertz where that noise ends
 */
record Timbre(
    double youngGigapascal,
    double loss,
    double hertz,
    Series series,
    double ring,
    double hiss,
    double hissHertz) {
  private static final double REFERENCE_SIZE = 0.1;
  private static final double SIZE_EXPONENT = 0.8;
  private static final double HERTZ_MIN = 45;
  private static final double HERTZ_MAX = 16_000;
  private static final double DECAY_MIN = 0.004;
  private static final double DECAY_MAX = 1.6;

  /** Large things are put together, hung up or stood on something, and lose sound there. */
  private static final double JOINT_LOSS_PER_METRE = 0.012;

  /** Below this, modes die away no slower than here. */
  private static final double DEEP_HERTZ = 250;

  private static final double SPEED_OF_SOUND = 343;

  /** Beyond this a body is ground or wall: it gives a thud and hardly rings. */
  private static final double GROUND_SIZE = 2;

  /** Families of mode ratios. */
  enum Series {
    /** Free bar: squares of 3.011, 5, 7, 9 ... to the first. */
    BAR(1, 2.756, 5.404, 8.933, 13.34, 18.64),
    /** Free circular and square plates, which lie closer together. */
    PLATE(1, 1.73, 2.33, 3.91, 4.11, 6.30, 6.71, 8.6, 10.1),
    /** Bending of a ring: n(n^2-1)/sqrt(n^2+1). */
    RING(1, 2.828, 5.423, 8.77, 12.86, 17.7),
    /** A vessel, such as a cup or bottle. */
    SHELL(1, 2.32, 4.25, 6.63, 9.38),
    /** A compact lump. */
    BLOCK(1, 1.47, 1.91, 2.46, 3.1, 4.2, 5.7),
    /** Roots of the spherical Bessel derivatives: air in a ball, to the first root 2.08. */
    CAVITY(1, 1.606, 2.159, 2.86);

    private final double[] ratios;

    Series(double... ratios) {
      this.ratios = ratios;
    }
  }

  static Timbre of(Substance substance) {
    return switch (substance) {
      case INFLATED -> new Timbre(0.0007, 0.03, 0, Series.CAVITY, 2.2, 0.8, 2200);
      case RUBBER -> new Timbre(0.01, 0.15, 260, Series.BLOCK, 0.5, 0.3, 1500);
      case FOAM -> new Timbre(0.0005, 0.4, 150, Series.BLOCK, 0.2, 0.5, 700);
      case WOOD -> new Timbre(10, 0.018, 620, Series.BAR, 1, 0.35, 5000);
      case HARDWOOD -> new Timbre(12, 0.014, 700, Series.BAR, 1, 0.3, 6000);
      case CORK -> new Timbre(0.02, 0.1, 400, Series.BLOCK, 0.5, 0.3, 2500);
      case STEEL -> new Timbre(200, 0.0015, 690, Series.RING, 1, 0.2, 9000);
      case ALUMINIUM -> new Timbre(70, 0.0018, 760, Series.PLATE, 1, 0.25, 9000);
      case BRASS -> new Timbre(100, 0.001, 620, Series.PLATE, 1, 0.15, 8000);
      case GOLD -> new Timbre(78, 0.004, 420, Series.PLATE, 0.8, 0.15, 6000);
      case GLASS -> new Timbre(65, 0.0016, 1250, Series.SHELL, 1, 0.2, 12000);
      case CERAMIC -> new Timbre(70, 0.003, 1300, Series.SHELL, 1, 0.25, 11000);
      case ACRYLIC -> new Timbre(3, 0.03, 840, Series.PLATE, 1, 0.3, 4000);
      case PLASTIC -> new Timbre(1.5, 0.045, 600, Series.PLATE, 0.8, 0.35, 5000);
      case CARDBOARD -> new Timbre(0.3, 0.12, 220, Series.PLATE, 0.7, 0.6, 2200);
      case PAPER -> new Timbre(0.1, 0.25, 600, Series.PLATE, 0.2, 0.9, 7000);
      case CLOTH -> new Timbre(0.001, 0.5, 100, Series.BLOCK, 0.1, 0.6, 1200);
      case LEATHER -> new Timbre(0.05, 0.2, 180, Series.BLOCK, 0.4, 0.5, 1500);
      case CONCRETE -> new Timbre(30, 0.012, 900, Series.BLOCK, 0.7, 0.4, 7000);
      case ASPHALT -> new Timbre(3, 0.06, 700, Series.BLOCK, 0.6, 0.5, 5000);
      case BRICK -> new Timbre(15, 0.015, 1000, Series.BLOCK, 0.8, 0.4, 7000);
      case STONE -> new Timbre(50, 0.008, 1100, Series.BLOCK, 0.9, 0.35, 9000);
      case SAND -> new Timbre(0.001, 0.6, 80, Series.BLOCK, 0.1, 0.9, 4500);
      case SOIL -> new Timbre(0.005, 0.5, 80, Series.BLOCK, 0.2, 0.7, 1500);
      case GRASS -> new Timbre(0.002, 0.5, 80, Series.BLOCK, 0.15, 0.8, 3500);
      case SNOW -> new Timbre(0.0005, 0.7, 70, Series.BLOCK, 0.1, 0.9, 2600);
      case ICE -> new Timbre(9, 0.01, 900, Series.BLOCK, 0.8, 0.4, 9000);
      case FLESH -> new Timbre(0.0002, 0.4, 90, Series.BLOCK, 0.4, 0.5, 900);
      case FOLIAGE -> new Timbre(0.001, 0.5, 120, Series.BLOCK, 0.1, 0.9, 8000);
      case FRUIT -> new Timbre(0.004, 0.2, 180, Series.BLOCK, 0.5, 0.4, 1500);
      case BREAD -> new Timbre(0.0008, 0.4, 120, Series.BLOCK, 0.3, 0.6, 1500);
      case CARPET -> new Timbre(0.001, 0.5, 80, Series.BLOCK, 0.2, 0.5, 900);
      case ROPE -> new Timbre(0.01, 0.4, 150, Series.BLOCK, 0.2, 0.7, 2500);
      case WATER -> new Timbre(0.0005, 0.4, 120, Series.BLOCK, 0.3, 0.8, 3000);
    };
  }

  /**
   * The modes of a body. The random stream detunes them a little, as no two things are alike, and
   * sets where the blow falls.
   */
  List<Mode> modes(double size, SplittableRandom random) {
    if (size >= GROUND_SIZE) return thud();
    var lowest = lowest(size);
    var modes = new ArrayList<Mode>();
    for (var i = 0; i < series.ratios.length; i++) {
      var hertz = lowest * series.ratios[i] * (1 + 0.012 * (random.nextDouble() * 2 - 1));
      if (hertz > HERTZ_MAX) break;
      var strength = (0.55 + 0.45 * random.nextDouble()) / Math.sqrt(1 + i);
      modes.add(new Mode(hertz, decay(hertz, size), ring * strength * radiation(hertz, size)));
    }
    return modes;
  }

  /** What a floor or wall gives back: its own few deep modes, quieter the denser it is. */
  private List<Mode> thud() {
    var depth = Math.min(0.12, 0.02 / Math.sqrt(loss)) * 0.9;
    var level = series == Series.BAR || series == Series.PLATE ? 1.0 : 0.45;
    return List.of(
        new Mode(68, depth, 0.32 * level),
        new Mode(112, 0.9 * depth, 0.36 * level),
        new Mode(187, 0.7 * depth, 0.42 * level),
        new Mode(305, 0.5 * depth, 0.4 * level),
        new Mode(520, 0.35 * depth, 0.3 * level),
        new Mode(890, 0.25 * depth, 0.2 * level));
  }

  private double lowest(double size) {
    if (series == Series.CAVITY) {
      return Math.min(HERTZ_MAX, 2.08 * SPEED_OF_SOUND / (Math.PI * size));
    }
    var scaled = hertz * Math.pow(REFERENCE_SIZE / size, SIZE_EXPONENT);
    return Math.max(HERTZ_MIN, Math.min(HERTZ_MAX, scaled));
  }

  private double decay(double hertz, double size) {
    var joints = JOINT_LOSS_PER_METRE * size;
    return Math.max(
        DECAY_MIN, Math.min(DECAY_MAX, 2.2 / ((loss + joints) * Math.max(hertz, DEEP_HERTZ))));
  }

  /** A body that is small against the wavelength moves little air: (ka)^2 / (1 + (ka)^2). */
  private static double radiation(double hertz, double size) {
    var ka = Math.PI * hertz * size / SPEED_OF_SOUND;
    return ka * ka / (1 + ka * ka);
  }
}
