package io.kinora.world.geom;

/**
 * Smooth deterministic noise, 0..1 with a mean of 0.5. The fractal sums leave out detail smaller
 * than a given footprint, so that what is drawn with them neither flickers nor costs more than can
 * be seen.
 */
public final class Noise {
  private Noise() {}

  /** A well mixed hash (the finalizer of MurmurHash3). */
  public static int hash(int value) {
    int h = value;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  /** A hash of a lattice point as a number in 0..1. */
  public static float lattice(int x, int y, int z) {
    return (hash(x * 0x1B873593 + y * 0x6C8E9CF5 + z * 0x2545F491) >>> 8) * 0x1p-24f;
  }

  private static float fast(int x, int y, int z) {
    int h = x * 0x1B873593 + y * 0x6C8E9CF5 + z * 0x2545F491;
    h ^= h >>> 15;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return (h >>> 8) * 0x1p-24f;
  }

  public static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }

  public static float clamp(float x, float low, float high) {
    return x < low ? low : x > high ? high : x;
  }

  public static float mix(float a, float b, float t) {
    return a + (b - a) * t;
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between. */
  public static float step(float from, float to, float x) {
    float t = clamp((x - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /** Value noise in the plane. */
  public static float at(float x, float y) {
    int xi = floor(x);
    int yi = floor(y);
    float fx = x - xi;
    float fy = y - yi;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    float a = fast(xi, yi, 0);
    float b = fast(xi + 1, yi, 0);
    float c = fast(xi, yi + 1, 0);
    float d = fast(xi + 1, yi + 1, 0);
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
  }

  /** Value noise in space. */
  public static float at(float x, float y, float z) {
    int xi = floor(x);
    int yi = floor(y);
    int zi = floor(z);
    float fx = x - xi;
    float fy = y - yi;
    float fz = z - zi;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    fz = fz * fz * (3 - 2 * fz);
    float near = layer(xi, yi, zi, fx, fy);
    return near + (layer(xi, yi, zi + 1, fx, fy) - near) * fz;
  }

  private static float layer(int xi, int yi, int zi, float fx, float fy) {
    float a = fast(xi, yi, zi);
    float b = fast(xi + 1, yi, zi);
    float c = fast(xi, yi + 1, zi);
    float d = fast(xi + 1, yi + 1, zi);
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
  }

  /**
   * Fractal noise in the plane.
   *
   * @param octaves how many doublings of frequency are summed at most
   * @param footprint size of a pixel in the units of x and y; finer octaves become their mean
   */
  public static float fractal(float x, float y, int octaves, float footprint) {
    float sum = 0;
    float total = 0;
    float amplitude = 0.5f;
    float detail = footprint;
    for (int i = 0; i < octaves; i++) {
      float weight = weight(detail);
      sum += amplitude * (weight > 0 ? 0.5f + (at(x, y) - 0.5f) * weight : 0.5f);
      total += amplitude;
      float turned = x * 1.6f - y * 1.2f + 17.3f;
      y = x * 1.2f + y * 1.6f + 9.1f;
      x = turned;
      amplitude *= 0.5f;
      detail *= 2;
    }
    return sum / total;
  }

  /** Fractal noise in space; parameters as {@link #fractal(float, float, int, float)}. */
  public static float fractal(float x, float y, float z, int octaves, float footprint) {
    float sum = 0;
    float total = 0;
    float amplitude = 0.5f;
    float detail = footprint;
    for (int i = 0; i < octaves; i++) {
      float weight = weight(detail);
      sum += amplitude * (weight > 0 ? 0.5f + (at(x, y, z) - 0.5f) * weight : 0.5f);
      total += amplitude;
      x = x * 2.03f + 5.1f;
      y = y * 2.03f + 1.7f;
      z = z * 2.03f + 9.2f;
      amplitude *= 0.5f;
      detail *= 2;
    }
    return sum / total;
  }

  /** How much of a detail of unit size shows when a pixel has the given size. */
  public static float weight(float footprint) {
    return footprint >= 1 ? 0 : footprint <= 0.35f ? 1 : (1 - footprint) * (1 / 0.65f);
  }
}
