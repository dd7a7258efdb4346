package io.kinora.world.render;

import java.util.Arrays;

/**
 * One thread's tile of the picture with four samples per pixel on a rotated grid: for each sample,
 * the nearest triangle and its 1 / depth.
 */
final class TileRaster {
  static final float[] SAMPLE_X = {0.375f, 0.875f, 0.125f, 0.625f};
  static final float[] SAMPLE_Y = {0.125f, 0.375f, 0.625f, 0.875f};

  final float[] inverseDepth = new float[TriangleSetup.TILE * TriangleSetup.TILE * 4];
  final int[] triangle = new int[TriangleSetup.TILE * TriangleSetup.TILE * 4];
  private int left;
  private int top;
  private int width;
  private int height;

  void begin(int newLeft, int newTop, int newWidth, int newHeight) {
    left = newLeft;
    top = newTop;
    width = newWidth;
    height = newHeight;
    Arrays.fill(inverseDepth, 0, width * height * 4, 0);
    Arrays.fill(triangle, 0, width * height * 4, GBuffer.SKY);
  }

  /**
   * Draws one triangle. Edge functions (Pineda 1988) are set up in double precision relative to the
   * tile, so that triangles that reach far beyond the picture keep straight edges.
   */
  void draw(float[] t, int k, int id) {
    double x0 = t[k] - (double) left;
    double y0 = t[k + 1] - (double) top;
    double x1 = t[k + 3] - (double) left;
    double y1 = t[k + 4] - (double) top;
    double x2 = t[k + 6] - (double) left;
    double y2 = t[k + 7] - (double) top;
    int fromX = (int) Math.max(0, Math.floor(Math.min(x0, Math.min(x1, x2))));
    int toX = (int) Math.min(width - 1, Math.floor(Math.max(x0, Math.max(x1, x2))));
    int fromY = (int) Math.max(0, Math.floor(Math.min(y0, Math.min(y1, y2))));
    int toY = (int) Math.min(height - 1, Math.floor(Math.max(y0, Math.max(y1, y2))));
    if (fromX > toX || fromY > toY) {
      return;
    }
    double da0 = y1 - y2;
    double db0 = x2 - x1;
    double da1 = y2 - y0;
    double db1 = x0 - x2;
    double da2 = y0 - y1;
    double db2 = x1 - x0;
    double dc0 = -(da0 * x1 + db0 * y1);
    double dc1 = -(da1 * x2 + db1 * y2);
    double dc2 = -(da2 * x0 + db2 * y0);
    double area = da2 * (x2 - x0) + db2 * (y2 - y0);
    double inverse = 1 / area;
    double w0 = t[k + 2];
    double w1 = t[k + 5];
    double w2 = t[k + 8];
    float za = (float) ((da0 * w0 + da1 * w1 + da2 * w2) * inverse);
    float zb = (float) ((db0 * w0 + db1 * w1 + db2 * w2) * inverse);
    float zc = (float) ((dc0 * w0 + dc1 * w1 + dc2 * w2) * inverse);
    fill(
        fromX,
        toX,
        fromY,
        toY,
        (float) da0,
        (float) db0,
        (float) dc0,
        (float) da1,
        (float) db1,
        (float) dc1,
        (float) da2,
        (float) db2,
        (float) dc2,
        za,
        zb,
        zc,
        id);
  }

  private void fill(
      int fromX,
      int toX,
      int fromY,
      int toY,
      float a0,
      float b0,
      float c0,
      float a1,
      float b1,
      float c1,
      float a2,
      float b2,
      float c2,
      float za,
      float zb,
      float zc,
      int id) {
    final float[] z = inverseDepth;
    final int[] ids = triangle;
    float max0 = Math.max(a0, 0) + Math.max(b0, 0);
    float max1 = Math.max(a1, 0) + Math.max(b1, 0);
    float max2 = Math.max(a2, 0) + Math.max(b2, 0);
    float min0 = Math.min(a0, 0) + Math.min(b0, 0);
    float min1 = Math.min(a1, 0) + Math.min(b1, 0);
    float min2 = Math.min(a2, 0) + Math.min(b2, 0);
    for (int y = fromY; y <= toY; y++) {
      float e0 = a0 * fromX + b0 * y + c0;
      float e1 = a1 * fromX + b1 * y + c1;
      float e2 = a2 * fromX + b2 * y + c2;
      float zz = za * fromX + zb * y + zc;
      int o = (y * width + fromX) * 4;
      for (int x = fromX; x <= toX; x++, e0 += a0, e1 += a1, e2 += a2, zz += za, o += 4) {
        if (e0 + max0 < 0 || e1 + max1 < 0 || e2 + max2 < 0) {
          continue;
        }
        boolean inside = e0 + min0 >= 0 && e1 + min1 >= 0 && e2 + min2 >= 0;
        for (int s = 0; s < 4; s++) {
          float sx = SAMPLE_X[s];
          float sy = SAMPLE_Y[s];
          float sample = zz + za * sx + zb * sy;
          if (sample >= z[o + s]
              && (inside
                  || e0 + a0 * sx + b0 * sy >= 0
                      && e1 + a1 * sx + b1 * sy >= 0
                      && e2 + a2 * sx + b2 * sy >= 0)
              && (sample > z[o + s] || id < ids[o + s])) {
            z[o + s] = sample;
            ids[o + s] = id;
          }
        }
      }
    }
  }
}
