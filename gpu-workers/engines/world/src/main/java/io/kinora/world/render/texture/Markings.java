package io.kinora.world.render.texture;

import io.kinora.world.geom.Noise;

/**
 * Painted lines. Measures are those of FIBA's official rules (2022) where the sport is basketball.
 */
public final class Markings {
  private static final float LINE = 0.025f;

  private Markings() {}

  /**
   * A worn outdoor half court: the middle of the hoop stands 1.575 m in front of the base line; x =
   * 0 is its axis, the board is at z = 0 and the court lies towards +z. Base colour outside, accent
   * in the key.
   */
  public static void basketballCourt(Surface s) {
    float wear = s.fractalGround(1.3f, 4);
    float grit = Noise.at(s.x * 165, s.z * 165) * 0.6f + 0.4f * Noise.at(s.x * 400, s.z * 400);
    grit = Noise.mix(0.5f, grit, s.visible(0.009f));
    float painted = s.inside(Math.min(Math.min(7.9f - Math.abs(s.x), s.z + 1.75f), 16 - s.z));
    float r = s.r;
    float g = s.g;
    float b = s.b;
    float key = s.inside(Math.min(2.45f - Math.abs(s.x), Math.min(s.z + 1.22f, 4.57f - s.z)));
    float fromLine = (float) Math.sqrt(s.x * s.x + (s.z - 4.57f) * (s.z - 4.57f));
    float circle = s.z > 4.57f ? s.inside(1.8f - fromLine) : 0;
    float tone = (0.8f + 0.4f * wear) * (0.84f + 0.32f * grit);
    asphaltUnder(s, wear, grit);
    s.mix(r * tone, g * tone, b * tone, painted);
    s.mix(s.ar * tone, s.ag * tone, s.ab * tone, painted * Math.max(key, circle * 0.9f));
    float worn = 0.55f + 0.45f * Noise.step(0.18f, 0.44f, wear * 0.7f + grit * 0.3f);
    s.mix(0.74f, 0.74f, 0.7f, lines(s, fromLine) * painted * worn);
    s.roughness = Noise.mix(0.86f, 0.36f + 0.14f * wear + 0.06f * grit, painted);
    Grounds.cracks(s, 0.45f, 0.45f);
    s.bumpBy(165, 1, 0.0008f);
  }

  private static void asphaltUnder(Surface s, float wear, float grit) {
    float tone = (0.1f + 0.06f * wear) * (0.7f + 0.6f * grit);
    s.mix(tone, tone * 0.985f, tone * 0.96f, 1);
  }

  private static float lines(Surface s, float fromLine) {
    float side = Math.abs(s.x);
    float most = s.line(s.z + 1.22f, LINE) * s.inside(7.5f - side);
    most = Math.max(most, s.line(side - 7.5f, LINE) * s.inside(s.z + 1.22f));
    if (s.z > -1.22f && s.z < 4.6f) {
      most = Math.max(most, s.line(side - 2.45f, LINE));
    }
    if (side < 2.47f) {
      most = Math.max(most, s.line(s.z - 4.57f, LINE));
    }
    if (s.z > 4.57f) {
      most = Math.max(most, s.line(fromLine - 1.8f, LINE));
    }
    float fromHoop = (float) Math.sqrt(s.x * s.x + (s.z - 0.375f) * (s.z - 0.375f));
    most = Math.max(
        most,
        s.z > 1.8f ? s.line(fromHoop - 6.75f, LINE) : s.z > -1.22f ? s.line(side - 6.6f, LINE) : 0);
    return s.z > 0.375f ? Math.max(most, s.line(fromHoop - 1.25f, LINE)) : most;
  }

  /** A board 1.83 m by 1.07 m about the local origin that faces +z. */
  public static void backboard(Surface s) {
    float n = s.fractal(3, 4);
    s.tint(0.93f + 0.12f * n);
    s.roughness = Math.min(s.roughness, 0.24f);
    if (s.nz > 0.5f) {
      float border = Math.min(0.915f - Math.abs(s.x), 0.535f - Math.abs(s.y));
      float edge = s.inside(0.05f - border);
      float target = Math.min(0.295f - Math.abs(s.x), Math.min(s.y + 0.375f, 0.075f - s.y));
      float square = s.inside(target) * s.inside(0.05f - target);
      s.mixAccent(Math.max(edge, square));
      float scuffs = Noise.step(0.6f, 0.8f, s.fractal(6, 5));
      s.mix(0.42f, 0.4f, 0.36f, 0.3f * scuffs);
    }
  }

  /** Two lanes along z, 3.5 m each, with a broken centre line. */
  public static void road(Surface s) {
    Grounds.asphalt(s);
    float edge = s.line(Math.abs(s.x) - 3.4f, 0.06f);
    float period = s.z / 9;
    float f = (period - Noise.floor(period)) * 9;
    float dash = s.inside(Math.min(f, 3 - f));
    float centre = s.line(s.x, 0.06f) * dash;
    float worn = 0.6f + 0.4f * Noise.step(0.25f, 0.5f, s.fractalGround(2, 4));
    s.mix(0.7f, 0.69f, 0.65f, Math.max(edge, centre) * worn);
    float tracks = Noise.step(0.5f, 0.1f, Math.abs(Math.abs(Math.abs(s.x) - 1.75f) - 0.75f));
    s.roughness -= 0.18f * tracks;
    s.tint(1 - 0.12f * tracks);
  }
}
