package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * Draws dark lines where bodies end, where a surface folds and where something near hides something
 * far.
 */
final class InkLines {
  private static final float[] AROUND_X = {1, 0.707f, 0, -0.707f, -1, -0.707f, 0, 0.707f};
  private static final float[] AROUND_Y = {0, 0.707f, 1, 0.707f, 0, -0.707f, -1, -0.707f};
  private static final float[] INK = {0.035f, 0.025f, 0.05f};

  private final Geometry geometry;
  private final GBuffer buffer;
  private final Workers workers;
  private final float reach;
  private final boolean[] soft;

  InkLines(Geometry geometry, GBuffer buffer, Workers workers) {
    this.geometry = geometry;
    this.buffer = buffer;
    this.workers = workers;
    reach = Math.max(0.8f, buffer.height / 520f);
    soft = new boolean[geometry.bodies.size()];
    for (int i = 0; i < soft.length; i++) {
      soft[i] = switch (geometry.material(i).pattern()) {
        case LEAVES, GRASS, HILLS, HAIR, SAND, SNOW, SOIL -> true;
        default -> false;
      };
    }
  }

  void draw(float[] colour) {
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        float ink = ink(x, y);
        if (ink > 0) {
          int p = (y * buffer.width + x) * 3;
          for (int c = 0; c < 3; c++) {
            colour[p + c] += (INK[c] + 0.12f * colour[p + c] - colour[p + c]) * ink;
          }
        }
      }
    });
  }

  private float ink(int x, int y) {
    int p = y * buffer.width + x;
    float sum = 0;
    for (int k = 0; k < 8; k++) {
      int column = Approx.floor(x + 0.5f + AROUND_X[k] * reach);
      int row = Approx.floor(y + 0.5f + AROUND_Y[k] * reach);
      if (column >= 0 && row >= 0 && column < buffer.width && row < buffer.height) {
        sum += edge(p, row * buffer.width + column);
      }
    }
    float distance = Math.min(buffer.depth[p], 1e4f);
    return Noise.clamp(sum * 0.34f, 0, 0.88f) * Approx.exp(-distance * 0.014f);
  }

  private float edge(int p, int q) {
    int body = buffer.triangle[p] < 0 ? -1 : geometry.owner[buffer.triangle[p]];
    int other = buffer.triangle[q] < 0 ? -1 : geometry.owner[buffer.triangle[q]];
    if (body < 0 && other < 0) {
      return 0;
    }
    float near = Math.min(buffer.depth[p], buffer.depth[q]);
    float gap = Math.abs(buffer.depth[p] - buffer.depth[q]);
    if (body != other) {
      boolean faint = isSoft(body) && isSoft(other);
      boolean touching = body >= 0 && other >= 0 && gap < 0.02f * near;
      return faint ? 0.15f : touching ? 0.45f : buffer.depth[p] <= buffer.depth[q] ? 1 : 0.35f;
    }
    if (isSoft(body)) {
      return 0;
    }
    float[] n = buffer.normal;
    float same = n[p * 3] * n[q * 3] + n[p * 3 + 1] * n[q * 3 + 1] + n[p * 3 + 2] * n[q * 3 + 2];
    boolean step = gap > 0.06f * near + 0.1f && Math.abs(n[p * 3 + 1]) < 0.9f;
    return step ? 0.8f : same < 0.6f ? 0.55f : 0;
  }

  private boolean isSoft(int body) {
    return body < 0 || soft[body];
  }
}
