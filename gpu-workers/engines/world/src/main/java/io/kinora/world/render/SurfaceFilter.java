package io.kinora.world.render;

/**
 * Blurs a per-pixel value within surfaces: neighbours count as far as they lie in the plane of the
 * pixel.
 */
final class SurfaceFilter {
  private static final float[] KERNEL = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};

  private static final int BLOCK = 8;

  private SurfaceFilter() {}

  /** Blocks of 8 by 8 pixels within and around which the values differ. */
  static boolean[] unevenBlocks(GBuffer g, float[] value, Workers workers) {
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
            float v = value[y * g.width + x];
            lo = Math.min(lo, v);
            hi = Math.max(hi, v);
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

  /** Filters {@code from} into {@code to} with taps that lie {@code step} pixels apart. */
  static void smooth(GBuffer g, float[] from, float[] to, int step, Workers workers) {
    boolean[] uneven = unevenBlocks(g, from, workers);
    workers.forEach(g.height, (y, worker) -> {
      for (int x = 0; x < g.width; x++) {
        int p = y * g.width + x;
        to[p] = g.triangle[p] >= 0 && isUnevenAt(g, uneven, x, y) && isUneven(g, from, x, y, step)
            ? average(g, from, x, y, step)
            : from[p];
      }
    });
  }

  private static boolean isUneven(GBuffer g, float[] value, int x, int y, int step) {
    float own = value[y * g.width + x];
    for (int j = -1; j <= 1; j++) {
      int row = y + j * step;
      if (row < 0 || row >= g.height) {
        continue;
      }
      for (int i = -1; i <= 1; i++) {
        int column = x + i * step;
        if (column >= 0
            && column < g.width
            && Math.abs(value[row * g.width + column] - own) > 0.01f) {
          return true;
        }
      }
    }
    return false;
  }

  private static float average(GBuffer g, float[] value, int x, int y, int step) {
    int p = y * g.width + x;
    float nx = g.normal[p * 3];
    float ny = g.normal[p * 3 + 1];
    float nz = g.normal[p * 3 + 2];
    float tolerance = 1 / (0.015f * g.depth[p] + 0.01f);
    float sum = 0;
    float total = 0;
    for (int j = -2; j <= 2; j++) {
      int row = y + j * step;
      if (row < 0 || row >= g.height) {
        continue;
      }
      for (int i = -2; i <= 2; i++) {
        int column = x + i * step;
        int q = row * g.width + column;
        if (column < 0 || column >= g.width || g.triangle[q] < 0) {
          continue;
        }
        float off = tolerance
            * Math.abs((g.position[q * 3] - g.position[p * 3]) * nx
                + (g.position[q * 3 + 1] - g.position[p * 3 + 1]) * ny
                + (g.position[q * 3 + 2] - g.position[p * 3 + 2]) * nz);
        float same = nx * g.normal[q * 3] + ny * g.normal[q * 3 + 1] + nz * g.normal[q * 3 + 2];
        if (off < 1 && same > 0.8f) {
          float weight = (1 - off) * KERNEL[j + 2] * KERNEL[i + 2];
          sum += weight * value[q];
          total += weight;
        }
      }
    }
    return total > 0 ? sum / total : value[p];
  }
}
