package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.render.texture.Surface;

/**
 * The light that comes along a ray that did not start at the camera: what the ray meets, lit by the
 * sun, the lamps and the mean light of the scene.
 */
final class Bounce {
  private final Geometry geometry;
  private final RayScene rays;
  private final SkyDome sky;
  private final Painter painter;
  private final Lamps lamps;
  private final float[] ambient = new float[3];

  Bounce(Geometry geometry, RayScene rays, SkyDome sky, Painter painter, Lamps lamps) {
    this.geometry = geometry;
    this.rays = rays;
    this.sky = sky;
    this.painter = painter;
    this.lamps = lamps;
    for (int c = 0; c < 3; c++) {
      ambient[c] = sky.mean[c] * 0.3f;
    }
  }

  /**
   * Tells how bright the indirect light of the scene is on the whole; it stands for all further
   * bounces.
   */
  void setAmbient(float r, float g, float b) {
    ambient[0] = r;
    ambient[1] = g;
    ambient[2] = b;
  }

  /**
   * Follows a ray.
   *
   * @param sharp whether the answer is seen in a mirror, so that textures and clouds matter
   * @param cone width of the ray per metre of its length
   * @param random 0..1, chooses a lamp
   * @param out receives red, green, blue and the distance of what was met
   */
  void follow(
      float ox,
      float oy,
      float oz,
      float dx,
      float dy,
      float dz,
      boolean sharp,
      float cone,
      float random,
      Sunlight sunlight,
      Scratch scratch,
      float[] out) {
    var hit = scratch.hit;
    if (!rays.trace(ox, oy, oz, dx, dy, dz, RayHit.FAR, hit)) {
      if (sharp) {
        sky.look(dx, dy, dz, out, scratch.pair);
      } else {
        sky.lookSoft(dx, dy, dz, out);
      }
      out[3] = RayHit.FAR;
      return;
    }
    int t = hit.triangle;
    int body = hit.body;
    float distance = hit.distance;
    float x = ox + dx * distance;
    float y = oy + dy * distance;
    float z = oz + dz * distance;
    float[] n = scratch.normal;
    normal(t, hit.u, hit.v, dx, dy, dz, n);
    Surface s = scratch.bounce;
    if (sharp) {
      painter.paint(s, t, x, y, z, n[0], n[1], n[2], 0.004f + distance * cone);
    } else {
      s.r = painter.average(body, 0);
      s.g = painter.average(body, 1);
      s.b = painter.average(body, 2);
      boolean lamp = !lamps.isEmpty() && geometry.material(body).pattern() == Pattern.GLOW;
      s.er = lamp ? 0 : painter.glow(body, 0);
      s.eg = lamp ? 0 : painter.glow(body, 1);
      s.eb = lamp ? 0 : painter.glow(body, 2);
    }
    out[3] = distance;
    light(
        s, x + n[0] * 0.02f, y + n[1] * 0.02f, z + n[2] * 0.02f, n, random, sunlight, scratch, out);
  }

  private void normal(int t, float u, float v, float dx, float dy, float dz, float[] out) {
    float[] n = geometry.normal;
    int a = geometry.triangle[t * 3] * 3;
    int b = geometry.triangle[t * 3 + 1] * 3;
    int c = geometry.triangle[t * 3 + 2] * 3;
    float w = 1 - u - v;
    float x = n[a] * w + n[b] * u + n[c] * v;
    float y = n[a + 1] * w + n[b + 1] * u + n[c + 1] * v;
    float z = n[a + 2] * w + n[b + 2] * u + n[c + 2] * v;
    float flip = x * dx + y * dy + z * dz > 0 ? -1 : 1;
    out[0] = x * flip;
    out[1] = y * flip;
    out[2] = z * flip;
  }

  private void light(
      Surface s,
      float x,
      float y,
      float z,
      float[] n,
      float random,
      Sunlight sunlight,
      Scratch scratch,
      float[] out) {
    float facing = n[0] * sky.sun.sx() + n[1] * sky.sun.sy() + n[2] * sky.sun.sz();
    float lit = facing > 0 && !sunlight.isShaded(x, y, z) ? facing * 0.3183f : 0;
    float[] lamp = scratch.lamp;
    lamps.sample(x, y, z, n[0], n[1], n[2], random, scratch.hit, lamp);
    float open = 0.75f + 0.25f * n[1];
    out[0] = s.er + s.r * (lit * sky.sunlight[0] + lamp[0] + ambient[0] * open);
    out[1] = s.eg + s.g * (lit * sky.sunlight[1] + lamp[1] + ambient[1] * open);
    out[2] = s.eb + s.b * (lit * sky.sunlight[2] + lamp[2] + ambient[2] * open);
  }

  /** Follows a ray in a random direction above a surface, more often upright than grazing. */
  void gather(
      float x,
      float y,
      float z,
      float nx,
      float ny,
      float nz,
      float u,
      float v,
      float random,
      Sunlight sunlight,
      Scratch scratch,
      float[] out) {
    float r = (float) Math.sqrt(u);
    float lx = r * Approx.sinTurns(v + 0.25f);
    float ly = r * Approx.sinTurns(v);
    float lz = (float) Math.sqrt(Math.max(0, 1 - u));
    // Orthonormal basis without branches at the poles: Duff et al., "Building an Orthonormal Basis,
    // Revisited" (2017).
    float sign = nz >= 0 ? 1 : -1;
    float a = -1 / (sign + nz);
    float b = nx * ny * a;
    float dx = (1 + sign * nx * nx * a) * lx + b * ly + nx * lz;
    float dy = sign * b * lx + (sign + ny * ny * a) * ly + ny * lz;
    float dz = -sign * nx * lx - ny * ly + nz * lz;
    follow(x, y, z, dx, dy, dz, false, 0, random, sunlight, scratch, out);
  }
}
