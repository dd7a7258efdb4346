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
  /**
   * Colours of this frame and of the blend so far, squeezed to 0..1 so that highlights do not
   * flicker.
   */
  private final float[] now;

  private float[] history;
  private float[] next;

  Smoothing(GBuffer buffer, Workers workers) {
    this.buffer = buffer;
    this.workers = workers;
    now = new float[buffer.triangle.length * 3];
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
    workers.forEach(buffer.height, (y, worker) -> {
      int row = buffer.width * 3;
      for (int k = y * row; k < (y + 1) * row; k++) {
        now[k] = colour[k] / (1 + colour[k]);
      }
    });
    if (first) {
      System.arraycopy(now, 0, history, 0, now.length);
      return;
    }
    workers.forEach(buffer.height, (y, worker) -> {
      float[] work = new float[9];
      for (int x = 0; x < buffer.width; x++) {
        blend(x, y, work);
        int p = (y * buffer.width + x) * 3;
        for (int c = 0; c < 3; c++) {
          colour[p + c] = next[p + c] / (1 - Math.min(next[p + c], 0.999f));
        }
      }
    });
    float[] swap = history;
    history = next;
    next = swap;
  }

  /** @param work past colour, lower and upper limit, three numbers each */
  private void blend(int x, int y, float[] work) {
    int p = y * buffer.width + x;
    int front = nearest(x, y);
    float px = x + buffer.motion[front * 2];
    float py = y + buffer.motion[front * 2 + 1];
    if (px < 0 || py < 0 || px > buffer.width - 1 || py > buffer.height - 1) {
      System.arraycopy(now, p * 3, next, p * 3, 3);
      return;
    }
    limits(x, y, work);
    sample(px, py, work);
    for (int c = 0; c < 3; c++) {
      float old = Noise.clamp(work[c], work[3 + c], work[6 + c]);
      next[p * 3 + c] = Math.max(0, old + (now[p * 3 + c] - old) * FRESH);
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

  private void limits(int x, int y, float[] work) {
    int left = Math.max(0, x - 1);
    int right = Math.min(buffer.width - 1, x + 1);
    int top = Math.max(0, y - 1);
    int bottom = Math.min(buffer.height - 1, y + 1);
    float share = 1f / ((right - left + 1) * (bottom - top + 1));
    float r = 0;
    float g = 0;
    float b = 0;
    float rr = 0;
    float gg = 0;
    float bb = 0;
    for (int j = top; j <= bottom; j++) {
      int end = (j * buffer.width + right) * 3;
      for (int k = (j * buffer.width + left) * 3; k <= end; k += 3) {
        r += now[k];
        g += now[k + 1];
        b += now[k + 2];
        rr += now[k] * now[k];
        gg += now[k + 1] * now[k + 1];
        bb += now[k + 2] * now[k + 2];
      }
    }
    limit(0, r * share, rr * share, work);
    limit(1, g * share, gg * share, work);
    limit(2, b * share, bb * share, work);
  }

  private static void limit(int channel, float mean, float square, float[] work) {
    float variance = square - mean * mean;
    float spread = SPREAD * (float) Math.sqrt(variance > 0 ? variance : 0) + 0.002f;
    work[3 + channel] = mean - spread;
    work[6 + channel] = mean + spread;
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
    int last = buffer.width - 1;
    int before = Math.max(0, i - 1) * 3;
    int here = i * 3;
    int after = Math.min(last, i + 1) * 3;
    int beyond = Math.min(last, i + 2) * 3;
    float w0 = cubic(-1 - u);
    float w1 = cubic(-u);
    float w2 = cubic(1 - u);
    float w3 = cubic(2 - u);
    float r = 0;
    float g = 0;
    float b = 0;
    for (int dj = -1; dj <= 2; dj++) {
      int row = Math.min(buffer.height - 1, Math.max(0, j + dj)) * buffer.width * 3;
      float wy = cubic(dj - v);
      int k0 = row + before;
      int k1 = row + here;
      int k2 = row + after;
      int k3 = row + beyond;
      r += wy * (w0 * history[k0] + w1 * history[k1] + w2 * history[k2] + w3 * history[k3]);
      g += wy
          * (w0 * history[k0 + 1]
              + w1 * history[k1 + 1]
              + w2 * history[k2 + 1]
              + w3 * history[k3 + 1]);
      b += wy
          * (w0 * history[k0 + 2]
              + w1 * history[k1 + 2]
              + w2 * history[k2 + 2]
              + w3 * history[k3 + 2]);
    }
    out[0] = r;
    out[1] = g;
    out[2] = b;
  }

  private static float cubic(float t) {
    float a = Math.abs(t);
    return a < 1 ? 1 + a * a * (1.5f * a - 2.5f) : a < 2 ? 2 + a * (-4 + a * (2.5f - 0.5f * a)) : 0;
  }
}
