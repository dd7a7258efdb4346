package io.kinora.world.render.texture;

import io.kinora.world.geom.Noise;

/** Skin, hair, leaves and eyes. */
public final class Living {
  private Living() {}

  public static void skin(Surface s) {
    float large = s.fractal(9, 3);
    float pores = s.fractal(420, 1);
    s.r *= 0.94f + 0.12f * large;
    s.g *= 0.9f + 0.2f * large;
    s.b *= 0.9f + 0.2f * large;
    s.tint(0.97f + 0.06f * pores);
    s.roughness = 0.46f + 0.12f * pores;
    s.reflectance = 0.028f;
    s.translucency = Math.max(s.translucency, 0.12f);
    s.bumpBy(300, 1, 0.0003f);
  }

  public static void hair(Surface s) {
    float strands = Noise.fractal(s.x * 260, s.y * 18, s.z * 260, 2, s.footprint * 260);
    float locks = Noise.fractal(s.x * 30, s.y * 4, s.z * 30, 3, s.footprint * 30);
    s.tint((0.55f + 0.9f * locks) * (0.75f + 0.5f * strands));
    s.roughness = 0.42f;
    float seen = s.visible(0.03f);
    float tilt = (locks - 0.5f) * 0.9f * seen + (strands - 0.5f) * 0.5f * s.visible(0.004f);
    s.lean(tilt, 0, tilt * 0.7f);
  }

  public static void leaves(Surface s) {
    float own = Noise.lattice(Noise.floor(s.x * 7), Noise.floor(s.y * 7), Noise.floor(s.z * 7));
    own = Noise.mix(0.5f, own, s.visible(0.14f));
    float large = s.fractal(0.7f, 2);
    float tone = (0.62f + 0.6f * own) * (0.75f + 0.5f * large);
    float warm = Noise.step(0.6f, 1, own) * 0.5f;
    s.mix(s.ar, s.ag, s.ab, warm);
    s.tint(tone);
    s.roughness = 0.5f;
    s.reflectance = 0.035f;
    s.translucency = Math.max(s.translucency, 0.5f);
  }

  /**
   * Looks along local +z; the scale is the radius of the eyeball in metres, the accent the colour
   * of the iris.
   */
  public static void eye(Surface s) {
    float radius = s.scale;
    float across = (float) Math.sqrt(s.x * s.x + s.y * s.y);
    boolean front = s.z > 0;
    float iris = front ? s.inside(radius * 0.5f - across) : 0;
    float pupil = front ? s.inside(radius * 0.22f - across) : 0;
    float rim = front ? s.line(across - radius * 0.48f, radius * 0.05f) : 0;
    float spokes = Noise.at((float) StrictMath.atan2(s.y, s.x) * 9, across / radius * 3);
    s.mix(
        s.ar * (0.6f + 0.8f * spokes),
        s.ag * (0.6f + 0.8f * spokes),
        s.ab * (0.6f + 0.8f * spokes),
        iris);
    s.tint(1 - 0.7f * rim);
    s.mix(0.008f, 0.008f, 0.008f, pupil);
    s.roughness = 0.06f;
    s.reflectance = 0.04f;
  }
}
