package io.kinora.world.render;

/**
 * Blurs a per-pixel value within surfaces: neighbours count as far as they lie in the plane of the
 * pixel.
 */
final class SurfaceFilter {
  /** Binomial weights of three by three and of five by five taps. */
  private static final float[] NARROW = square(1 / 4f, 2 / 4f, 1 / 4f);

  private static final float[] WIDE = square(1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f);

  private static final int BLOCK = 8;

  private SurfaceFilter() {}

  private static float[] square(float... line) {
    var weights = new float[line.length * line.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = line[k / line.length] * line[k % line.length];
    }
    return weights;
  }

  /** Blocks of 8 by 8 pixels within and around which the values differ. */
  static boolean[] unevenBlocks(GBuffer g, boolean[] lit, float[] value, Workers workers) {
    int columns = (g.width + BLOCK - 1) / BLOCK;
    int rows = (g.height + BLOCK - 1) / BLOCK;
    var low = new float[columns * rows];
    var high = new float[columns * rows];
    workers.forEach(rows, (row, worker) -> {
      for (int column = 0; column < columns; column++) {
        float lo = Float.MAX_VALUE;
        float hi = -Float.MAX_VALUE;
        for (int y = row * BLOCK; y < Math.min(g.height, (row + 1) * BLOCK); y++) {
          for (int x = column * BLOCK; x < Math.min(g.width, (column + 1) * BLOCK); x++) {
            int p = y * g.width + x;
            if (lit[p]) {
              lo = value[p] < lo ? value[p] : lo;
              hi = value[p] > hi ? value[p] : hi;
            }
          }
        }
        low[row * columns + column] = lo;
        high[row * columns + column] = hi;
      }
    });
    var uneven = new boolean[columns * rows];
    for (int k = 0; k < uneven.length; k++) {
      float lo = Float.MAX_VALUE;
      float hi = -Float.MAX_VALUE;
      for (int j = Math.max(0, k / columns - 1); j <= Math.min(rows - 1, k / columns + 1); j++) {
        for (int i = Math.max(0, k % columns - 1);
            i <= Math.min(columns - 1, k % columns + 1);
            i++) {
          lo = Math.min(lo, low[j * columns + i]);
          hi = Math.max(hi, high[j * columns + i]);
        }
      }
      uneven[k] = hi - lo > 0.01f;
    }
    return uneven;
  }

  static boolean isUnevenAt(GBuffer g, boolean[] uneven, int x, int y) {
    return uneven[y / BLOCK * ((g.width + BLOCK - 1) / BLOCK) + x / BLOCK];
  }

  /**
   * Filters {@code from} into {@code to} with taps that lie {@code step} pixels apart, for and from
   * the pixels that are lit.
   *
   * @param reach taps to each side, 1 or 2
   */
  static void smooth(
      GBuffer g, boolean[] lit, float[] from, float[] to, int reach, int step, Workers workers) {
    boolean[] uneven = unevenBlocks(g, lit, from, workers);
    workers.forEach(g.height, (y, worker) -> {
      for (int x = 0; x < g.width; x++) {
        int p = y * g.width + x;
        if (lit[p]) {
          boolean mixed = g.triangle[p] >= 0
              && isUnevenAt(g, uneven, x, y)
              && isUneven(g, lit, from, x, y, step);
          to[p] = mixed ? average(g, lit, from, x, y, reach, step) : from[p];
        }
      }
    });
  }

  private static boolean isUneven(GBuffer g, boolean[] lit, float[] value, int x, int y, int step) {
    float own = value[y * g.width + x];
    for (int j = -1; j <= 1; j++) {
      int row = y + j * step;
      if (row < 0 || row >= g.height) {
        continue;
      }
      for (int i = -1; i <= 1; i++) {
        int column = x + i * step;
        int q = row * g.width + column;
        if (column >= 0 && column < g.width && lit[q] && Math.abs(value[q] - own) > 0.01f) {
          return true;
        }
      }
    }
    return false;
  }

  private static float average(
      GBuffer g, boolean[] lit, float[] value, int x, int y, int reach, int step) {
    float[] kernel = reach == 1 ? NARROW : WIDE;
    int p = y * g.width + x;
    int own = g.triangle[p];
    float nx = g.normal[p * 3];
    float ny = g.normal[p * 3 + 1];
    float nz = g.normal[p * 3 + 2];
    float tolerance = 1 / (0.015f * g.depth[p] + 0.01f);
    float sum = 0;
    float total = 0;
    int tap = 0;
    for (int row = y - reach * step; row <= y + reach * step; row += step) {
      for (int column = x - reach * step; column <= x + reach * step; column += step) {
        float weight = kernel[tap++];
        int q = row * g.width + column;
        if (row < 0 || row >= g.height || column < 0 || column >= g.width || !lit[q]) {
          continue;
        }
        int triangle = g.triangle[q];
        if (triangle != own) {
          weight = triangle < 0 ? 0 : weight * likeness(g, p, q, nx, ny, nz, tolerance);
        }
        sum += weight * value[q];
        total += weight;
      }
    }
    return total > 0 ? sum / total : value[p];
  }

  /** How much two pixels of different triangles seem to lie on one surface, 0..1. */
  private static float likeness(
      GBuffer g, int p, int q, float nx, float ny, float nz, float tolerance) {
    float off = tolerance
        * Math.abs((g.position[q * 3] - g.position[p * 3]) * nx
            + (g.position[q * 3 + 1] - g.position[p * 3 + 1]) * ny
            + (g.position[q * 3 + 2] - g.position[p * 3 + 2]) * nz);
    if (off >= 1) {
      return 0;
    }
    float same = nx * g.normal[q * 3] + ny * g.normal[q * 3 + 1] + nz * g.normal[q * 3 + 2];
    return same > 0.8f ? 1 - off : 0;
  }
}
