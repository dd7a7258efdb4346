package io.kinora.world.render;

/**
 * A sheet of water that the renderer draws and the physics floats things on; both ask
 * {@link #height} so that the picture and the buoyancy agree.
 *
 * @param level mean height of the surface in metres
 * @param minX extent of the sheet; infinite values make a sea
 * @param waveHeight height of the largest waves from trough to crest in metres
 * @param waveLength length of the largest waves in metres
 * @param windDirection direction in which the waves run, radians from +x towards +z
 * @param absorption share of red, green and blue light lost per metre of depth
 * @param scatter colour of deep water
 */
public record Water(
    double level,
    double minX,
    double minZ,
    double maxX,
    double maxZ,
    double waveHeight,
    double waveLength,
    double windDirection,
    Rgb absorption,
    Rgb scatter) {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double GRAVITY = 9.81;
  private static final int WAVES = 5;

  public static Water sea(double level, double waveHeight) {
    return new Water(
        level,
        -INF,
        -INF,
        INF,
        INF,
        waveHeight,
        7,
        0.6,
        new Rgb(0.42f, 0.14f, 0.1f),
        new Rgb(0.006f, 0.035f, 0.045f));
  }

  public static Water pool(double level, double minX, double minZ, double maxX, double maxZ) {
    return new Water(
        level,
        minX,
        minZ,
        maxX,
        maxZ,
        0.02,
        0.9,
        0.6,
        new Rgb(0.36f, 0.07f, 0.035f),
        new Rgb(0.01f, 0.09f, 0.12f));
  }

  public boolean covers(double x, double z) {
    return x >= minX && x <= maxX && z >= minZ && z <= maxZ;
  }

  /**
   * Height of the undisturbed waves in metres at a time in seconds: a fixed sum of deep-water sine
   * waves.
   */
  public double height(double x, double z, double time) {
    double h = level;
    for (int i = 0; i < WAVES; i++) {
      double k = waveNumber(i);
      double phase = k * (x * directionX(i) + z * directionZ(i))
          - StrictMath.sqrt(GRAVITY * k) * time
          + 1.7 * i;
      h += amplitude(i) * StrictMath.sin(phase);
    }
    return h;
  }

  int waveCount() {
    return WAVES;
  }

  double waveNumber(int wave) {
    return 2 * Math.PI / (waveLength * StrictMath.pow(0.62, wave));
  }

  /** Radians per second of one wave, by the dispersion of deep water. */
  double angularSpeed(int wave) {
    return StrictMath.sqrt(GRAVITY * waveNumber(wave));
  }

  double amplitude(int wave) {
    return 0.5 * waveHeight * 0.48 * StrictMath.pow(0.68, wave);
  }

  double directionX(int wave) {
    return StrictMath.cos(angle(wave));
  }

  double directionZ(int wave) {
    return StrictMath.sin(angle(wave));
  }

  double phase(int wave) {
    return 1.7 * wave;
  }

  private double angle(int wave) {
    return windDirection + (wave % 2 == 0 ? 1 : -1) * 0.38 * ((wave + 1) / 2);
  }
}
