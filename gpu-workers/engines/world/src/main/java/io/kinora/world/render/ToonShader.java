package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import io.kinora.world.render.texture.Surface;

/**
 * Colour of a surface as a cel painter lays it down: one tone in the light, one tinted tone in the
 * shade, a highlight with a hard edge, and the colour of the air over what is far away.
 */
final class ToonShader implements PointShader {
  private final Painter painter;
  private final Geometry geometry;
  private final SkyDome sky;
  private final Lamps lamps;

  ToonShader(Geometry geometry, Painter painter, SkyDome sky, Lamps lamps) {
    this.geometry = geometry;
    this.painter = painter;
    this.sky = sky;
    this.lamps = lamps;
  }

  @Override
  public void shade(ShadingPoint p, Frame frame, Sunlight sunlight, Scratch work, float[] out) {
    View view = frame.view();
    float vx = view.ex - p.x;
    float vy = view.ey - p.y;
    float vz = view.ez - p.z;
    float distance = (float) Math.sqrt(vx * vx + vy * vy + vz * vz);
    vx /= distance;
    vy /= distance;
    vz /= distance;
    Surface s = work.surface;
    // A painter suggests texture rather than drawing it, as if the surface were seen from further
    // away.
    float footprint = 3.5f * distance / view.focal;
    painter.paint(s, p.triangle, p.x, p.y, p.z, p.nx, p.ny, p.nz, footprint);
    float facing = p.nx * sky.sun.sx() + p.ny * sky.sun.sy() + p.nz * sky.sun.sz();
    if (s.translucency > 0.2f) {
      facing = facing * 0.6f + 0.35f;
    }
    float lit = Noise.step(0.05f, 0.1f, facing) * Noise.step(0.35f, 0.65f, p.sun);
    float bright = Noise.step(0.52f, 0.57f, facing) * lit;
    float corner = Noise.mix(0.76f, 1, Noise.step(0.2f, 0.6f, p.indirect[3]));
    tones(s, p, lit, bright, corner, work, out);
    accents(s, p, vx, vy, vz, facing, lit, out);
    float air = 1 - Approx.exp(-distance * (0.003f + sky.hazePerMetre));
    float[] far = work.other;
    sky.lookSoft(-vx, 0.06f, -vz, far);
    for (int c = 0; c < 3; c++) {
      out[c] += (far[c] - out[c]) * air;
    }
  }

  private void tones(
      Surface s, ShadingPoint p, float lit, float bright, float corner, Scratch work, float[] out) {
    float light = sky.night ? 0.3f : 1;
    float[] lamp = work.lamp;
    float r = Approx.pow(s.r, 0.82f);
    float g = Approx.pow(s.g, 0.82f);
    float b = Approx.pow(s.b, 0.82f);
    float glow = lampTone(p, lamp);
    float top = 1.04f + 0.1f * bright;
    out[0] = r * (light * Noise.mix(0.44f * corner, top, lit) + glow) + s.er;
    out[1] = g * (light * Noise.mix(0.45f * corner, top * 0.985f, lit) + glow * 0.85f) + s.eg;
    out[2] = b * (light * Noise.mix(0.64f * corner, top * 0.94f, lit) + glow * 0.6f) + s.eb;
  }

  /** Two steps of lamp light. */
  private float lampTone(ShadingPoint p, float[] to) {
    float sum = 0;
    for (int i = 0; i < lamps.count(); i++) {
      float strength = lamps.strength(i, p.x, p.y, p.z, to) * lamps.colour(i, 1);
      sum += strength * Math.max(0, to[0] * p.nx + to[1] * p.ny + to[2] * p.nz);
    }
    sum *= p.lamps;
    return 0.3f * Noise.step(0.1f, 0.16f, sum) + 0.45f * Noise.step(0.7f, 0.85f, sum);
  }

  private void accents(
      Surface s,
      ShadingPoint p,
      float vx,
      float vy,
      float vz,
      float facing,
      float lit,
      float[] out) {
    if (isGround(geometry.material(geometry.owner[p.triangle]).pattern())) {
      return;
    }
    float head = Math.max(0, p.nx * vx + p.ny * vy + p.nz * vz);
    float edge = (1 - head) * (1 - head) * (1 - head) * Noise.step(-0.1f, 0.3f, facing);
    float rim = Noise.step(0.45f, 0.55f, edge) * 0.22f;
    float hx = sky.sun.sx() + vx;
    float hy = sky.sun.sy() + vy;
    float hz = sky.sun.sz() + vz;
    float scale = Approx.inverseSqrt(hx * hx + hy * hy + hz * hz);
    float half = (p.nx * hx + p.ny * hy + p.nz * hz) * scale;
    float size = 0.955f + 0.04f * s.roughness;
    float spot = s.roughness < 0.65f && s.translucency < 0.2f
        ? Noise.step(size, size + 0.01f, half) * lit * 0.5f
        : 0;
    float sum = (rim + spot) * (sky.night ? 0.4f : 1);
    out[0] += sum;
    out[1] += sum;
    out[2] += sum * 0.96f;
  }

  static boolean isGround(Pattern pattern) {
    return switch (pattern) {
      case BASKETBALL_COURT,
          ROAD,
          ASPHALT,
          GRASS,
          HILLS,
          SAND,
          SOIL,
          SNOW,
          ICE,
          LEAVES,
          PARQUET,
          PLANKS -> true;
      default -> false;
    };
  }
}
