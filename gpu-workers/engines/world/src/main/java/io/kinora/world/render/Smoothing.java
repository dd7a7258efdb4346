package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * Blends every pixel with what the same surface looked like in earlier frames, limited to the
 * colours around it now (temporal antialiasing with variance clipping; Karis 2014, Salvi 2016). The
 * view is shifted by fractions of a pixel from frame to frame, so that the blend sees between the
 * pixels.
 */
final class Smoothing {
  private static final float FRESH = 0.12f;
  private static final float SPREAD = 1.1f;
  private static final int CYCLE = 8;

  private final GBuffer buffer;
  private final Workers workers;
  private float[] history;
  private float[] next;

  Smoothing(GBuffer buffer, Workers workers) {
    this.buffer = buffer;
    this.workers = workers;
    history = new float[buffer.triangle.length * 3];
    next = new float[buffer.triangle.length * 3];
  }

  /** Shift of the view in one frame, by Halton's sequence in the given base, in pixels. */
  static float jitter(int frame, int base) {
    float f = 1;
    float sum = 0;
    for (int i = frame % CYCLE + 1; i > 0; i /= base) {
      f /= base;
      sum += f * (i % base);
    }
    return (sum - 0.5f) * 0.8f;
  }

  /** Replaces the colours by their blend over time. */
  void apply(float[] colour, boolean first) {
    if (first) {
      System.arraycopy(colour, 0, history, 0, colour.length);
      return;
    }
    workers.forEach(buffer.height, (y, worker) -> {
      float[] past = new float[3];
      float[] low = new float[3];
      float[] high = new float[3];
      for (int x = 0; x < buffer.width; x++) {
        blend(colour, x, y, past, low, high);
      }
    });
    System.arraycopy(next, 0, colour, 0, colour.length);
    float[] swap = history;
    history = next;
    next = swap;
  }

  private void blend(float[] colour, int x, int y, float[] past, float[] low, float[] high) {
    int p = y * buffer.width + x;
    int front = nearest(x, y);
    float px = x + buffer.motion[front * 2];
    float py = y + buffer.motion[front * 2 + 1];
    if (px < 0 || py < 0 || px > buffer.width - 1 || py > buffer.height - 1) {
      System.arraycopy(colour, p * 3, next, p * 3, 3);
      return;
    }
    limits(colour, x, y, low, high);
    sample(px, py, past);
    for (int c = 0; c < 3; c++) {
      float now = squeeze(colour[p * 3 + c]);
      float old = Noise.clamp(squeeze(past[c]), low[c], high[c]);
      next[p * 3 + c] = expand(old + (now - old) * FRESH);
    }
  }

  /**
   * The pixel around (x, y) that shows the nearest surface, so that edges move with the body in
   * front.
   */
  private int nearest(int x, int y) {
    int best = y * buffer.width + x;
    for (int j = Math.max(0, y - 1); j <= Math.min(buffer.height - 1, y + 1); j++) {
      for (int i = Math.max(0, x - 1); i <= Math.min(buffer.width - 1, x + 1); i++) {
        int q = j * buffer.width + i;
        if (buffer.depth[q] < buffer.depth[best]) {
          best = q;
        }
      }
    }
    return best;
  }

  private void limits(float[] colour, int x, int y, float[] low, float[] high) {
    for (int c = 0; c < 3; c++) {
      float sum = 0;
      float squares = 0;
      int n = 0;
      for (int j = Math.max(0, y - 1); j <= Math.min(buffer.height - 1, y + 1); j++) {
        for (int i = Math.max(0, x - 1); i <= Math.min(buffer.width - 1, x + 1); i++) {
          float v = squeeze(colour[(j * buffer.width + i) * 3 + c]);
          sum += v;
          squares += v * v;
          n++;
        }
      }
      float mean = sum / n;
      float spread = SPREAD * (float) Math.sqrt(Math.max(0, squares / n - mean * mean)) + 0.002f;
      low[c] = mean - spread;
      high[c] = mean + spread;
    }
  }

  private static float squeeze(float v) {
    return v / (1 + v);
  }

  private static float expand(float v) {
    return v / (1 - Math.min(v, 0.999f));
  }

  /** History at a place between pixels, by a Catmull-Rom cubic unless the place is a pixel. */
  private void sample(float x, float y, float[] out) {
    int i = Approx.floor(x + 1e-3f);
    int j = Approx.floor(y + 1e-3f);
    float u = x - i;
    float v = y - j;
    if (Math.abs(u) < 2e-3f && Math.abs(v) < 2e-3f) {
      System.arraycopy(history, (j * buffer.width + i) * 3, out, 0, 3);
      return;
    }
    float r = 0;
    float g = 0;
    float b = 0;
    for (int dj = -1; dj <= 2; dj++) {
      int row = Math.min(buffer.height - 1, Math.max(0, j + dj)) * buffer.width;
      float wy = cubic(dj - v);
      for (int di = -1; di <= 2; di++) {
        int q = (row + Math.min(buffer.width - 1, Math.max(0, i + di))) * 3;
        float w = wy * cubic(di - u);
        r += w * squeeze(history[q]);
        g += w * squeeze(history[q + 1]);
        b += w * squeeze(history[q + 2]);
      }
    }
    out[0] = expand(Math.max(0, r));
    out[1] = expand(Math.max(0, g));
    out[2] = expand(Math.max(0, b));
  }

  private static float cubic(float t) {
    float a = Math.abs(t);
    return a < 1 ? 1 + a * a * (1.5f * a - 2.5f) : a < 2 ? 2 + a * (-4 + a * (2.5f - 0.5f * a)) : 0;
  }
}
