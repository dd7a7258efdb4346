package io.kinora.world.render;

/**
 * Smooths indirect light by repeated small filters whose taps move apart (a-trous, Dammertz et al.
 * 2010); taps count as far as they lie in the plane of the pixel and face the same way.
 */
final class SurfaceWavelet {
  private final IndirectLight light;
  private final GBuffer buffer;
  private final Workers workers;

  SurfaceWavelet(IndirectLight light, GBuffer buffer, Workers workers) {
    this.light = light;
    this.buffer = buffer;
    this.workers = workers;
  }

  /**
   * Filters {@code input}, which stays as it is, with the help of two arrays; returns the one with
   * the result.
   */
  float[] filter(float[] input, float[] a, float[] b, int passes) {
    float[] from = input;
    float[] to = b;
    for (int pass = 0; pass < passes; pass++) {
      int step = 1 << pass;
      float[] source = from;
      float[] target = to;
      workers.forEach(light.height, (y, worker) -> {
        for (int x = 0; x < light.width; x++) {
          if (light.currentBody(y * light.width + x) >= 0) {
            filterPixel(source, target, x, y, step);
          }
        }
      });
      from = target;
      to = target == b ? a : b;
    }
    return from;
  }

  private void filterPixel(float[] from, float[] to, int x, int y, int step) {
    int q = y * light.width + x;
    int p = light.source[q] * 3;
    float[] pos = buffer.position;
    float[] nor = buffer.normal;
    float px = pos[p];
    float py = pos[p + 1];
    float pz = pos[p + 2];
    float nx = nor[p];
    float ny = nor[p + 1];
    float nz = nor[p + 2];
    float tolerance = 1 / (0.02f * buffer.depth[p / 3] * step + 0.02f);
    float r = 0;
    float g = 0;
    float b = 0;
    float open = 0;
    float total = 0;
    for (int j = -1; j <= 1; j++) {
      int row = y + j * step;
      if (row < 0 || row >= light.height) {
        continue;
      }
      for (int i = -1; i <= 1; i++) {
        int column = x + i * step;
        int o = row * light.width + column;
        if (column < 0 || column >= light.width || light.currentBody(o) < 0) {
          continue;
        }
        int s = light.source[o] * 3;
        float off = Math.abs((pos[s] - px) * nx + (pos[s + 1] - py) * ny + (pos[s + 2] - pz) * nz)
            * tolerance;
        float same = nx * nor[s] + ny * nor[s + 1] + nz * nor[s + 2];
        if (off >= 1 || same < 0.3f) {
          continue;
        }
        same *= same;
        float w = (1 - off) * same * same * (i == 0 ? 2 : 1) * (j == 0 ? 2 : 1);
        int k = o * 4;
        r += w * from[k];
        g += w * from[k + 1];
        b += w * from[k + 2];
        open += w * from[k + 3];
        total += w;
      }
    }
    int k = q * 4;
    float scale = total > 0 ? 1 / total : 0;
    to[k] = total > 0 ? r * scale : from[k];
    to[k + 1] = total > 0 ? g * scale : from[k + 1];
    to[k + 2] = total > 0 ? b * scale : from[k + 2];
    to[k + 3] = total > 0 ? open * scale : from[k + 3];
  }
}
