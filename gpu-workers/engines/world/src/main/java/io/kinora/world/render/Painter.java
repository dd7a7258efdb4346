package io.kinora.world.render;

import io.kinora.world.geom.Noise;
import io.kinora.world.render.texture.Surface;

/**
 * Evaluates materials at points of bodies. Safe for many threads, each with its own
 * {@link Surface}.
 */
final class Painter {
  private static final int PROBES = 24;

  private final Geometry geometry;
  private final boolean night;
  private final boolean clay;
  /** Mean reflected colour of every body, for light that it passes on. */
  private final float[] average;

  private final float[] glow;

  Painter(Geometry geometry, boolean night, boolean clay) {
    this.geometry = geometry;
    this.night = night;
    this.clay = clay;
    average = new float[geometry.bodies.size() * 3];
    glow = new float[geometry.bodies.size() * 3];
    var surface = new Surface();
    for (int body = 0; body < geometry.bodies.size(); body++) {
      probe(body, surface);
    }
  }

  private void probe(int body, Surface s) {
    var mesh = geometry.bodies.get(body).mesh();
    int n = mesh.vertexCount();
    for (int i = 0; i < PROBES && n > 0; i++) {
      int v = (int) Integer.toUnsignedLong(Noise.hash(i * 77 + 5)) % n;
      int at = Math.abs(v) * 3;
      load(s, geometry.material(body), 0.1f);
      s.x = mesh.positions()[at];
      s.y = mesh.positions()[at + 1];
      s.z = mesh.positions()[at + 2];
      s.nx = mesh.normals()[at];
      s.ny = mesh.normals()[at + 1];
      s.nz = mesh.normals()[at + 2];
      finish(s, geometry.material(body));
      average[body * 3] += s.r / PROBES;
      average[body * 3 + 1] += s.g / PROBES;
      average[body * 3 + 2] += s.b / PROBES;
      glow[body * 3] += s.er / PROBES;
      glow[body * 3 + 1] += s.eg / PROBES;
      glow[body * 3 + 2] += s.eb / PROBES;
    }
  }

  float average(int body, int channel) {
    return average[body * 3 + channel];
  }

  float glow(int body, int channel) {
    return glow[body * 3 + channel];
  }

  private void load(Surface s, Material m, float footprint) {
    s.footprint = Math.max(1e-5f, footprint);
    s.scale = m.scale();
    s.relief = m.bump();
    s.seed = m.seed();
    s.ar = m.accent().r();
    s.ag = m.accent().g();
    s.ab = m.accent().b();
    s.night = night;
    s.r = m.base().r();
    s.g = m.base().g();
    s.b = m.base().b();
    s.roughness = m.roughness();
    s.metalness = m.metalness();
    s.reflectance = m.reflectance();
    s.translucency = m.translucency();
    s.er = m.base().r() * m.emission();
    s.eg = m.base().g() * m.emission();
    s.eb = m.base().b() * m.emission();
  }

  private void finish(Surface s, Material m) {
    m.pattern().texture().paint(s);
    s.roughness = Noise.clamp(s.roughness, 0.03f, 1);
    if (clay) {
      modelInClay(s);
    }
  }

  /**
   * Colours fade towards one warm clay; every surface turns matt and shows the thumb of the
   * modeller.
   */
  private static void modelInClay(Surface s) {
    float grey = 0.3f * s.r + 0.59f * s.g + 0.11f * s.b;
    s.r = 0.16f + 0.62f * Noise.mix(grey, s.r, 0.85f);
    s.g = 0.14f + 0.6f * Noise.mix(grey, s.g, 0.85f);
    s.b = 0.12f + 0.56f * Noise.mix(grey, s.b, 0.85f);
    s.metalness = 0;
    s.roughness = 0.62f;
    s.reflectance = 0.035f;
    s.translucency = Math.min(s.translucency, 0.1f);
    s.relief = 1;
    s.bumpBy(28, 2, 0.006f);
  }

  /**
   * Paints the point of a triangle at a world position with a world normal; the normal may come
   * back bent.
   */
  void paint(
      Surface s,
      int triangle,
      float x,
      float y,
      float z,
      float nx,
      float ny,
      float nz,
      float footprint) {
    int body = geometry.owner[triangle];
    var material = geometry.material(body);
    load(s, material, footprint);
    if (!geometry.isMoving(body)) {
      place(s, x, y, z, nx, ny, nz);
      finish(s, material);
    } else {
      var p = geometry.placements[body];
      if (p.localPositions.length > 0) {
        restPosition(s, body, triangle, x, y, z);
      } else {
        float dx = x - p.offset[0];
        float dy = y - p.offset[1];
        float dz = z - p.offset[2];
        s.x = p.localX(dx, dy, dz);
        s.y = p.localY(dx, dy, dz);
        s.z = p.localZ(dx, dy, dz);
      }
      s.nx = p.localX(nx, ny, nz);
      s.ny = p.localY(nx, ny, nz);
      s.nz = p.localZ(nx, ny, nz);
      finish(s, material);
      float[] m = p.matrix;
      float lx = s.nx;
      float ly = s.ny;
      float lz = s.nz;
      s.nx = m[0] * lx + m[1] * ly + m[2] * lz;
      s.ny = m[3] * lx + m[4] * ly + m[5] * lz;
      s.nz = m[6] * lx + m[7] * ly + m[8] * lz;
    }
    float scale = 1 / (float) Math.sqrt(s.nx * s.nx + s.ny * s.ny + s.nz * s.nz + 1e-20f);
    s.nx *= scale;
    s.ny *= scale;
    s.nz *= scale;
  }

  private static void place(Surface s, float x, float y, float z, float nx, float ny, float nz) {
    s.x = x;
    s.y = y;
    s.z = z;
    s.nx = nx;
    s.ny = ny;
    s.nz = nz;
  }

  /** Patterns stick to a deforming body because they see its undeformed shape. */
  private void restPosition(Surface s, int body, int triangle, float x, float y, float z) {
    float[] p = geometry.position;
    int a = geometry.triangle[triangle * 3] * 3;
    int b = geometry.triangle[triangle * 3 + 1] * 3;
    int c = geometry.triangle[triangle * 3 + 2] * 3;
    float ux = p[b] - p[a];
    float uy = p[b + 1] - p[a + 1];
    float uz = p[b + 2] - p[a + 2];
    float vx = p[c] - p[a];
    float vy = p[c + 1] - p[a + 1];
    float vz = p[c + 2] - p[a + 2];
    float wx = x - p[a];
    float wy = y - p[a + 1];
    float wz = z - p[a + 2];
    float uu = ux * ux + uy * uy + uz * uz;
    float uv = ux * vx + uy * vy + uz * vz;
    float vv = vx * vx + vy * vy + vz * vz;
    float wu = wx * ux + wy * uy + wz * uz;
    float wv = wx * vx + wy * vy + wz * vz;
    float det = uu * vv - uv * uv;
    float scale = Math.abs(det) < 1e-20f ? 0 : 1 / det;
    float u = Noise.clamp((vv * wu - uv * wv) * scale, 0, 1);
    float v = Noise.clamp((uu * wv - uv * wu) * scale, 0, 1);
    float[] rest = geometry.bodies.get(body).mesh().positions();
    int shift = geometry.firstVertex[body] * 3;
    a -= shift;
    b -= shift;
    c -= shift;
    float w = 1 - u - v;
    s.x = rest[a] * w + rest[b] * u + rest[c] * v;
    s.y = rest[a + 1] * w + rest[b + 1] * u + rest[c + 1] * v;
    s.z = rest[a + 2] * w + rest[b + 2] * u + rest[c + 2] * v;
  }
}
