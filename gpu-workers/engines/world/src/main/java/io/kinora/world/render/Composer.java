package io.kinora.world.render;

/** Shades every pixel and then blends the edges, where two surfaces share a pixel. */
final class Composer {
  private final Geometry geometry;
  private final GBuffer buffer;
  private final SkyDome sky;
  private final SunShadows shadows;
  private final IndirectLight indirect;
  private final LampShadows lampShadows;
  private final PointShader shader;
  private final Checkerboard board;
  private final SurfacePoint reconstruction;
  private final Workers workers;
  private final Scratch[] scratch;
  private final ShadingPoint[] points;
  private final GBuffer[] single;

  Composer(
      Geometry geometry,
      GBuffer buffer,
      SkyDome sky,
      SunShadows shadows,
      IndirectLight indirect,
      LampShadows lampShadows,
      PointShader shader,
      Checkerboard board,
      Workers workers,
      Scratch[] scratch) {
    this.geometry = geometry;
    this.buffer = buffer;
    this.sky = sky;
    this.shadows = shadows;
    this.indirect = indirect;
    this.lampShadows = lampShadows;
    this.shader = shader;
    this.board = board;
    this.workers = workers;
    this.scratch = scratch;
    reconstruction = new SurfacePoint(geometry);
    points = new ShadingPoint[workers.count()];
    single = new GBuffer[workers.count()];
    for (int i = 0; i < points.length; i++) {
      points[i] = new ShadingPoint();
      single[i] = new GBuffer(1, 1);
    }
  }

  /** Writes the colour of the first surface of every pixel. */
  void shade(Frame frame, Sunlight sunlight, float[] colour) {
    workers.forEach(buffer.height, (y, worker) -> {
      var out = new float[4];
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (buffer.triangle[p] < 0) {
          skyAt(frame.view(), x + 0.5f, y + 0.5f, scratch[worker], out);
        } else if (board.lit[p]) {
          surface(frame, sunlight, x, y, worker, out);
        } else {
          continue;
        }
        System.arraycopy(out, 0, colour, p * 3, 3);
      }
    });
    if (board.sparse) {
      fillGaps(frame, sunlight, colour);
    }
  }

  private void surface(Frame frame, Sunlight sunlight, int x, int y, int worker, float[] out) {
    int p = y * buffer.width + x;
    var point = points[worker];
    point.load(buffer, p);
    light(point, x, y, p);
    shader.shade(point, frame, sunlight, scratch[worker], out);
  }

  private void fillGaps(Frame frame, Sunlight sunlight, float[] colour) {
    workers.forEach(buffer.height, (y, worker) -> {
      var out = new float[4];
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (!board.lit[p]) {
          if (board.isBusy(colour, x, y)) {
            surface(frame, sunlight, x, y, worker, out);
            System.arraycopy(out, 0, colour, p * 3, 3);
          } else {
            board.fill(colour, x, y);
          }
        }
      }
    });
    board.keep(colour);
  }

  private void light(ShadingPoint point, int x, int y, int p) {
    point.sun = shadows.visibility[p];
    point.lamps = lampShadows.visibility(p);
    indirect.at(x, y, point.indirect);
  }

  private void skyAt(View view, float x, float y, Scratch work, float[] out) {
    float dx = view.directionX(x, y);
    float dy = view.directionY(x, y);
    float dz = view.directionZ(x, y);
    float scale = 1 / (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
    sky.lookSharp(dx * scale, dy * scale, dz * scale, out, work.pair);
  }

  /**
   * Adds the second surface where there is one: from a neighbour that shows it, else shaded on its
   * own.
   */
  void blendEdges(Frame frame, Sunlight sunlight, float[] from, float[] to) {
    workers.forEach(buffer.height, (y, worker) -> {
      var out = new float[4];
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        System.arraycopy(from, p * 3, to, p * 3, 3);
        if (buffer.second[p] != GBuffer.NONE) {
          second(frame, sunlight, x, y, p, from, worker, out);
          for (int c = 0; c < 3; c++) {
            to[p * 3 + c] = blend(from[p * 3 + c], out[c], buffer.cover[p]);
          }
        }
      }
    });
  }

  /** Mixes as if tone mapped, so that a sliver of something very bright does not win the pixel. */
  private static float blend(float a, float b, float share) {
    float low = a / (1 + a) * share + b / (1 + b) * (1 - share);
    return low / (1 - Math.min(low, 0.9999f));
  }

  private void second(
      Frame frame,
      Sunlight sunlight,
      int x,
      int y,
      int p,
      float[] colour,
      int worker,
      float[] out) {
    int wanted = buffer.second[p];
    for (int k = 0; k < 9; k++) {
      int column = x + k % 3 - 1;
      int row = y + k / 3 - 1;
      if (column >= 0 && row >= 0 && column < buffer.width && row < buffer.height) {
        int q = row * buffer.width + column;
        if (q != p && shows(buffer.triangle[q], wanted)) {
          System.arraycopy(colour, q * 3, out, 0, 3);
          return;
        }
      }
    }
    if (wanted < 0) {
      skyAt(frame.view(), x + 0.5f, y + 0.5f, scratch[worker], out);
      return;
    }
    var one = single[worker];
    reconstruction.reconstruct(one, 0, wanted, x + 0.5f, y + 0.5f, frame.view(), frame.previous());
    one.triangle[0] = wanted;
    var point = points[worker];
    point.load(one, 0);
    point.column = x;
    point.row = y;
    light(point, x, y, p);
    shader.shade(point, frame, sunlight, scratch[worker], out);
  }

  private boolean shows(int triangle, int wanted) {
    if (triangle == wanted) {
      return true;
    }
    if (triangle < 0 || wanted < 0 || geometry.owner[triangle] != geometry.owner[wanted]) {
      return false;
    }
    float[] n = geometry.normal;
    int i = geometry.triangle[triangle * 3] * 3;
    int j = geometry.triangle[wanted * 3] * 3;
    return n[i] * n[j] + n[i + 1] * n[j + 1] + n[i + 2] * n[j + 2] > 0.7f;
  }
}
