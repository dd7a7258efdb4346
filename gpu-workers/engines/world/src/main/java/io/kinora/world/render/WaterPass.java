package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * Lays water over the finished surfaces: what is beneath shows bent and dimmed, what is above is
 * mirrored. Water is met per pixel rather than drawn as triangles, so it stays smooth however near
 * the camera comes, and rays never see it.
 */
final class WaterPass {
  private static final float BENDING = 0.24f;

  private final Water water;
  private final GBuffer buffer;
  private final SkyDome sky;
  private final Bounce bounce;
  private final Settings settings;
  private final Workers workers;
  private final Scratch[] scratch;

  WaterPass(
      Water water,
      GBuffer buffer,
      SkyDome sky,
      Bounce bounce,
      Settings settings,
      Workers workers,
      Scratch[] scratch) {
    this.water = water;
    this.buffer = buffer;
    this.sky = sky;
    this.bounce = bounce;
    this.settings = settings;
    this.workers = workers;
    this.scratch = scratch;
  }

  /**
   * Reads the dry picture and writes the wet one; depth and motion of the buffer become those of
   * the water.
   */
  void apply(Frame frame, Sunlight sunlight, float[] from, float[] to) {
    var surface = new WaterSurface(water, frame.state().time(), frame.state().ripples());
    float[] depth = buffer.depth.clone();
    var view = frame.view();
    boolean under = water.covers(view.ex, view.ez) && view.ey < surface.height(view.ex, view.ez);
    workers.forEach(buffer.height, (y, worker) -> {
      var out = new float[4];
      for (int x = 0; x < buffer.width; x++) {
        int p = y * buffer.width + x;
        System.arraycopy(from, p * 3, out, 0, 3);
        if (under) {
          submerge(depth[p], out);
        } else {
          cover(frame, sunlight, surface, x, y, p, from, depth, scratch[worker], out);
        }
        System.arraycopy(out, 0, to, p * 3, 3);
      }
    });
  }

  /** The world seen by a camera under water. */
  private void submerge(float distance, float[] out) {
    float path = Math.min(distance, 60);
    for (int c = 0; c < 3; c++) {
      float keep = Approx.exp(-loss(c) * path);
      out[c] = out[c] * keep + deep(c) * 1.6f * (1 - keep);
    }
  }

  private float loss(int channel) {
    var a = water.absorption();
    return channel == 0 ? a.r() : channel == 1 ? a.g() : a.b();
  }

  /** Radiance of endlessly deep water under the present sky. */
  private float deep(int channel) {
    var s = water.scatter();
    float scatter = channel == 0 ? s.r() : channel == 1 ? s.g() : s.b();
    return scatter * (2 * sky.mean[channel] + sky.sunlight[channel] * sky.sun.sy() * 0.5f);
  }

  private void cover(
      Frame frame,
      Sunlight sunlight,
      WaterSurface surface,
      int x,
      int y,
      int p,
      float[] dry,
      float[] depth,
      Scratch work,
      float[] out) {
    var view = frame.view();
    float dx = view.directionX(x + 0.5f, y + 0.5f);
    float dy = view.directionY(x + 0.5f, y + 0.5f);
    float dz = view.directionZ(x + 0.5f, y + 0.5f);
    float t = surface.meet(view.ex, view.ey, view.ez, dx, dy, dz, Math.min(depth[p], 4000));
    if (t <= 0 || t >= depth[p] || !water.covers(view.ex + dx * t, view.ez + dz * t)) {
      return;
    }
    float wx = view.ex + dx * t;
    float wy = view.ey + dy * t;
    float wz = view.ez + dz * t;
    float stretch = (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
    float vx = -dx / stretch;
    float vy = -dy / stretch;
    float vz = -dz / stretch;
    float[] n = work.indirect;
    surface.normal(wx, wz, t / view.focal / (float) Math.sqrt(Math.max(vy, 0.02f)), n);
    float nv = n[0] * vx + n[1] * vy + n[2] * vz;
    if (nv < 0.02f) {
      float push = 0.02f - nv;
      n[0] += vx * push;
      n[1] += vy * push;
      n[2] += vz * push;
      nv = 0.02f;
    }
    beneath(frame, surface, x, y, p, t, stretch, n, dry, depth, out);
    float fresnel = 0.02f + 0.98f * Approx.fifth(1 - nv) * (1 - n[3]);
    above(sunlight, wx, wy, wz, vx, vy, vz, nv, n, fresnel, x, y, frame, work, out);
    Haze.apply(sky, -vx, -vy, -vz, t * stretch, work, out);
    record(frame, p, x, y, wx, wy, wz, t);
  }

  private void beneath(
      Frame frame,
      WaterSurface surface,
      int x,
      int y,
      int p,
      float t,
      float stretch,
      float[] n,
      float[] dry,
      float[] depth,
      float[] out) {
    var view = frame.view();
    float path = Math.min((depth[p] - t) * stretch, 80);
    float bend = Math.min(path, 2.5f) * BENDING * view.focal / (t + path);
    float shiftX = n[0] * view.rx + n[2] * view.rz;
    float shiftY = n[0] * view.ux + n[1] * 0 + n[2] * view.uz;
    int column = Math.max(0, Math.min(buffer.width - 1, Math.round(x - shiftX * bend)));
    int row = Math.max(0, Math.min(buffer.height - 1, Math.round(y + shiftY * bend)));
    int q = row * buffer.width + column;
    if (depth[q] < t) {
      q = p;
    }
    path = Math.min((depth[q] - t) * stretch, 80);
    float light = 1;
    if (buffer.triangle[q] >= 0) {
      int k = q * 3;
      float lit = Math.min(1, path * 1.5f) * sky.sun.sy();
      light = 1 + 0.55f * lit * surface.caustic(buffer.position[k], buffer.position[k + 2]);
    }
    for (int c = 0; c < 3; c++) {
      float keep = Approx.exp(-loss(c) * path * 1.5f);
      out[c] = dry[q * 3 + c] * light * keep + deep(c) * (1 - keep);
    }
  }

  private void above(
      Sunlight sunlight,
      float wx,
      float wy,
      float wz,
      float vx,
      float vy,
      float vz,
      float nv,
      float[] n,
      float fresnel,
      int x,
      int y,
      Frame frame,
      Scratch work,
      float[] out) {
    float rx = 2 * nv * n[0] - vx;
    float ry = Math.max(0.015f, 2 * nv * n[1] - vy);
    float rz = 2 * nv * n[2] - vz;
    float scale = Approx.inverseSqrt(rx * rx + ry * ry + rz * rz);
    float[] light = work.colour;
    float roughness = n[3];
    float glint = glint(sunlight, wx, wy, wz, vx, vy, vz, nv, n, roughness);
    if (settings.reflections() > 0) {
      bounce.follow(
          wx,
          wy + 0.01f,
          wz,
          rx * scale,
          ry * scale,
          rz * scale,
          true,
          0.01f + roughness,
          Samples.white(x, y, frame.number(), 6),
          sunlight,
          work,
          light);
    } else {
      sky.look(rx * scale, ry * scale, rz * scale, light, work.pair);
    }
    for (int c = 0; c < 3; c++) {
      out[c] += (Math.min(light[c], 9) - out[c]) * fresnel + glint * sky.sunlight[c];
    }
  }

  private float glint(
      Sunlight sunlight,
      float wx,
      float wy,
      float wz,
      float vx,
      float vy,
      float vz,
      float nv,
      float[] n,
      float roughness) {
    float hx = sky.sun.sx() + vx;
    float hy = sky.sun.sy() + vy;
    float hz = sky.sun.sz() + vz;
    float scale = Approx.inverseSqrt(hx * hx + hy * hy + hz * hz);
    float nh = Math.max(0, (n[0] * hx + n[1] * hy + n[2] * hz) * scale);
    float nl = n[0] * sky.sun.sx() + n[1] * sky.sun.sy() + n[2] * sky.sun.sz();
    if (nl <= 0 || nh < 0.8f || sunlight.isShaded(wx, wy + 0.05f, wz)) {
      return 0;
    }
    float alpha = roughness * roughness + 0.0012f;
    float d = nh * nh * (alpha - 1) + 1;
    float spread = alpha / (3.14159f * d * d);
    float fresnel =
        0.02f + 0.98f * Approx.fifth(1 - Math.max(0, (vx * hx + vy * hy + vz * hz) * scale));
    return Math.min(3.5f, spread * fresnel * 0.25f * nl / Math.max(nl, nv));
  }

  private void record(Frame frame, int p, int x, int y, float wx, float wy, float wz, float t) {
    buffer.depth[p] = t;
    float before = frame.previous().depth(wx, wy, wz);
    boolean seen = before > 0.02f;
    buffer.motion[p * 2] = seen ? frame.previous().projectX(wx, wy, wz, before) - x - 0.5f : 0;
    buffer.motion[p * 2 + 1] = seen ? frame.previous().projectY(wx, wy, wz, before) - y - 0.5f : 0;
  }
}
