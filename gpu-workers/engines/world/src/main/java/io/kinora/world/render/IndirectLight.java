package io.kinora.world.render;

import java.util.Arrays;

/**
 * Light that reaches surfaces by way of other surfaces or from the sky: one ray per pixel at half
 * resolution, blended with where the same surface was in earlier frames and filtered within
 * surfaces. Values are mean incoming radiance in three channels, and openness (0 in corners, 1 in
 * the open) in the fourth.
 */
final class IndirectLight {
  private static final int MEMORY = 36;
  private static final int FIRST_ROUNDS = 10;

  private final Geometry geometry;
  private final GBuffer buffer;
  private final Bounce bounce;
  private final SkyDome sky;
  private final Settings settings;
  private final Workers workers;
  private final Scratch[] scratch;
  final int width;
  final int height;
  /** The pixel of the full picture that each half-size pixel stands for. */
  final int[] source;

  private final float[] light;
  private final float[] history;
  private float[] weight;
  private float[] oldWeight;
  private float[] depth;
  private float[] oldDepth;
  private int[] body;
  private int[] oldBody;
  private final float[] spare;
  private final float[] otherSpare;
  private final float[] rowSums;
  /** Rays brighter than this count as this bright: rare bright hits would show as blotches. */
  private float brightest = 6;

  /** The filtered result. */
  float[] result;

  IndirectLight(
      Geometry geometry,
      GBuffer buffer,
      Bounce bounce,
      SkyDome sky,
      Settings settings,
      Workers workers,
      Scratch[] scratch) {
    this.geometry = geometry;
    this.buffer = buffer;
    this.bounce = bounce;
    this.sky = sky;
    this.settings = settings;
    this.workers = workers;
    this.scratch = scratch;
    width = (buffer.width + 1) / 2;
    height = (buffer.height + 1) / 2;
    int n = width * height;
    source = new int[n];
    light = new float[n * 4];
    history = new float[n * 4];
    spare = new float[n * 4];
    otherSpare = new float[n * 4];
    result = light;
    weight = new float[n];
    oldWeight = new float[n];
    depth = new float[n];
    oldDepth = new float[n];
    body = new int[n];
    oldBody = new int[n];
    rowSums = new float[height * 4];
  }

  void compute(Frame frame, Sunlight sunlight) {
    workers.forEach(height, (y, worker) -> {
      for (int x = 0; x < width; x++) {
        pick(frame, x, y);
      }
    });
    int rounds = frame.first() ? FIRST_ROUNDS : 1;
    for (int round = 0; round < rounds; round++) {
      int sample = frame.number() + round * 17;
      boolean fresh = frame.first() && round == 0;
      boolean again = round > 0;
      workers.forEach(height, (y, worker) -> {
        for (int x = 0; x < width; x++) {
          gather(frame, sunlight, x, y, sample, fresh, again, scratch[worker]);
        }
        sumRow(y);
      });
      feedBack();
    }
    result = new SurfaceWavelet(this, buffer, workers)
        .filter(light, otherSpare, spare, settings.filterPasses());
    keep();
  }

  private void pick(Frame frame, int x, int y) {
    int n = frame.number();
    int px = Math.min(buffer.width - 1, x * 2 + (n & 1));
    int py = Math.min(buffer.height - 1, y * 2 + ((n >> 1) & 1));
    int p = py * buffer.width + px;
    int q = y * width + x;
    source[q] = p;
    depth[q] = buffer.depth[p];
    body[q] = buffer.triangle[p] < 0 ? -1 : geometry.owner[buffer.triangle[p]];
  }

  private void gather(
      Frame frame,
      Sunlight sunlight,
      int x,
      int y,
      int sample,
      boolean fresh,
      boolean again,
      Scratch work) {
    int q = y * width + x;
    int p = source[q];
    if (body[q] < 0) {
      Arrays.fill(light, q * 4, q * 4 + 4, 0);
      weight[q] = 0;
      return;
    }
    float[] past = work.indirect;
    float memory = again ? recall(q, past) : fresh ? 0 : reproject(frame, q, p, past);
    boolean rest = settings.sparseIndirect()
        && isResting(settings.sparse() ? memory * 2 : memory, x, y, frame.number());
    if (!rest) {
      trace(sunlight, x, y, p, sample, work);
      float[] now = work.colour;
      float count = Math.min(memory + 1, MEMORY);
      float blend = 1 / count;
      for (int c = 0; c < 4; c++) {
        float value = c < 3 ? Math.min(now[c], brightest) : now[c];
        past[c] = memory > 0 ? past[c] + (value - past[c]) * blend : value;
      }
      memory = count;
    }
    System.arraycopy(past, 0, light, q * 4, 4);
    weight[q] = memory;
  }

  /**
   * Whether what is known about a pixel is good enough to trace it only every second, fourth or
   * eighth frame.
   */
  private static boolean isResting(float memory, int x, int y, int frame) {
    if (memory >= 48) {
      return ((x + 3 * (y & 3) + frame) & 7) != 0;
    }
    if (memory >= 18) {
      return ((x + 2 * (y & 1) + frame) & 3) != 0;
    }
    return memory >= 9 && ((x + y + frame) & 1) == 1;
  }

  private void trace(Sunlight sunlight, int x, int y, int p, int sample, Scratch work) {
    float nx = buffer.normal[p * 3];
    float ny = buffer.normal[p * 3 + 1];
    float nz = buffer.normal[p * 3 + 2];
    float e = 2e-3f + 3e-4f * buffer.depth[p];
    float[] out = work.colour;
    if (settings.indirect()) {
      bounce.gather(
          buffer.position[p * 3] + nx * e,
          buffer.position[p * 3 + 1] + ny * e,
          buffer.position[p * 3 + 2] + nz * e,
          nx,
          ny,
          nz,
          Samples.gradient(x, y, sample),
          Samples.white(x, y, sample, 1),
          Samples.white(x, y, sample, 2),
          sunlight,
          work,
          out);
      out[3] = Math.min(1, out[3] * 0.4f);
    } else {
      sky.lookSoft(nx, Math.max(ny, 0.05f), nz, out);
      out[3] = 1;
    }
  }

  private float recall(int q, float[] past) {
    System.arraycopy(light, q * 4, past, 0, 4);
    return weight[q];
  }

  /**
   * Blends the four nearest pixels of the previous frame that showed the same body at the same
   * distance.
   */
  private float reproject(Frame frame, int q, int p, float[] past) {
    float x = (p % buffer.width + 0.5f + buffer.motion[p * 2]) * 0.5f - 0.5f;
    float y = (p / buffer.width + 0.5f + buffer.motion[p * 2 + 1]) * 0.5f - 0.5f;
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    float total = 0;
    float count = 0;
    Arrays.fill(past, 0);
    for (int j = 0; j < 2; j++) {
      for (int i = 0; i < 2; i++) {
        int column = x0 + i;
        int row = y0 + j;
        if (column < 0 || row < 0 || column >= width || row >= height) {
          continue;
        }
        int o = row * width + column;
        if (oldBody[o] != body[q] || Math.abs(oldDepth[o] - depth[q]) > 0.07f * depth[q] + 0.05f) {
          continue;
        }
        float w = (i == 0 ? 1 - fx : fx) * (j == 0 ? 1 - fy : fy) + 1e-3f;
        total += w;
        count += w * oldWeight[o];
        for (int c = 0; c < 4; c++) {
          past[c] += w * history[o * 4 + c];
        }
      }
    }
    if (total < 0.01f) {
      return 0;
    }
    for (int c = 0; c < 4; c++) {
      past[c] /= total;
    }
    return count / total;
  }

  private void sumRow(int y) {
    Arrays.fill(rowSums, y * 4, y * 4 + 4, 0);
    for (int x = 0; x < width; x++) {
      int q = y * width + x;
      if (body[q] >= 0) {
        for (int c = 0; c < 3; c++) {
          rowSums[y * 4 + c] += light[q * 4 + c];
        }
        rowSums[y * 4 + 3]++;
      }
    }
  }

  private void feedBack() {
    float[] sum = new float[4];
    for (int i = 0; i < rowSums.length; i++) {
      sum[i & 3] += rowSums[i];
    }
    if (sum[3] > 0) {
      float k = 0.6f / sum[3];
      bounce.setAmbient(sum[0] * k, sum[1] * k, sum[2] * k);
      brightest = Math.max(0.3f, 5 * (sum[0] + sum[1] + sum[2]) * k);
    }
  }

  /**
   * Swaps this frame's values into the history; the filter left the unfiltered light in
   * {@link #light}.
   */
  private void keep() {
    System.arraycopy(light, 0, history, 0, light.length);
    float[] w = weight;
    weight = oldWeight;
    oldWeight = w;
    float[] d = depth;
    depth = oldDepth;
    oldDepth = d;
    int[] b = body;
    body = oldBody;
    oldBody = b;
  }

  /** Body shown by a half-size pixel of the last computed frame, -1 for sky. */
  int bodyAt(int q) {
    return oldBody[q];
  }

  int currentBody(int q) {
    return body[q];
  }

  /** Interpolates to a pixel of the full picture within its surface. */
  void at(int x, int y, float[] out) {
    int p = y * buffer.width + x;
    int hx = x >> 1;
    int hy = y >> 1;
    int stepX = (x & 1) == 0 ? -1 : 1;
    int stepY = (y & 1) == 0 ? -1 : 1;
    float nx = buffer.normal[p * 3];
    float ny = buffer.normal[p * 3 + 1];
    float nz = buffer.normal[p * 3 + 2];
    float tolerance = 1 / (0.03f * buffer.depth[p] + 0.02f);
    float total = 0;
    float r = 0;
    float g = 0;
    float b = 0;
    float open = 0;
    for (int k = 0; k < 4; k++) {
      int column = hx + (k & 1) * stepX;
      int row = hy + (k >> 1) * stepY;
      int q = row * width + column;
      if (column < 0 || row < 0 || column >= width || row >= height || oldBody[q] < 0) {
        continue;
      }
      int s = source[q] * 3;
      float off = tolerance
          * ((buffer.position[s] - buffer.position[p * 3]) * nx
              + (buffer.position[s + 1] - buffer.position[p * 3 + 1]) * ny
              + (buffer.position[s + 2] - buffer.position[p * 3 + 2]) * nz);
      float same = Math.max(
          0.02f, nx * buffer.normal[s] + ny * buffer.normal[s + 1] + nz * buffer.normal[s + 2]);
      float w =
          same * same / (1 + off * off * 20) * ((k & 1) == 0 ? 3 : 1) * (k < 2 ? 3 : 1) + 1e-5f;
      r += w * result[q * 4];
      g += w * result[q * 4 + 1];
      b += w * result[q * 4 + 2];
      open += w * result[q * 4 + 3];
      total += w;
    }
    if (total > 0) {
      float k = 1 / total;
      out[0] = r * k;
      out[1] = g * k;
      out[2] = b * k;
      out[3] = open * k;
    } else {
      sky.lookSoft(nx, Math.max(0.05f, ny), nz, out);
      out[3] = 0.8f;
    }
  }
}
