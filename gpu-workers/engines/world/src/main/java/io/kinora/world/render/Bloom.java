package io.kinora.world.render;

/**
 * The glow that a lens spreads around bright places, from a quarter-size copy blurred in two
 * widths.
 */
final class Bloom {
  private static final int RADIUS = 14;
  private static final float[] KERNEL = new float[RADIUS + 1];

  static {
    float sum = 0;
    for (int i = 0; i <= RADIUS; i++) {
      KERNEL[i] = (float) (StrictMath.exp(-i * i / 16.0) + 0.4 * StrictMath.exp(-i * i / 90.0));
      sum += i == 0 ? KERNEL[i] : 2 * KERNEL[i];
    }
    for (int i = 0; i <= RADIUS; i++) {
      KERNEL[i] /= sum;
    }
  }

  private final int fullWidth;
  private final int width;
  private final int height;
  private final Workers workers;
  private final float[] small;
  private final float[] spare;

  Bloom(int fullWidth, int fullHeight, Workers workers) {
    this.fullWidth = fullWidth;
    this.workers = workers;
    width = Math.max(1, fullWidth / 4);
    height = Math.max(1, fullHeight / 4);
    small = new float[width * height * 3];
    spare = new float[width * height * 3];
  }

  void compute(float[] colour) {
    workers.forEach(height, (y, worker) -> {
      for (int x = 0; x < width; x++) {
        shrink(colour, x, y);
      }
    });
    workers.forEach(height, (y, worker) -> blurRow(y));
    workers.forEach(height, (y, worker) -> blurColumns(y));
  }

  private void shrink(float[] colour, int x, int y) {
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      for (int k = 0; k < 16; k++) {
        sum += Math.min(colour[((y * 4 + k / 4) * fullWidth + x * 4 + k % 4) * 3 + c], 14);
      }
      small[(y * width + x) * 3 + c] = sum / 16;
    }
  }

  private void blurRow(int y) {
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < 3; c++) {
        float sum = KERNEL[0] * small[(y * width + x) * 3 + c];
        for (int i = 1; i <= RADIUS; i++) {
          int left = Math.max(0, x - i);
          int right = Math.min(width - 1, x + i);
          sum +=
              KERNEL[i] * (small[(y * width + left) * 3 + c] + small[(y * width + right) * 3 + c]);
        }
        spare[(y * width + x) * 3 + c] = sum;
      }
    }
  }

  private void blurColumns(int y) {
    for (int k = 0; k < width * 3; k++) {
      float sum = KERNEL[0] * spare[y * width * 3 + k];
      for (int i = 1; i <= RADIUS; i++) {
        int above = Math.max(0, y - i);
        int below = Math.min(height - 1, y + i);
        sum += KERNEL[i] * (spare[above * width * 3 + k] + spare[below * width * 3 + k]);
      }
      small[y * width * 3 + k] = sum;
    }
  }

  /** Glow at a pixel of the full picture. */
  void at(int x, int y, float[] out) {
    float u = Math.min(width - 1.001f, Math.max(0, (x + 0.5f) * 0.25f - 0.5f));
    float v = Math.min(height - 1.001f, Math.max(0, (y + 0.5f) * 0.25f - 0.5f));
    int i = (int) u;
    int j = (int) v;
    u -= i;
    v -= j;
    int k = (j * width + i) * 3;
    int right = width > 1 ? 3 : 0;
    int below = height > 1 ? width * 3 : 0;
    for (int c = 0; c < 3; c++) {
      float top = small[k + c] + (small[k + right + c] - small[k + c]) * u;
      float low = small[k + below + c] + (small[k + below + right + c] - small[k + below + c]) * u;
      out[c] = top + (low - top) * v;
    }
  }
}
