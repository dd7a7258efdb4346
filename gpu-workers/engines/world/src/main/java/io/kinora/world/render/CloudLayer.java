package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Clouds on a flat layer above the scene: how much of a direction they cover and how brightly the
 * sun lights them there. The hemisphere is unfolded to a square (octahedral map) that is computed
 * tile by tile when it is first looked at. Tiles are pure functions of their place, so threads that
 * race for one compute the same thing.
 */
final class CloudLayer {
  private static final int TILE = 32;
  private static final int TILES = 80;
  private static final int SIZE = TILE * TILES;

  private final float amount;
  private final float sunX;
  private final float sunZ;
  private final float shift;
  private final boolean painted;
  private final AtomicReferenceArray<int[]> tiles = new AtomicReferenceArray<>(TILES * TILES);

  /** @param painted whether clouds get the hard edges of a painted backdrop */
  CloudLayer(Sky sky, boolean painted) {
    amount = (float) sky.cloudCover();
    var sun = sky.lightDirection();
    sunX = (float) sun.x();
    sunZ = (float) sun.z();
    shift = (sky.seed() & 1023) * 3.17f;
    this.painted = painted;
  }

  /**
   * Cover and brightness, both 0..1, in a direction above the horizon.
   *
   * @param out receives cover at 0 and brightness at 1
   */
  void look(float dx, float dy, float dz, float[] out) {
    float scale = 1 / (Math.abs(dx) + Math.max(0, dy) + Math.abs(dz));
    float px = dx * scale;
    float pz = dz * scale;
    float u = (px + pz) * 0.5f + 0.5f;
    float v = (px - pz) * 0.5f + 0.5f;
    float fu = Noise.clamp(u * SIZE - 0.5f, 0, SIZE - 1.001f);
    float fv = Noise.clamp(v * SIZE - 0.5f, 0, SIZE - 1.001f);
    int i = (int) fu;
    int j = (int) fv;
    float wu = fu - i;
    float wv = fv - j;
    int a = texel(i, j);
    int b = texel(i + 1, j);
    int c = texel(i, j + 1);
    int d = texel(i + 1, j + 1);
    out[0] = bilinear(a >>> 16, b >>> 16, c >>> 16, d >>> 16, wu, wv);
    out[1] = bilinear(a & 0xFFFF, b & 0xFFFF, c & 0xFFFF, d & 0xFFFF, wu, wv);
  }

  private static float bilinear(int a, int b, int c, int d, float u, float v) {
    return ((a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v) * (1 / 65535f);
  }

  private int texel(int i, int j) {
    int index = (j / TILE) * TILES + i / TILE;
    int[] tile = tiles.getAcquire(index);
    if (tile == null) {
      tile = bake(i / TILE, j / TILE);
      tiles.setRelease(index, tile);
    }
    return tile[(j % TILE) * TILE + i % TILE];
  }

  private int[] bake(int tileX, int tileY) {
    var tile = new int[TILE * TILE];
    var value = new float[2];
    for (int j = 0; j < TILE; j++) {
      for (int i = 0; i < TILE; i++) {
        float u = (tileX * TILE + i + 0.5f) / SIZE * 2 - 1;
        float v = (tileY * TILE + j + 0.5f) / SIZE * 2 - 1;
        float px = (u + v) * 0.5f;
        float pz = (u - v) * 0.5f;
        float py = Math.max(0, 1 - Math.abs(px) - Math.abs(pz));
        float scale = 1 / (float) Math.sqrt(px * px + py * py + pz * pz);
        evaluate(px * scale, py * scale, pz * scale, value);
        tile[j * TILE + i] = (int) (value[0] * 65535) << 16 | (int) (value[1] * 65535);
      }
    }
    return tile;
  }

  /** As {@link #look}, computed afresh. */
  void evaluate(float dx, float dy, float dz, float[] out) {
    float stretch = 1 / (dy + 0.1f);
    float x = dx * stretch * 1.15f + shift;
    float z = dz * stretch * 1.15f + shift * 0.7f;
    float detail = 0.0016f * stretch * stretch;
    float threshold = 0.66f - 0.3f * amount - 0.3f * Noise.step(0.8f, 1, amount);
    float here = density(x, z, 7, detail);
    float cover = painted
        ? Noise.step(threshold, threshold + 0.035f, here)
        : Noise.step(threshold - 0.01f, threshold + 0.17f, here);
    cover *= Noise.step(0.005f, 0.16f, dy);
    float ahead = 0;
    for (int i = 1; i <= 3; i++) {
      float d = density(x + sunX * 0.07f * i * i, z + sunZ * 0.07f * i * i, 4, detail);
      ahead += Math.max(0, d - threshold) * (4 - i);
    }
    out[0] = Math.min(1, cover);
    out[1] = Noise.clamp(Approx.exp(-ahead * 2.6f - Math.max(0, here - threshold) * 1.5f), 0, 1);
  }

  private float density(float x, float z, int octaves, float footprint) {
    float warpX = Noise.at(x * 1.7f + 3.1f, z * 1.7f) - 0.5f;
    float warpZ = Noise.at(x * 1.7f, z * 1.7f + 7.7f) - 0.5f;
    float large = Noise.at(x * 0.45f + 9.3f, z * 0.45f) - 0.5f;
    return Noise.fractal(x + 0.45f * warpX, z + 0.45f * warpZ, octaves, footprint) + large * 0.22f;
  }
}
