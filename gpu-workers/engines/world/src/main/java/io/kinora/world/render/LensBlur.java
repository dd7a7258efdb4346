package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * Blurs what is out of focus: every pixel gathers from a disc as wide as its circle of confusion or
 * a nearer one.
 */
final class LensBlur {
  private static final float MOST = 13;
  private final int taps;
  private final float[] tapX;
  private final float[] tapY;
  private final float[] tapRadius;
  private final GBuffer buffer;
  private final Workers workers;
  private final float[] confusion;

  /** @param taps samples of the disc per pixel, at least 8 */
  LensBlur(GBuffer buffer, Workers workers, int taps) {
    this.taps = taps;
    tapX = new float[taps];
    tapY = new float[taps];
    tapRadius = new float[taps];
    for (int i = 0; i < taps; i++) {
      double radius = Math.sqrt((i + 0.5) / taps);
      tapX[i] = (float) (radius * StrictMath.cos(i * 2.399963));
      tapY[i] = (float) (radius * StrictMath.sin(i * 2.399963));
      tapRadius[i] = (float) radius;
    }
    this.buffer = buffer;
    this.workers = workers;
    confusion = new float[buffer.triangle.length];
  }

  /**
   * Blurs {@code from} into {@code to}; returns false, with {@code to} untouched, if all is in
   * focus.
   */
  boolean apply(View view, float[] from, float[] to) {
    float strength = (float) (view.focal * view.camera.lensRadius());
    if (strength <= 0) {
      return false;
    }
    float focus = 1 / (float) view.camera.focusDistance();
    workers.forEach(buffer.height, (y, worker) -> {
      for (int p = y * buffer.width; p < (y + 1) * buffer.width; p++) {
        confusion[p] = Math.min(MOST, strength * Math.abs(1 / buffer.depth[p] - focus));
      }
    });
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        gather(from, to, x, y);
      }
    });
    return true;
  }

  private float reach(int x, int y, int p) {
    float reach = confusion[p];
    for (int k = 0; k < 8; k++) {
      int column = x + (int) (tapX[taps - 1 - k] * 9);
      int row = y + (int) (tapY[taps - 1 - k] * 9);
      if (column >= 0 && row >= 0 && column < buffer.width && row < buffer.height) {
        int q = row * buffer.width + column;
        if (buffer.depth[q] < buffer.depth[p]) {
          reach = Math.max(reach, confusion[q]);
        }
      }
    }
    return reach;
  }

  private void gather(float[] from, float[] to, int x, int y) {
    int p = y * buffer.width + x;
    float reach = reach(x, y, p);
    float r = from[p * 3];
    float g = from[p * 3 + 1];
    float b = from[p * 3 + 2];
    float total = 1;
    if (reach > 0.7f) {
      float own = confusion[p];
      float depth = buffer.depth[p];
      float turn = Samples.gradient(x, y, 0);
      float c = Approx.sinTurns(turn + 0.25f);
      float s = Approx.sinTurns(turn);
      for (int k = 0; k < taps; k++) {
        int column = Approx.floor(x + 0.5f + (tapX[k] * c - tapY[k] * s) * reach);
        int row = Approx.floor(y + 0.5f + (tapX[k] * s + tapY[k] * c) * reach);
        if (column < 0 || row < 0 || column >= buffer.width || row >= buffer.height) {
          continue;
        }
        int q = row * buffer.width + column;
        float spread =
            buffer.depth[q] > depth * 1.02f ? Math.min(confusion[q], own * 1.2f) : confusion[q];
        float w = Noise.clamp(spread - tapRadius[k] * reach + 1, 0, 1);
        if (w > 0) {
          r += w * Math.min(from[q * 3], 20);
          g += w * Math.min(from[q * 3 + 1], 20);
          b += w * Math.min(from[q * 3 + 2], 20);
          total += w;
        }
      }
    }
    to[p * 3] = r / total;
    to[p * 3 + 1] = g / total;
    to[p * 3 + 2] = b / total;
  }
}
