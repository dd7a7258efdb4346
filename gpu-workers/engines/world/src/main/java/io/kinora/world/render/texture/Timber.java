package io.kinora.world.render.texture;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/** Wood in its forms, and what is made from wood. */
public final class Timber {
  private Timber() {}

  /** Rings about the local x axis, warped so that no two boards look alike. */
  public static void wood(Surface s) {
    grain(s, s.x, s.y, s.z, s.seed & 255);
    s.roughness = Math.min(s.roughness, 0.6f);
  }

  private static void grain(Surface s, float along, float v, float w, int own) {
    float k = 1 / s.scale;
    float ox = own * 3.7f;
    float fp = s.footprint * k;
    float wobble = Noise.fractal(along * 1.3f * k + ox, v * 4 * k, w * 4 * k, 3, fp * 4);
    float cy = v * k + 0.11f + 0.05f * wobble;
    float cz = w * k - 0.07f + 0.05f * (own % 7);
    float radius = (float) Math.sqrt(cy * cy + cz * cz) * 26 + wobble * 3.2f;
    float ring = radius - Noise.floor(radius);
    float late = Noise.step(0.15f, 0.95f, ring) * (1 - Noise.step(0.95f, 1, ring));
    late = Noise.mix(0.45f, late, s.visible(0.04f * s.scale));
    float fibre = Noise.fractal(along * 6 * k + ox, v * 120 * k, w * 120 * k, 2, fp * 120);
    float tone = (1.12f - 0.4f * late) * (0.86f + 0.28f * fibre) * (0.88f + 0.24f * wobble);
    s.r *= tone;
    s.g *= tone * (1 - 0.06f * late);
    s.b *= tone * (1 - 0.14f * late);
    float slope = (fibre - 0.5f) * 0.12f * s.visible(0.01f * s.scale);
    s.lean(0, slope, slope);
  }

  public static void planks(Surface s) {
    boards(s, 0.14f * s.scale, 1.9f * s.scale, 0.003f, 0.5f);
  }

  public static void parquet(Surface s) {
    boards(s, 0.057f * s.scale, 1.1f * s.scale, 0.0008f, 0.2f);
  }

  private static void boards(Surface s, float width, float length, float gap, float roughness) {
    float pu = s.x / width;
    int row = Noise.floor(pu);
    float shift = Noise.lattice(row, 3, s.seed) * length;
    float pv = (s.z + shift) / length;
    int column = Noise.floor(pv);
    float fu = pu - row;
    float fv = pv - column;
    float joint = Math.max(
        s.line(Math.min(fu, 1 - fu) * width, gap), s.line(Math.min(fv, 1 - fv) * length, gap));
    float own = Noise.lattice(row, column, s.seed);
    float tone = Noise.mix(1, 0.78f + 0.44f * own, s.visible(width));
    s.tint(tone);
    grain(s, s.z, s.x, s.y, Noise.hash(row * 31 + column) & 255);
    s.tint(1 - 0.7f * joint);
    s.roughness = Noise.mix(Math.min(s.roughness, roughness) * (0.9f + 0.2f * own), 0.9f, joint);
    s.lean((own - 0.5f) * 0.012f * s.visible(width), 0, 0);
  }

  public static void bark(Surface s) {
    float ridges = Noise.fractal(s.x * 14, s.y * 2.6f, s.z * 14, 4, s.footprint * 14);
    float fine = s.fractal(40, 2);
    s.tint((0.35f + 1.3f * ridges) * (0.8f + 0.4f * fine));
    s.roughness = 0.95f;
    float e = 0.02f;
    float seen = s.visible(0.05f);
    if (seen > 0) {
      float fp = s.footprint * 14;
      float hx = Noise.fractal((s.x + e) * 14, s.y * 2.6f, s.z * 14, 4, fp) - ridges;
      float hz = Noise.fractal(s.x * 14, s.y * 2.6f, (s.z + e) * 14, 4, fp) - ridges;
      s.lean(hx * 2.4f * seen, 0, hz * 2.4f * seen);
    }
  }

  public static void cardboard(Surface s) {
    float n = s.fractal(6, 4);
    s.tint(0.86f + 0.28f * n);
    float flutes = Approx.sin(s.y * 900) * s.visible(0.007f);
    s.lean(0, flutes * 0.05f, 0);
    s.roughness = 0.9f;
  }
}
