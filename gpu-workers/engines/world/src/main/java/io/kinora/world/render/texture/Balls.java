package io.kinora.world.render.texture;

import io.kinora.world.geom.Noise;

/** Sports balls, painted by direction from their centre so that any size works. */
public final class Balls {
  private Balls() {}

  public static void basketball(Surface s) {
    float radius = length(s);
    float x = s.x / radius;
    float y = s.y / radius;
    float z = s.z / radius;
    float fp = s.footprint;
    float seam = Math.max(
        Math.max(s.line(y * radius, 0.0032f), s.line(z * radius, 0.0032f)),
        s.line((Math.abs(x) - 0.6f - 0.12f * y * y) * radius, 0.0034f));
    float wear = Noise.fractal(x * 4, y * 4, z * 4, 3, fp / radius * 4);
    float pebble = Noise.at(x * 92, y * 92, z * 92);
    float seen = s.visible(0.0028f);
    float tone = (0.82f + 0.36f * wear) * (1 + (pebble - 0.5f) * 0.35f * seen);
    s.tint(tone);
    s.mix(0.014f, 0.012f, 0.011f, seam);
    s.roughness = 0.46f + 0.2f * wear;
    s.bumpBy(92 / radius, 1, 0.0011f * (1 - seam));
  }

  private static float length(Surface s) {
    return Math.max(1e-4f, (float) Math.sqrt(s.x * s.x + s.y * s.y + s.z * s.z));
  }

  private static final float PHI = 0.85065f;
  private static final float ONE = 0.52573f;

  /** Black pentagons around the twelve corners of an icosahedron. */
  public static void football(Surface s) {
    float radius = length(s);
    float x = Math.abs(s.x / radius);
    float y = Math.abs(s.y / radius);
    float z = Math.abs(s.z / radius);
    float first = 0;
    float next = 0;
    for (int i = 0; i < 3; i++) {
      float a = i == 0 ? ONE * y + PHI * z : i == 1 ? ONE * z + PHI * x : ONE * x + PHI * y;
      float b = i == 0 ? -ONE * y + PHI * z : i == 1 ? -ONE * z + PHI * x : -ONE * x + PHI * y;
      next = Math.max(next, Math.max(Math.min(a, first), b));
      first = Math.max(first, a);
    }
    float patch = s.inside((first - 0.93f) * radius * 2.4f);
    float seam = s.line((first - next) * radius * 1.2f, 0.0011f);
    s.mixAccent(patch);
    s.tint(1 - 0.5f * seam * (1 - patch));
    s.roughness = 0.38f;
  }

  public static void tennis(Surface s) {
    float radius = length(s);
    float x = s.x / radius;
    float y = s.y / radius;
    float z = s.z / radius;
    float curve = (x * x - y * y) - 0.62f * z * (1.4f - Math.abs(z)) * 1.3f;
    float seam = s.line(curve * radius * 0.55f, radius * 0.05f);
    float fuzz = Noise.fractal(x * 60, y * 60, z * 60, 2, s.footprint / radius * 60);
    s.tint(0.8f + 0.4f * fuzz);
    s.mix(0.85f, 0.85f, 0.8f, seam);
    s.roughness = 1;
    s.translucency = 0.1f;
  }

  private static final float[] SEGMENTS = {
    0.85f, 0.06f, 0.05f, 0.88f, 0.86f, 0.8f, 0.05f, 0.16f, 0.65f, 0.9f, 0.6f, 0.04f, 0.88f, 0.86f,
    0.8f, 0.05f, 0.42f, 0.13f
  };

  public static void beach(Surface s) {
    float radius = length(s);
    float turn = (float) (StrictMath.atan2(s.z, s.x) / (2 * Math.PI)) * 6 + 6;
    int segment = (int) turn % 6;
    float next = turn - (int) turn;
    float across = (float) Math.sqrt(s.x * s.x + s.z * s.z);
    float blend = s.inside((next - 0.5f) * across * 1.05f + across * -0.5f);
    int a = segment * 3;
    int b = (segment + 1) % 6 * 3;
    s.mix(SEGMENTS[a], SEGMENTS[a + 1], SEGMENTS[a + 2], 1);
    s.mix(SEGMENTS[b], SEGMENTS[b + 1], SEGMENTS[b + 2], blend);
    float cap = s.inside(Math.abs(s.y) - radius * 0.965f);
    s.mix(0.88f, 0.86f, 0.8f, cap);
    s.roughness = 0.25f;
  }
}
