package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * How much of the sun every pixel sees. The shadow map answers for still bodies, rays for moving
 * ones and, in the better tier, for the edges; pixels where samples disagree get more rays, and a
 * filter that respects surfaces smooths what noise remains.
 */
final class SunShadows {
  private static final float MIXED = 0.01f;

  private final Geometry geometry;
  private final RayScene rays;
  private final GBuffer buffer;
  private final SunFrame sun;
  private final Workers workers;
  private final Settings settings;
  private final RayHit[] hits;
  /** The result: 0 in shade, 1 in full sun. */
  final float[] visibility;

  private final float[] raw;
  /** The part of {@link #raw} that still bodies leave. */
  private final float[] fromStill;

  private final Checkerboard board;
  private final int stride;
  private final MoverShade movers;
  /** Bodies such as leaves that light passes, whose back is lit too. */
  private final boolean[] thin;

  SunShadows(
      Geometry geometry,
      RayScene rays,
      GBuffer buffer,
      SunFrame sun,
      Workers workers,
      Settings settings,
      MoverShade movers,
      Checkerboard board,
      RayHit[] hits) {
    this.geometry = geometry;
    this.rays = rays;
    this.buffer = buffer;
    this.sun = sun;
    this.workers = workers;
    this.settings = settings;
    this.board = board;
    this.hits = hits;
    visibility = new float[buffer.triangle.length];
    raw = new float[buffer.triangle.length];
    fromStill = new float[buffer.triangle.length];
    this.movers = movers;
    stride = settings.tracedShadows() ? 1 : 2;
    thin = new boolean[geometry.bodies.size()];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = geometry.material(i).translucency() > 0.25f
          || geometry.material(i).pattern() == Pattern.LEAVES;
    }
  }

  void compute(Sunlight light, int frame) {
    int pattern = settings.smoothing() ? frame : 0;
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (board.lit[p]) {
          raw[p] = first(light, x, y, pattern, hits[worker]);
        }
      }
    });
    boolean[] uneven = SurfaceFilter.unevenBlocks(buffer, board.lit, raw, workers);
    workers.forEach(buffer.height, (y, worker) -> {
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        if (board.lit[p]) {
          visibility[p] = SurfaceFilter.isUnevenAt(buffer, uneven, x, y)
              ? refine(light, x, y, pattern, hits[worker])
              : raw[p];
        }
      }
    });
    int reach = settings.sparse() ? 1 : 2;
    int step = settings.sparse() ? 3 : 2;
    SurfaceFilter.smooth(buffer, board.lit, visibility, raw, reach, 1, workers);
    SurfaceFilter.smooth(buffer, board.lit, raw, visibility, reach, step, workers);
    board.spread(visibility);
  }

  private boolean isThin(int p) {
    return thin[geometry.owner[buffer.triangle[p]]];
  }

  private float facing(int p) {
    float[] n = buffer.normal;
    return n[p * 3] * sun.sx() + n[p * 3 + 1] * sun.sy() + n[p * 3 + 2] * sun.sz();
  }

  private float first(Sunlight light, int x, int y, int frame, RayHit hit) {
    int p = y * buffer.width + x;
    if (buffer.triangle[p] < 0) {
      return 1;
    }
    boolean thin = isThin(p);
    if (facing(p) <= 0 && !thin) {
      return 0;
    }
    float turn = Samples.gradient(x, y, frame);
    float still = still(light, p, thin, turn, x, y, frame, hit);
    fromStill[p] = still;
    if (still <= 0) {
      return 0;
    }
    if (!movers.mayReach(
        buffer.position[p * 3], buffer.position[p * 3 + 1], buffer.position[p * 3 + 2])) {
      return still;
    }
    return moverShades(p, thin, turn, Samples.gradient(x + 17, y + 41, frame + 3), hit) ? 0 : still;
  }

  private float still(
      Sunlight light, int p, boolean thin, float turn, int x, int y, int frame, RayHit hit) {
    float push = push(p, thin, 0.02f);
    float px = buffer.position[p * 3] + offset(p, thin, 0) * push;
    float py = buffer.position[p * 3 + 1] + offset(p, thin, 1) * push;
    float pz = buffer.position[p * 3 + 2] + offset(p, thin, 2) * push;
    float answer = light.classify(px, py, pz);
    if (answer >= 0) {
      return answer;
    }
    boolean trace = settings.tracedShadows() && !thin && light.isFine(px, py, pz);
    if (!trace) {
      return thin ? light.rough(px, py, pz, turn) : light.soft(px, py, pz, turn, stride);
    }
    return ray(p, thin, turn, Samples.gradient(x + 17, y + 41, frame + 3), true, hit) ? 0 : 1;
  }

  private float push(int p, boolean thin, float most) {
    float base = 1e-3f + 2e-4f * buffer.depth[p];
    return thin ? base : Math.max(base, most * (1 - Math.min(1, facing(p))));
  }

  private float offset(int p, boolean thin, int axis) {
    if (!thin) {
      return buffer.normal[p * 3 + axis];
    }
    return axis == 0 ? sun.sx() : axis == 1 ? sun.sy() : sun.sz();
  }

  private boolean moverShades(int p, boolean thin, float u, float v, RayHit hit) {
    return ray(p, thin, u, v, false, hit);
  }

  /** Whether a ray to a point of the sun's disc is blocked, by still or by moving bodies. */
  private boolean ray(int p, boolean thin, float u, float v, boolean still, RayHit hit) {
    float r = Sunlight.RADIUS * (float) Math.sqrt(u);
    float a = r * Approx.sinTurns(v + 0.25f);
    float b = r * Approx.sinTurns(v);
    float dx = sun.sx() + sun.tx() * a + sun.bx() * b;
    float dy = sun.sy() + sun.ty() * a + sun.by() * b;
    float dz = sun.sz() + sun.tz() * a + sun.bz() * b;
    float e = push(p, thin, 0);
    float ox = buffer.position[p * 3] + offset(p, thin, 0) * e;
    float oy = buffer.position[p * 3 + 1] + offset(p, thin, 1) * e;
    float oz = buffer.position[p * 3 + 2] + offset(p, thin, 2) * e;
    return still
        ? rays.stillBlocks(ox, oy, oz, dx, dy, dz, RayHit.FAR, hit)
        : rays.moverBlocks(ox, oy, oz, dx, dy, dz, RayHit.FAR, hit);
  }

  /** Three more samples where neighbours disagree. */
  private float refine(Sunlight light, int x, int y, int frame, RayHit hit) {
    int p = y * buffer.width + x;
    float own = raw[p];
    if (buffer.triangle[p] < 0 || isThin(p) || facing(p) <= 0 || !isMixed(x, y, p)) {
      return own;
    }
    float u = Samples.gradient(x, y, frame);
    float v = Samples.gradient(x + 17, y + 41, frame + 3);
    boolean trace = settings.tracedShadows() && isUndecided(light, p);
    float base = trace ? 1 : fromStill[p];
    boolean moved = movers.mayReach(
        buffer.position[p * 3], buffer.position[p * 3 + 1], buffer.position[p * 3 + 2]);
    if (!trace && !moved) {
      return own;
    }
    float sum = own;
    for (int i = 1; i < 4; i++) {
      float su = fraction(u + i * 0.25f);
      float sv = fraction(v + i * 0.618034f);
      boolean blocked = base <= 0
          || trace && ray(p, false, su, sv, true, hit)
          || moved && moverShades(p, false, su, sv, hit);
      sum += blocked ? 0 : base;
    }
    return sum * 0.25f;
  }

  private boolean isUndecided(Sunlight light, int p) {
    float push = push(p, false, 0.02f);
    float px = buffer.position[p * 3] + buffer.normal[p * 3] * push;
    float py = buffer.position[p * 3 + 1] + buffer.normal[p * 3 + 1] * push;
    float pz = buffer.position[p * 3 + 2] + buffer.normal[p * 3 + 2] * push;
    return light.isFine(px, py, pz) && light.classify(px, py, pz) < 0;
  }

  private static float fraction(float x) {
    return x - Approx.floor(x);
  }

  private boolean isMixed(int x, int y, int p) {
    float own = raw[p];
    float depth = buffer.depth[p];
    for (int j = Math.max(0, y - 2); j <= Math.min(buffer.height - 1, y + 2); j++) {
      for (int i = Math.max(0, x - 2); i <= Math.min(buffer.width - 1, x + 2); i++) {
        int q = j * buffer.width + i;
        if (board.lit[q]
            && Math.abs(raw[q] - own) > MIXED
            && buffer.triangle[q] >= 0
            && Math.abs(buffer.depth[q] - depth) < 0.1f * depth) {
          return true;
        }
      }
    }
    return false;
  }
}
