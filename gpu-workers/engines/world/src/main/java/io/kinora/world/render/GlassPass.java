package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * Lays the nearest glass surface over the picture: it tints and bends what lies behind and mirrors
 * what lies before.
 */
final class GlassPass {
  private static final float BENDING = 0.03f;

  private final Geometry geometry;
  private final GBuffer scene;
  private final GBuffer glass;
  private final Rasterizer rasterizer;
  private final SkyDome sky;
  private final Bounce bounce;
  private final Settings settings;
  private final Workers workers;
  private final Scratch[] scratch;

  GlassPass(
      Geometry geometry,
      GBuffer scene,
      SkyDome sky,
      Bounce bounce,
      Settings settings,
      Workers workers,
      Scratch[] scratch,
      View view) {
    this.geometry = geometry;
    this.scene = scene;
    this.sky = sky;
    this.bounce = bounce;
    this.settings = settings;
    this.workers = workers;
    this.scratch = scratch;
    glass = new GBuffer(scene.width, scene.height);
    rasterizer = new Rasterizer(
        geometry, glass, workers, view, geometry.solidBodies, geometry.bodies.size());
  }

  void apply(Frame frame, Sunlight sunlight, float[] from, float[] to) {
    rasterizer.draw(frame.view(), frame.previous());
    workers.forEach(scene.height, (y, worker) -> {
      for (int x = 0; x < scene.width; x++) {
        int p = y * scene.width + x;
        System.arraycopy(from, p * 3, to, p * 3, 3);
        if (glass.triangle[p] >= 0 && glass.depth[p] < scene.depth[p]) {
          cover(frame, sunlight, x, y, p, from, to, scratch[worker]);
        }
      }
    });
  }

  private void cover(
      Frame frame, Sunlight sunlight, int x, int y, int p, float[] from, float[] to, Scratch work) {
    var view = frame.view();
    var material = geometry.material(geometry.owner[glass.triangle[p]]);
    float wx = glass.position[p * 3];
    float wy = glass.position[p * 3 + 1];
    float wz = glass.position[p * 3 + 2];
    float vx = view.ex - wx;
    float vy = view.ey - wy;
    float vz = view.ez - wz;
    float scale = Approx.inverseSqrt(vx * vx + vy * vy + vz * vz);
    vx *= scale;
    vy *= scale;
    vz *= scale;
    float nx = glass.normal[p * 3];
    float ny = glass.normal[p * 3 + 1];
    float nz = glass.normal[p * 3 + 2];
    float nv = Math.max(0.03f, nx * vx + ny * vy + nz * vz);
    float fresnel = 0.04f + 0.96f * Approx.fifth(1 - nv);
    float[] mirrored = work.colour;
    reflect(frame, sunlight, x, y, 2 * nv, vx, vy, vz, wx, wy, wz, nx, ny, nz, work, mirrored);
    int q = behind(view, x, y, p, nx, ny, nz);
    float cover = glass.second[p] == GBuffer.SKY ? glass.cover[p] : 1;
    for (int c = 0; c < 3; c++) {
      float tint = c == 0
          ? material.base().r()
          : c == 1 ? material.base().g() : material.base().b();
      float through =
          from[q * 3 + c] * (1 - material.opacity() + (tint - 1) * (1 - nv * 0.6f) * 0.5f);
      float body = tint * material.opacity() * (sky.mean[c] * 0.5f + sky.sunlight[c] * 0.04f);
      float seen = Math.max(0, through) * (1 - fresnel) + body + mirrored[c] * fresnel;
      to[p * 3 + c] = from[p * 3 + c] + (seen - from[p * 3 + c]) * cover;
    }
  }

  private int behind(View view, int x, int y, int p, float nx, float ny, float nz) {
    float side = nx * view.rx + ny * view.ry + nz * view.rz;
    float up = nx * view.ux + ny * view.uy + nz * view.uz;
    float bend =
        BENDING * view.focal / glass.depth[p] * Math.min(1, scene.depth[p] - glass.depth[p]);
    int column = Math.max(0, Math.min(scene.width - 1, Math.round(x - side * bend)));
    int row = Math.max(0, Math.min(scene.height - 1, Math.round(y + up * bend)));
    int q = row * scene.width + column;
    return scene.depth[q] < glass.depth[p] ? p : q;
  }

  private void reflect(
      Frame frame,
      Sunlight sunlight,
      int x,
      int y,
      float twice,
      float vx,
      float vy,
      float vz,
      float wx,
      float wy,
      float wz,
      float nx,
      float ny,
      float nz,
      Scratch work,
      float[] out) {
    float rx = twice * nx - vx;
    float ry = twice * ny - vy;
    float rz = twice * nz - vz;
    float scale = Approx.inverseSqrt(rx * rx + ry * ry + rz * rz);
    rx *= scale;
    ry *= scale;
    rz *= scale;
    if (settings.reflections() > 0) {
      float random = Samples.white(x, y, frame.number(), 8);
      bounce.follow(
          wx + nx * 0.005f,
          wy + ny * 0.005f,
          wz + nz * 0.005f,
          rx,
          ry,
          rz,
          true,
          0.01f,
          random,
          sunlight,
          work,
          out);
    } else {
      sky.look(rx, ry, rz, out, work.pair);
    }
    float glint = rx * sky.sun.sx() + ry * sky.sun.sy() + rz * sky.sun.sz();
    if (glint > 0.998f && !sunlight.isShaded(wx, wy, wz)) {
      for (int c = 0; c < 3; c++) {
        out[c] += sky.sunlight[c] * 6 * Math.min(1, (glint - 0.998f) * 600);
      }
    }
    for (int c = 0; c < 3; c++) {
      out[c] = Math.min(out[c], 30);
    }
  }
}
