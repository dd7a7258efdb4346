package io.kinora.world.render;

import java.util.Arrays;

/**
 * Which pixels of a frame are lit and shaded. Where a tier saves, these are the dark squares of a
 * checkerboard in one frame and the light ones in the next; a pixel between takes the colour that
 * its place had one frame ago. That is right for what stands still in light that stands still, so
 * moving bodies and what they may shade are lit in every frame, and so are the sky and bodies too
 * thin to have neighbours. Edges and lines, which would blur, are shaded in every frame too.
 */
final class Checkerboard {
  private static final int FEWEST_NEIGHBOURS = 2;
  private static final float LEAST_SHARE = 0.2f;
  private static final float BUSY = 0.2f;
  private static final int[] STEP_X = {-1, 1, 0, 0};
  private static final int[] STEP_Y = {0, 0, -1, 1};

  /** Whether there are pixels that are not lit. */
  final boolean sparse;

  private final Geometry geometry;
  private final GBuffer buffer;
  private final MoverShade movers;
  private final Workers workers;
  /** Whether a pixel is lit in this frame. */
  final boolean[] lit;

  private final float[] history;
  /** The still body that a pixel shows, -1 for anything else; in this frame and the one before. */
  private int[] body;

  private int[] oldBody;

  Checkerboard(
      boolean sparse, Geometry geometry, GBuffer buffer, MoverShade movers, Workers workers) {
    this.sparse = sparse;
    this.geometry = geometry;
    this.buffer = buffer;
    this.movers = movers;
    this.workers = workers;
    lit = new boolean[buffer.triangle.length];
    int kept = sparse ? lit.length : 0;
    history = new float[kept * 3];
    body = new int[kept];
    oldBody = new int[kept];
    Arrays.fill(lit, true);
  }

  /** Chooses the pixels of a frame; the shade of the moving bodies must be known. */
  void choose(Frame frame) {
    if (!sparse) {
      return;
    }
    int[] swap = oldBody;
    oldBody = body;
    body = swap;
    workers.forEach(buffer.height, (y, worker) -> {
      for (int p = y * buffer.width; p < (y + 1) * buffer.width; p++) {
        int triangle = buffer.triangle[p];
        body[p] =
            triangle < 0 || triangle >= geometry.stillTriangles ? -1 : geometry.owner[triangle];
      }
    });
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        lit[p] = frame.first()
            || ((x + y + frame.number()) & 1) == 0
            || body[p] < 0
            || neighbours(x, y, p) < FEWEST_NEIGHBOURS
            || movers.mayReach(
                buffer.position[p * 3], buffer.position[p * 3 + 1], buffer.position[p * 3 + 2]);
      }
    });
  }

  private int neighbours(int x, int y, int p) {
    int count = 0;
    count += x > 0 && body[p - 1] == body[p] ? 1 : 0;
    count += x + 1 < buffer.width && body[p + 1] == body[p] ? 1 : 0;
    count += y > 0 && body[p - buffer.width] == body[p] ? 1 : 0;
    count += y + 1 < buffer.height && body[p + buffer.width] == body[p] ? 1 : 0;
    return count;
  }

  /**
   * Gives every pixel that was not lit the mean of a value that its neighbours of the same body
   * have.
   */
  void spread(float[] value) {
    if (!sparse) {
      return;
    }
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (!lit[p]) {
          average(value, 1, x, y, p);
        }
      }
    });
  }

  /**
   * Whether the lit neighbours of a pixel differ so much that there is an edge or a line here,
   * which wants a colour of its own.
   */
  boolean isBusy(float[] colour, int x, int y) {
    float low = Float.MAX_VALUE;
    float high = 0;
    for (int k = 0; k < 4; k++) {
      int column = x + STEP_X[k];
      int row = y + STEP_Y[k];
      if (isInside(column, row)) {
        int q = (row * buffer.width + column) * 3;
        float light = colour[q] + colour[q + 1] + colour[q + 2];
        low = light < low ? light : low;
        high = light > high ? light : high;
      }
    }
    return high - low > BUSY * (high + low);
  }

  private boolean isInside(int column, int row) {
    return column >= 0 && row >= 0 && column < buffer.width && row < buffer.height;
  }

  /** Colours a pixel that was not lit. */
  void fill(float[] colour, int x, int y) {
    int p = y * buffer.width + x;
    if (!recall(colour, x, y, p)) {
      average(colour, 3, x, y, p);
    }
  }

  /** Keeps the finished colours for the next frame. */
  void keep(float[] colour) {
    System.arraycopy(colour, 0, history, 0, history.length);
  }

  /** Takes the colour from the frame before, if that showed the same body there. */
  private boolean recall(float[] colour, int x, int y, int p) {
    float px = x + buffer.motion[p * 2];
    float py = y + buffer.motion[p * 2 + 1];
    if (px < 0 || py < 0 || px >= buffer.width - 1 || py >= buffer.height - 1) {
      return false;
    }
    int i = (int) px;
    int j = (int) py;
    float u = px - i;
    float v = py - j;
    float r = 0;
    float g = 0;
    float b = 0;
    float total = 0;
    for (int k = 0; k < 4; k++) {
      int q = (j + (k >> 1)) * buffer.width + i + (k & 1);
      if (oldBody[q] == body[p]) {
        float w = ((k & 1) == 0 ? 1 - u : u) * (k < 2 ? 1 - v : v);
        r += w * history[q * 3];
        g += w * history[q * 3 + 1];
        b += w * history[q * 3 + 2];
        total += w;
      }
    }
    if (total < LEAST_SHARE) {
      return false;
    }
    colour[p * 3] = r / total;
    colour[p * 3 + 1] = g / total;
    colour[p * 3 + 2] = b / total;
    return true;
  }

  /** Takes the mean of the neighbours of the same body, which are lit. */
  private void average(float[] values, int channels, int x, int y, int p) {
    for (int c = 0; c < channels; c++) {
      float sum = 0;
      int total = 0;
      for (int k = 0; k < 4; k++) {
        int q = p + STEP_Y[k] * buffer.width + STEP_X[k];
        if (isInside(x + STEP_X[k], y + STEP_Y[k]) && body[q] == body[p]) {
          sum += values[q * channels + c];
          total++;
        }
      }
      values[p * channels + c] = sum / total;
    }
  }
}
