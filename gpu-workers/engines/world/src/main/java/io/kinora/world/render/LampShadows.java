package io.kinora.world.render;

/** How much of the lamps' light reaches every pixel; 1 everywhere in a scene without lamps. */
final class LampShadows {
  private final Lamps lamps;
  private final GBuffer buffer;
  private final Workers workers;
  private final Scratch[] scratch;
  private final Checkerboard board;
  private final boolean sparse;
  private final boolean varies;
  private final int rays;
  private final float[] share;
  private final float[] spare;

  LampShadows(
      Lamps lamps,
      GBuffer buffer,
      Settings settings,
      Checkerboard board,
      Workers workers,
      Scratch[] scratch) {
    this.lamps = lamps;
    this.buffer = buffer;
    this.workers = workers;
    this.scratch = scratch;
    this.board = board;
    sparse = settings.sparse();
    varies = settings.smoothing();
    rays = settings.tracedShadows() ? 2 : 1;
    share = new float[lamps.isEmpty() ? 0 : buffer.triangle.length];
    spare = new float[share.length];
  }

  void compute(int frame) {
    if (lamps.isEmpty()) {
      return;
    }
    int pattern = varies ? frame : 0;
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (board.lit[p]) {
          spare[p] = buffer.triangle[p] < 0 ? 1 : trace(x, y, p, pattern, scratch[worker]);
        }
      }
    });
    SurfaceFilter.smooth(buffer, board.lit, spare, share, 2, 1, workers);
    SurfaceFilter.smooth(buffer, board.lit, share, spare, 2, sparse ? 3 : 2, workers);
    SurfaceFilter.smooth(buffer, board.lit, spare, share, 2, sparse ? 5 : 4, workers);
    board.spread(share);
  }

  private float trace(int x, int y, int p, int frame, Scratch work) {
    float e = 2e-3f + 2e-4f * buffer.depth[p];
    float nx = buffer.normal[p * 3];
    float ny = buffer.normal[p * 3 + 1];
    float nz = buffer.normal[p * 3 + 2];
    float sum = 0;
    for (int i = 0; i < rays; i++) {
      sum += lamps.visibility(
          buffer.position[p * 3] + nx * e,
          buffer.position[p * 3 + 1] + ny * e,
          buffer.position[p * 3 + 2] + nz * e,
          nx,
          ny,
          nz,
          Samples.gradient(x, y, frame + i * 7),
          Samples.white(x, y, frame, 3 + i),
          work.hit,
          work.lamp);
    }
    return sum / rays;
  }

  float visibility(int p) {
    return share.length == 0 ? 1 : share[p];
  }
}
