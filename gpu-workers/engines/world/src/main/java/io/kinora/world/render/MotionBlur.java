package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/**
 * Smears what moves along its path while the shutter is open, half of the frame (McGuire et al., "A
 * Reconstruction Filter for Plausible Motion Blur", 2012).
 */
final class MotionBlur {
  private static final int TILE = 16;
  private static final float SHUTTER = 0.5f;
  private static final float MOST = 42;

  private final GBuffer buffer;
  private final Workers workers;
  private final int samples;
  private final int tilesX;
  private final int tilesY;
  private final float[] fastest;

  MotionBlur(GBuffer buffer, Workers workers, int samples) {
    this.buffer = buffer;
    this.workers = workers;
    this.samples = samples;
    tilesX = (buffer.width + TILE - 1) / TILE;
    tilesY = (buffer.height + TILE - 1) / TILE;
    fastest = new float[tilesX * tilesY * 2];
  }

  void apply(float[] from, float[] to) {
    workers.forEach(tilesY, (row, worker) -> {
      for (int column = 0; column < tilesX; column++) {
        findFastest(column, row);
      }
    });
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        blur(from, to, x, y);
      }
    });
  }

  private void findFastest(int column, int row) {
    float most = -1;
    int at = (row * tilesX + column) * 2;
    for (int y = row * TILE; y < Math.min(buffer.height, (row + 1) * TILE); y++) {
      for (int x = column * TILE; x < Math.min(buffer.width, (column + 1) * TILE); x++) {
        int p = (y * buffer.width + x) * 2;
        float speed =
            buffer.motion[p] * buffer.motion[p] + buffer.motion[p + 1] * buffer.motion[p + 1];
        if (speed > most) {
          most = speed;
          fastest[at] = buffer.motion[p];
          fastest[at + 1] = buffer.motion[p + 1];
        }
      }
    }
  }

  private void blur(float[] from, float[] to, int x, int y) {
    int p = y * buffer.width + x;
    float mx = 0;
    float my = 0;
    float most = 0;
    for (int j = Math.max(0, y / TILE - 1); j <= Math.min(tilesY - 1, y / TILE + 1); j++) {
      for (int i = Math.max(0, x / TILE - 1); i <= Math.min(tilesX - 1, x / TILE + 1); i++) {
        int k = (j * tilesX + i) * 2;
        float speed = fastest[k] * fastest[k] + fastest[k + 1] * fastest[k + 1];
        if (speed > most) {
          most = speed;
          mx = fastest[k];
          my = fastest[k + 1];
        }
      }
    }
    float length = (float) Math.sqrt(most) * SHUTTER;
    if (length < 0.8f) {
      System.arraycopy(from, p * 3, to, p * 3, 3);
      return;
    }
    float limit = Math.min(length, MOST) / length * SHUTTER;
    gather(from, to, x, y, p, mx * limit, my * limit, Math.min(length, MOST));
  }

  private void gather(
      float[] from, float[] to, int x, int y, int p, float mx, float my, float length) {
    int n = Math.min(samples, 3 + (int) length) | 1;
    float shift = (Samples.gradient(x, y, 0) - 0.5f) * 0.4f;
    float depth = buffer.depth[p];
    float own = speed(p);
    float weight = 1f / n;
    float r = from[p * 3] * weight;
    float g = from[p * 3 + 1] * weight;
    float b = from[p * 3 + 2] * weight;
    for (int k = 0; k < n; k++) {
      float t = (k + 0.5f + shift) / n - 0.5f;
      int column = Approx.floor(x + 0.5f + mx * t);
      int row = Approx.floor(y + 0.5f + my * t);
      if (k == n / 2 || column < 0 || row < 0 || column >= buffer.width || row >= buffer.height) {
        continue;
      }
      int q = row * buffer.width + column;
      float distance = Math.abs(t) * length;
      float w = weight(depth, buffer.depth[q], own, speed(q), distance);
      r += w * from[q * 3];
      g += w * from[q * 3 + 1];
      b += w * from[q * 3 + 2];
      weight += w;
    }
    to[p * 3] = r / weight;
    to[p * 3 + 1] = g / weight;
    to[p * 3 + 2] = b / weight;
  }

  private float speed(int p) {
    float mx = buffer.motion[p * 2];
    float my = buffer.motion[p * 2 + 1];
    return Math.min(MOST, (float) Math.sqrt(mx * mx + my * my) * SHUTTER);
  }

  /**
   * A tap in front counts if it moves this far, one behind if the pixel itself does, with soft
   * limits.
   */
  private static float weight(float depth, float tapDepth, float own, float tap, float distance) {
    float gap = (depth - tapDepth) / Math.min(depth, tapDepth) * 25;
    float front = Noise.clamp(gap + 0.5f, 0, 1);
    float reachesHere = Noise.clamp(tap * 0.5f - distance + 1, 0, 1);
    float seesThere = Noise.clamp(own * 0.5f - distance + 1, 0, 1);
    return front * reachesHere + (1 - front) * seesThere;
  }
}
