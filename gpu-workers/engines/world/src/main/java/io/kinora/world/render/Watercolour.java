package io.kinora.world.render;

import io.kinora.world.geom.Noise;

/**
 * Repaints a picture in washes on rough paper: areas flatten (Kuwahara's filter keeps their edges),
 * pigment gathers at edges and in the hollows of the paper, outlines waver, and the paper shows at
 * the margins. The paper does not move.
 */
final class Watercolour {
  private final int width;
  private final int height;
  private final Workers workers;
  private final float unit;
  private final int radius;
  private final float[] paper;
  private final float[] washes;

  Watercolour(int width, int height, Workers workers) {
    this.width = width;
    this.height = height;
    this.workers = workers;
    unit = height / 540f;
    radius = Math.max(2, Math.round(3 * unit));
    paper = new float[width * height];
    washes = new float[width * height * 3];
    workers.forEach(height, (y, worker) -> {
      for (int x = 0; x < width; x++) {
        float u = x / unit;
        float v = y / unit;
        paper[y * width + x] = 0.55f * Noise.fractal(u * 0.35f, v * 0.35f, 3, 0)
            + 0.45f * Noise.fractal(u * 0.02f, v * 0.02f, 4, 0);
      }
    });
  }

  /** Repaints display values in place. */
  void apply(float[] display) {
    workers.forEach(height, (y, worker) -> {
      var best = new float[3];
      var mean = new float[3];
      for (int x = 0; x < width; x++) {
        wash(display, x, y, best, mean);
      }
    });
    workers.forEach(height, (y, worker) -> {
      for (int x = 0; x < width; x++) {
        pigment(display, x, y);
      }
    });
  }

  /** The mean of whichever quarter around the pixel is the most even, at a place that wavers. */
  private void wash(float[] display, int x, int y, float[] best, float[] mean) {
    float wobble = 3.2f * unit;
    int cx = Math.round(x + (Noise.at(x / unit * 0.06f, y / unit * 0.06f) - 0.5f) * wobble);
    int cy = Math.round(y + (Noise.at(x / unit * 0.06f + 31, y / unit * 0.06f) - 0.5f) * wobble);
    float least = Float.MAX_VALUE;
    for (int quarter = 0; quarter < 4; quarter++) {
      float spread =
          quarter(display, cx, cy, (quarter & 1) == 0 ? -1 : 1, quarter < 2 ? -1 : 1, mean);
      if (spread < least) {
        least = spread;
        System.arraycopy(mean, 0, best, 0, 3);
      }
    }
    System.arraycopy(best, 0, washes, (y * width + x) * 3, 3);
  }

  private float quarter(float[] display, int cx, int cy, int sx, int sy, float[] mean) {
    float r = 0;
    float g = 0;
    float b = 0;
    float squares = 0;
    int n = 0;
    for (int j = 0; j <= radius; j += 1) {
      int row = Math.min(height - 1, Math.max(0, cy + sy * j));
      for (int i = j & 1; i <= radius; i += 2) {
        int column = Math.min(width - 1, Math.max(0, cx + sx * i));
        int p = (row * width + column) * 3;
        r += display[p];
        g += display[p + 1];
        b += display[p + 2];
        squares += display[p] * display[p]
            + display[p + 1] * display[p + 1]
            + display[p + 2] * display[p + 2];
        n++;
      }
    }
    mean[0] = r / n;
    mean[1] = g / n;
    mean[2] = b / n;
    return squares / n - (mean[0] * mean[0] + mean[1] * mean[1] + mean[2] * mean[2]);
  }

  private void pigment(float[] display, int x, int y) {
    int p = y * width + x;
    float edge = Math.min(1, contrast(x, y) * 1.8f);
    float grain = paper[p] - 0.5f;
    float flow = Noise.fractal(x / unit * 0.012f + 5, y / unit * 0.012f, 3, 0) - 0.5f;
    float density = 1 + 0.75f * edge + 0.5f * grain + 0.45f * flow;
    float margin = margin(x, y, grain);
    float grey = 0.3f * washes[p * 3] + 0.59f * washes[p * 3 + 1] + 0.11f * washes[p * 3 + 2];
    for (int c = 0; c < 3; c++) {
      float colour = grey + (washes[p * 3 + c] - grey) * 1.2f;
      float light = Noise.clamp(0.12f + 0.9f * colour, 0.02f, 1);
      // Pigment absorbs: thickness is an exponent, approximated around one.
      float painted = light * (1 - (density - 1) * (1 - light) * 0.85f);
      float sheet = (c == 2 ? 0.93f : c == 1 ? 0.965f : 0.98f) + 0.05f * grain;
      display[p * 3 + c] = Noise.clamp(sheet + (painted * sheet - sheet) * margin, 0, 1);
    }
  }

  private float contrast(int x, int y) {
    int left = (y * width + Math.max(0, x - 1)) * 3;
    int right = (y * width + Math.min(width - 1, x + 1)) * 3;
    int above = (Math.max(0, y - 1) * width + x) * 3;
    int below = (Math.min(height - 1, y + 1) * width + x) * 3;
    float sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += Math.abs(washes[left + c] - washes[right + c])
          + Math.abs(washes[above + c] - washes[below + c]);
    }
    return sum * 0.5f;
  }

  /** How much paint reaches this far out, with a ragged edge. */
  private float margin(int x, int y, float grain) {
    float dx = Math.min(x, width - 1 - x) / (0.05f * height);
    float dy = Math.min(y, height - 1 - y) / (0.05f * height);
    float ragged = Noise.fractal(x / unit * 0.03f, y / unit * 0.03f + 50, 4, 0) * 1.5f - 0.35f;
    return Noise.step(0, 0.35f, Math.min(dx, dy) - ragged + grain * 0.3f);
  }
}
