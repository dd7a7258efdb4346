package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import java.util.Arrays;

/**
 * Depth of the still bodies as the sun sees them, within a square around a centre. Coarse grids of
 * the least and the greatest depth near each block decide most questions with one look. Immutable
 * once built.
 */
final class ShadowMap {
  /** Answer of {@link #classify} where the map alone cannot tell. */
  static final float UNDECIDED = -1;

  /** Answer of {@link #classify} outside the map. */
  static final float OUTSIDE = -2;

  private static final int BLOCK = 8;
  private static final int BORDER = 18;

  private final int size;
  private final float scale;
  private final float radius;
  private final float sx;
  private final float sy;
  private final float sz;
  private final float tx;
  private final float ty;
  private final float tz;
  private final float bx;
  private final float by;
  private final float bz;
  private final float centreU;
  private final float centreV;
  private final float[] depth;
  private final float[] low;
  private final float[] high;
  private final int blocks;
  private final float bias;

  /**
   * @param centre middle of the square in world space; it reaches {@code radius} metres to each
   *     side
   */
  ShadowMap(
      Geometry geometry, SunFrame sun, float[] centre, float radius, int size, Workers workers) {
    this.size = size;
    this.radius = radius;
    scale = size / (2 * radius);
    bias = Math.max(0.012f, 1.2f / scale);
    sx = sun.sx();
    sy = sun.sy();
    sz = sun.sz();
    tx = sun.tx();
    ty = sun.ty();
    tz = sun.tz();
    bx = sun.bx();
    by = sun.by();
    bz = sun.bz();
    centreU = centre[0] * tx + centre[1] * ty + centre[2] * tz;
    centreV = centre[0] * bx + centre[1] * by + centre[2] * bz;
    depth = new float[size * size];
    Arrays.fill(depth, RayHit.FAR);
    int bands = 16;
    int rows = (size + bands - 1) / bands;
    workers.forEach(
        bands,
        (band, worker) -> drawBand(geometry, band * rows, Math.min(size, (band + 1) * rows)));
    blocks = size / BLOCK;
    low = new float[blocks * blocks];
    high = new float[blocks * blocks];
    summarize(workers);
  }

  private void drawBand(Geometry g, int fromRow, int toRow) {
    float[] c = new float[9];
    for (int t = 0; t < g.stillTriangles; t++) {
      float minV = Float.MAX_VALUE;
      float maxV = -Float.MAX_VALUE;
      for (int k = 0; k < 3; k++) {
        int i = g.triangle[t * 3 + k] * 3;
        float x = g.position[i];
        float y = g.position[i + 1];
        float z = g.position[i + 2];
        c[k * 3] = (x * tx + y * ty + z * tz - centreU + radius) * scale;
        c[k * 3 + 1] = (x * bx + y * by + z * bz - centreV + radius) * scale;
        c[k * 3 + 2] = -(x * sx + y * sy + z * sz);
        minV = Math.min(minV, c[k * 3 + 1]);
        maxV = Math.max(maxV, c[k * 3 + 1]);
      }
      if (maxV >= fromRow && minV < toRow) {
        drawTriangle(c, Math.max(fromRow, (int) minV), Math.min(toRow - 1, (int) maxV));
      }
    }
  }

  private void drawTriangle(float[] c, int fromRow, int toRow) {
    float area = (c[3] - c[0]) * (c[7] - c[1]) - (c[6] - c[0]) * (c[4] - c[1]);
    if (Math.abs(area) < 1e-9f) {
      return;
    }
    float inverse = 1 / area;
    int fromColumn = Math.max(0, (int) Math.min(c[0], Math.min(c[3], c[6])));
    int toColumn = Math.min(size - 1, (int) Math.max(c[0], Math.max(c[3], c[6])));
    for (int y = fromRow; y <= toRow; y++) {
      for (int x = fromColumn; x <= toColumn; x++) {
        float px = x + 0.5f;
        float py = y + 0.5f;
        float u = ((px - c[0]) * (c[7] - c[1]) - (c[6] - c[0]) * (py - c[1])) * inverse;
        float v = ((c[3] - c[0]) * (py - c[1]) - (px - c[0]) * (c[4] - c[1])) * inverse;
        if (u >= 0 && v >= 0 && u + v <= 1) {
          float z = c[2] + (c[5] - c[2]) * u + (c[8] - c[2]) * v;
          int p = y * size + x;
          depth[p] = Math.min(depth[p], z);
        }
      }
    }
  }

  private void summarize(Workers workers) {
    var least = new float[blocks * blocks];
    var most = new float[blocks * blocks];
    workers.forEach(blocks, (j, worker) -> {
      for (int i = 0; i < blocks; i++) {
        float lo = RayHit.FAR;
        float hi = -RayHit.FAR;
        for (int y = j * BLOCK; y < (j + 1) * BLOCK; y++) {
          for (int x = i * BLOCK; x < (i + 1) * BLOCK; x++) {
            lo = Math.min(lo, depth[y * size + x]);
            hi = Math.max(hi, depth[y * size + x]);
          }
        }
        least[j * blocks + i] = lo;
        most[j * blocks + i] = hi;
      }
    });
    workers.forEach(blocks, (j, worker) -> {
      for (int i = 0; i < blocks; i++) {
        float lo = RayHit.FAR;
        float hi = -RayHit.FAR;
        for (int y = Math.max(0, j - 2); y <= Math.min(blocks - 1, j + 2); y++) {
          for (int x = Math.max(0, i - 2); x <= Math.min(blocks - 1, i + 2); x++) {
            lo = Math.min(lo, least[y * blocks + x]);
            hi = Math.max(hi, most[y * blocks + x]);
          }
        }
        low[j * blocks + i] = lo;
        high[j * blocks + i] = hi;
      }
    });
  }

  private float mapU(float x, float y, float z) {
    return (x * tx + y * ty + z * tz - centreU + radius) * scale;
  }

  private float mapV(float x, float y, float z) {
    return (x * bx + y * by + z * bz - centreV + radius) * scale;
  }

  private float limit(float x, float y, float z) {
    return -(x * sx + y * sy + z * sz) - bias;
  }

  boolean covers(float x, float y, float z) {
    float u = mapU(x, y, z);
    float v = mapV(x, y, z);
    return u >= BORDER && v >= BORDER && u <= size - BORDER && v <= size - BORDER;
  }

  /**
   * 1 in full sun, 0 in full shade, or {@link #UNDECIDED} or {@link #OUTSIDE}. The point should lie
   * a little off its surface.
   */
  float classify(float x, float y, float z) {
    float u = mapU(x, y, z);
    float v = mapV(x, y, z);
    if (u < BORDER || v < BORDER || u > size - BORDER || v > size - BORDER) {
      return OUTSIDE;
    }
    float z0 = limit(x, y, z);
    int block = ((int) v / BLOCK) * blocks + (int) u / BLOCK;
    if (low[block] >= z0) {
      return 1;
    }
    return high[block] < z0 ? 0 : UNDECIDED;
  }

  /** Whether the map alone would call the point shaded; for light that is seen indirectly. */
  boolean isShaded(float x, float y, float z) {
    int u = (int) mapU(x, y, z);
    int v = (int) mapV(x, y, z);
    return u >= 0 && v >= 0 && u < size && v < size && depth[v * size + u] < limit(x, y, z) - bias;
  }

  /**
   * Share of the sun's disc that a point sees: the distance of the blockers gives the width of the
   * penumbra (percentage-closer soft shadows, Fernando 2005).
   *
   * @param turn 0..1, turns the sampling pattern
   * @param stride 1 for sixteen samples, 2 for eight
   */
  float soft(float x, float y, float z, float sunRadius, float turn, int stride) {
    float u = mapU(x, y, z);
    float v = mapV(x, y, z);
    float z0 = limit(x, y, z);
    float c = Approx.sinTurns(turn + 0.25f);
    float s = Approx.sinTurns(turn);
    float blockers = 0;
    int count = 0;
    for (int i = stride - 1; i < 16; i += stride + 1) {
      float d = at(u, v, i, c, s, 13);
      if (d < z0) {
        blockers += d;
        count++;
      }
    }
    if (count == 0) {
      return 1;
    }
    float spread = Noise.clamp((z0 - blockers / count) * sunRadius * scale, 1.3f, 16);
    int lit = 0;
    for (int i = 0; i < 16; i += stride) {
      if (at(u, v, i, c, s, spread) >= z0) {
        lit++;
      }
    }
    return lit * stride / 16f;
  }

  /** As {@link #soft} for leaves and the like, whose own structure hides a coarse answer. */
  float rough(float x, float y, float z, float turn) {
    float u = mapU(x, y, z);
    float v = mapV(x, y, z);
    float z0 = limit(x, y, z);
    float c = Approx.sinTurns(turn + 0.25f);
    float s = Approx.sinTurns(turn);
    int lit = 0;
    for (int i = 3; i < 16; i += 4) {
      if (at(u, v, i, c, s, 2.5f) >= z0) {
        lit++;
      }
    }
    return lit * 0.25f;
  }

  private float at(float u, float v, int sample, float c, float s, float spread) {
    float dx = Samples.DISC_X[sample];
    float dy = Samples.DISC_Y[sample];
    int column = (int) (u + (dx * c - dy * s) * spread);
    int row = (int) (v + (dx * s + dy * c) * spread);
    return depth[row * size + column];
  }
}
