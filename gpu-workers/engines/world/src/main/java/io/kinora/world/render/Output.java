package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * Brings the computed picture to the size that is delivered with a sharp cubic, adds film grain and
 * rounds to bytes with a pattern that hides the steps.
 */
final class Output {
  private static final int TILE = 64;
  private static final float[] DITHER = new float[TILE * TILE];
  /** Triangular noise; every row of a picture begins somewhere else in it. */
  private static final float[] GRAIN = new float[1 << 14];

  static {
    for (int k = 0; k < DITHER.length; k++) {
      DITHER[k] = (Samples.gradient(k % TILE, k / TILE, 0) - 0.5f) / 255;
    }
    for (int k = 0; k < GRAIN.length; k++) {
      GRAIN[k] = Samples.white(k, 0, 0, 9) + Samples.white(k, 0, 0, 10) - 1;
    }
  }

  private final int fromWidth;
  private final int fromHeight;
  private final int width;
  private final int height;
  private final float grain;
  private final Workers workers;
  /** Places in a row of the computed picture, three numbers per pixel. */
  private final int[] columns;

  private final float[] columnWeights;

  Output(int fromWidth, int fromHeight, int width, int height, float grain, Workers workers) {
    this.fromWidth = fromWidth;
    this.fromHeight = fromHeight;
    this.width = width;
    this.height = height;
    this.grain = grain;
    this.workers = workers;
    columns = new int[width * 4];
    columnWeights = new float[width * 4];
    for (int x = 0; x < width; x++) {
      taps(x, width, fromWidth, columns, columnWeights, x * 4);
    }
    for (int k = 0; k < columns.length; k++) {
      columns[k] *= 3;
    }
  }

  private static void taps(int at, int size, int from, int[] index, float[] weight, int o) {
    float place = (at + 0.5f) * from / size - 0.5f;
    int base = Approx.floor(place);
    float t = place - base;
    for (int k = 0; k < 4; k++) {
      index[o + k] = Math.min(from - 1, Math.max(0, base + k - 1));
      weight[o + k] = cubic(k - 1 - t);
    }
  }

  /** A cubic a little sharper than Catmull-Rom's. */
  private static float cubic(float t) {
    float a = Math.abs(t);
    float s = -0.62f;
    return a < 1
        ? (s + 2) * a * a * a - (s + 3) * a * a + 1
        : a < 2 ? s * (a * a * a - 5 * a * a + 8 * a - 4) : 0;
  }

  void write(float[] display, int frame, byte[] rgb) {
    workers.forEach(height, (y, worker) -> {
      var row = new float[fromWidth * 3];
      if (fromWidth == width && fromHeight == height) {
        System.arraycopy(display, y * width * 3, row, 0, row.length);
      } else {
        blendRows(display, y, row);
      }
      int place = Noise.hash(y * 0x9E3779B1 ^ frame * 0xC2B2AE3D);
      for (int x = 0; x < width; x++) {
        float noise = grain * GRAIN[(x + place) & (GRAIN.length - 1)];
        float dither = DITHER[(y & (TILE - 1)) * TILE + (x & (TILE - 1))];
        writePixel(row, x, noise, dither, rgb, (y * width + x) * 3);
      }
    });
  }

  private void blendRows(float[] display, int y, float[] row) {
    int[] rows = new int[4];
    float[] weights = new float[4];
    taps(y, height, fromHeight, rows, weights, 0);
    int n = fromWidth * 3;
    for (int k = 0; k < n; k++) {
      row[k] = weights[0] * display[rows[0] * n + k]
          + weights[1] * display[rows[1] * n + k]
          + weights[2] * display[rows[2] * n + k]
          + weights[3] * display[rows[3] * n + k];
    }
  }

  private void writePixel(float[] row, int x, float noise, float dither, byte[] rgb, int at) {
    int o = x * 4;
    int first = columns[o];
    int second = columns[o + 1];
    int third = columns[o + 2];
    int fourth = columns[o + 3];
    float w0 = columnWeights[o];
    float w1 = columnWeights[o + 1];
    float w2 = columnWeights[o + 2];
    float w3 = columnWeights[o + 3];
    for (int c = 0; c < 3; c++) {
      float v = fromWidth == width
          ? row[x * 3 + c]
          : w0 * row[first + c] + w1 * row[second + c] + w2 * row[third + c] + w3 * row[fourth + c];
      int value = (int) ((v + noise * (1.2f - v) + dither) * 255 + 0.5f);
      rgb[at + c] = (byte) (value < 0 ? 0 : value > 255 ? 255 : value);
    }
  }
}
