package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * Brings the computed picture to the size that is delivered with a sharp cubic, adds film grain and
 * rounds to bytes with a pattern that hides the steps.
 */
final class Output {
  private final int fromWidth;
  private final int fromHeight;
  private final int width;
  private final int height;
  private final float grain;
  private final Workers workers;
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
      for (int x = 0; x < width; x++) {
        writePixel(row, x, y, frame, rgb);
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

  private void writePixel(float[] row, int x, int y, int frame, byte[] rgb) {
    float noise = grain > 0
        ? (Samples.white(x, y, frame, 9) + Samples.white(x, y, frame, 10) - 1) * grain
        : 0;
    float dither = (Samples.gradient(x, y, 0) - 0.5f) / 255;
    for (int c = 0; c < 3; c++) {
      float v;
      if (fromWidth == width) {
        v = row[x * 3 + c];
      } else {
        int o = x * 4;
        v = columnWeights[o] * row[columns[o] * 3 + c]
            + columnWeights[o + 1] * row[columns[o + 1] * 3 + c]
            + columnWeights[o + 2] * row[columns[o + 2] * 3 + c]
            + columnWeights[o + 3] * row[columns[o + 3] * 3 + c];
      }
      int value = (int) ((v + noise * (1.2f - v) + dither) * 255 + 0.5f);
      rgb[(y * width + x) * 3 + c] = (byte) Math.max(0, Math.min(255, value));
    }
  }
}
