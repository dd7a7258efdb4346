package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;
import io.kinora.world.render.texture.Surface;

/**
 * Colour of a surface as the camera sees it: microfacet reflection (GGX; Walter et al. 2007, with
 * Schlick's Fresnel term) of sun, lamps and surroundings over diffuse reflection of direct and
 * indirect light.
 */
final class SurfaceShader implements PointShader {
  private static final float PI_INVERSE = 0.3183099f;

  private final Painter painter;
  private final SkyDome sky;
  private final Lamps lamps;
  private final Bounce bounce;
  private final Settings settings;

  SurfaceShader(Painter painter, SkyDome sky, Lamps lamps, Bounce bounce, Settings settings) {
    this.painter = painter;
    this.sky = sky;
    this.lamps = lamps;
    this.bounce = bounce;
    this.settings = settings;
  }

  @Override
  public void shade(ShadingPoint p, Frame frame, Sunlight sunlight, Scratch work, float[] out) {
    View view = frame.view();
    float vx = view.ex - p.x;
    float vy = view.ey - p.y;
    float vz = view.ez - p.z;
    float distance = (float) Math.sqrt(vx * vx + vy * vy + vz * vz);
    float inverse = 1 / distance;
    vx *= inverse;
    vy *= inverse;
    vz *= inverse;
    float head = Math.abs(p.nx * vx + p.ny * vy + p.nz * vz);
    float footprint = distance / view.focal / (float) Math.sqrt(Math.max(head, 0.02f));
    Surface s = work.surface;
    painter.paint(s, p.triangle, p.x, p.y, p.z, p.nx, p.ny, p.nz, footprint);
    diffuse(s, p, out);
    float nv = Math.max(0.04f, s.nx * vx + s.ny * vy + s.nz * vz);
    float f0r = s.reflectance + (s.r - s.reflectance) * s.metalness;
    float f0g = s.reflectance + (s.g - s.reflectance) * s.metalness;
    float f0b = s.reflectance + (s.b - s.reflectance) * s.metalness;
    if (s.reflectance > 0 || s.metalness > 0) {
      sunGlint(s, p, vx, vy, vz, nv, f0r, f0g, f0b, out);
      surroundings(s, p, vx, vy, vz, nv, f0r, f0g, f0b, frame, sunlight, work, out);
    }
    if (!lamps.isEmpty()) {
      lampLight(s, p, vx, vy, vz, nv, f0r, f0g, f0b, work, out);
    }
    out[0] += s.er;
    out[1] += s.eg;
    out[2] += s.eb;
    Haze.apply(sky, -vx, -vy, -vz, distance, work, out);
  }

  private void diffuse(Surface s, ShadingPoint p, float[] out) {
    float facing = s.nx * sky.sun.sx() + s.ny * sky.sun.sy() + s.nz * sky.sun.sz();
    float front = Math.max(0, facing);
    float thin = s.translucency;
    if (thin > 0) {
      front = front * (1 - thin * 0.5f)
          + thin * 0.5f * Math.max(0, 0.25f - facing * 0.75f)
          + thin * 0.1f;
    }
    float direct = front * p.sun * PI_INVERSE;
    float matt = 1 - s.metalness;
    out[0] = matt * s.r * (direct * sky.sunlight[0] + p.indirect[0]);
    out[1] = matt * s.g * (direct * sky.sunlight[1] + p.indirect[1]);
    out[2] = matt * s.b * (direct * sky.sunlight[2] + p.indirect[2]);
  }

  /**
   * Microfacet lobe for light from one direction, without the Fresnel colour; already times the
   * cosine.
   */
  private static float lobe(
      Surface s, float nl, float nv, float hx, float hy, float hz, float widening) {
    float nh = Math.max(0, s.nx * hx + s.ny * hy + s.nz * hz);
    float alpha = s.roughness * s.roughness;
    float a2 = alpha * alpha + widening;
    float d = nh * nh * (a2 - 1) + 1;
    float spread = a2 / (3.14159f * d * d);
    float k = (s.roughness + 1) * (s.roughness + 1) * 0.125f;
    float shadowing = 1 / ((nv * (1 - k) + k) * (nl * (1 - k) + k));
    return Math.min(spread * shadowing * 0.25f * nl, 12);
  }

  private void sunGlint(
      Surface s,
      ShadingPoint p,
      float vx,
      float vy,
      float vz,
      float nv,
      float f0r,
      float f0g,
      float f0b,
      float[] out) {
    float nl = s.nx * sky.sun.sx() + s.ny * sky.sun.sy() + s.nz * sky.sun.sz();
    if (nl <= 0 || p.sun <= 0) {
      return;
    }
    float hx = sky.sun.sx() + vx;
    float hy = sky.sun.sy() + vy;
    float hz = sky.sun.sz() + vz;
    float scale = Approx.inverseSqrt(hx * hx + hy * hy + hz * hz);
    hx *= scale;
    hy *= scale;
    hz *= scale;
    float fresnel = Approx.fifth(1 - Math.max(0, vx * hx + vy * hy + vz * hz));
    float light = lobe(s, nl, nv, hx, hy, hz, 0.0002f) * p.sun;
    out[0] += light * (f0r + (1 - f0r) * fresnel) * sky.sunlight[0];
    out[1] += light * (f0g + (1 - f0g) * fresnel) * sky.sunlight[1];
    out[2] += light * (f0b + (1 - f0b) * fresnel) * sky.sunlight[2];
  }

  /**
   * What the surface mirrors: traced where it is smooth enough, else the blurred sky as far as it
   * is open to it.
   */
  private void surroundings(
      Surface s,
      ShadingPoint p,
      float vx,
      float vy,
      float vz,
      float nv,
      float f0r,
      float f0g,
      float f0b,
      Frame frame,
      Sunlight sunlight,
      Scratch work,
      float[] out) {
    float dot = 2 * (s.nx * vx + s.ny * vy + s.nz * vz);
    float rx = dot * s.nx - vx;
    float ry = dot * s.ny - vy;
    float rz = dot * s.nz - vz;
    float edge = Approx.fifth(1 - Math.min(1, nv)) * (1 - s.roughness * 0.9f);
    float strength = Math.max(f0r, Math.max(f0g, f0b)) + edge;
    float[] light = work.colour;
    boolean trace = s.roughness < settings.reflections() && strength > 0.035f;
    float[] soft = work.other;
    if (!trace || s.roughness > 0.3f) {
      softSurroundings(p, rx, ry, rz, s.roughness, soft, work);
    }
    if (trace) {
      mirror(s, p, rx, ry, rz, frame, sunlight, work, light);
      if (s.roughness > 0.3f) {
        float share = Noise.clamp(
                (settings.reflections() - s.roughness) / (settings.reflections() - 0.3f), 0, 1)
            * Noise.step(0.035f, 0.07f, strength);
        for (int c = 0; c < 3; c++) {
          light[c] = soft[c] + (light[c] - soft[c]) * share;
        }
      }
    } else {
      System.arraycopy(soft, 0, light, 0, 3);
    }
    float keep = s.roughness > 0.6f ? 0.6f : 1;
    out[0] += (f0r + (1 - f0r) * edge) * light[0] * keep;
    out[1] += (f0g + (1 - f0g) * edge) * light[1] * keep;
    out[2] += (f0b + (1 - f0b) * edge) * light[2] * keep;
  }

  private void softSurroundings(
      ShadingPoint p, float rx, float ry, float rz, float roughness, float[] out, Scratch work) {
    float open = p.indirect[3];
    open *= open;
    if (roughness < 0.15f) {
      sky.look(rx, ry, rz, out, work.pair);
    } else {
      sky.lookSoft(rx, ry, rz, out);
    }
    for (int c = 0; c < 3; c++) {
      float near = p.indirect[c];
      out[c] = near + (Math.min(out[c], near * 3 + 0.2f * out[c]) - near) * open;
    }
  }

  private void mirror(
      Surface s,
      ShadingPoint p,
      float rx,
      float ry,
      float rz,
      Frame frame,
      Sunlight sunlight,
      Scratch work,
      float[] out) {
    float spread = s.roughness < 0.12f ? 0 : s.roughness * s.roughness * 0.3f;
    int sample = settings.smoothing() ? frame.number() : 0;
    float jx = (Samples.gradient(p.column, p.row, sample) - 0.5f) * spread;
    float jy = (Samples.gradient(p.column + 7, p.row + 3, sample) - 0.5f) * spread;
    float jz = (Samples.gradient(p.column + 31, p.row + 11, sample) - 0.5f) * spread;
    float e = 2e-3f + 2e-4f * p.depth;
    float dx = rx + jx;
    float dy = ry + jy;
    float dz = rz + jz;
    float below = dx * p.nx + dy * p.ny + dz * p.nz;
    if (below < 0.01f) {
      dx += p.nx * (0.01f - below);
      dy += p.ny * (0.01f - below);
      dz += p.nz * (0.01f - below);
    }
    float scale = Approx.inverseSqrt(dx * dx + dy * dy + dz * dz);
    bounce.follow(
        p.x + p.nx * e,
        p.y + p.ny * e,
        p.z + p.nz * e,
        dx * scale,
        dy * scale,
        dz * scale,
        true,
        0.002f + s.roughness * 0.2f,
        Samples.white(p.column, p.row, sample, 5),
        sunlight,
        work,
        out);
    for (int c = 0; c < 3; c++) {
      out[c] = Math.min(out[c], 8);
    }
  }

  private void lampLight(
      Surface s,
      ShadingPoint p,
      float vx,
      float vy,
      float vz,
      float nv,
      float f0r,
      float f0g,
      float f0b,
      Scratch work,
      float[] out) {
    float[] to = work.lamp;
    float matt = (1 - s.metalness) * PI_INVERSE;
    for (int i = 0; i < lamps.count(); i++) {
      float strength = lamps.strength(i, p.x, p.y, p.z, to) * p.lamps;
      float nl = s.nx * to[0] + s.ny * to[1] + s.nz * to[2];
      float thin = s.translucency * 0.25f;
      float front = Math.max(0, nl) * (1 - thin) + thin;
      if (strength <= 1e-5f || front <= 0) {
        continue;
      }
      float shine = 0;
      float fresnel = 0;
      if (nl > 0) {
        float hx = to[0] + vx;
        float hy = to[1] + vy;
        float hz = to[2] + vz;
        float scale = Approx.inverseSqrt(hx * hx + hy * hy + hz * hz + 1e-12f);
        fresnel = Approx.fifth(1 - Math.max(0, (vx * hx + vy * hy + vz * hz) * scale));
        shine = lobe(s, nl, nv, hx * scale, hy * scale, hz * scale, 0.004f);
      }
      float diffuse = front * matt;
      out[0] +=
          strength * lamps.colour(i, 0) * (diffuse * s.r + shine * (f0r + (1 - f0r) * fresnel));
      out[1] +=
          strength * lamps.colour(i, 1) * (diffuse * s.g + shine * (f0g + (1 - f0g) * fresnel));
      out[2] +=
          strength * lamps.colour(i, 2) * (diffuse * s.b + shine * (f0b + (1 - f0b) * fresnel));
    }
  }
}
