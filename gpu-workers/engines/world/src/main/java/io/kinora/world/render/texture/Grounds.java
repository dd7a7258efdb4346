package io.kinora.world.render.texture;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/** What one stands on outdoors. */
public final class Grounds {
  private Grounds() {}

  public static void asphalt(Surface s) {
    float n = s.fractalGround(1.1f, 4);
    float stones = Noise.at(s.x * 160, s.z * 160) * 0.6f + Noise.at(s.x * 390, s.z * 390) * 0.4f;
    stones = Noise.mix(0.5f, stones, s.visible(0.009f));
    s.tint((0.66f + 0.68f * n) * (0.62f + 0.76f * stones));
    s.roughness = 0.86f - 0.1f * stones;
    cracks(s, 0.42f, 0.5f);
    s.bumpBy(150, 1, 0.0016f);
  }

  /** Fine dark cracks that wander over a part of the ground. */
  static void cracks(Surface s, float frequency, float strength) {
    float field = Math.abs(s.fractalGround(frequency, 5) - 0.5f);
    float width = 0.0045f + s.footprint * 0.3f;
    float crack = (1 - Noise.step(0, width, field))
        * strength
        * Math.min(1, 0.0045f / width)
        * Noise.step(0.52f, 0.6f, Noise.at(s.x * 0.21f + 3, s.z * 0.21f + 9));
    s.tint(1 - crack);
  }

  public static void grass(Surface s) {
    float patches = s.fractalGround(0.33f, 4);
    float tufts = s.fractalGround(5, 3);
    float blades = Noise.mix(0.5f, Noise.at(s.x * 85, s.z * 60), s.visible(0.014f));
    float tone = (0.55f + 0.9f * patches) * (0.5f + tufts) * (0.55f + 0.9f * blades);
    float dry = Noise.step(0.5f, 0.72f, s.fractalGround(0.12f, 3));
    s.tint(tone);
    s.mix(s.ar * tone, s.ag * tone, s.ab * tone, dry * 0.65f);
    s.roughness = 0.95f;
    s.reflectance *= 0.35f;
    s.bumpBy(14, 3, 0.03f);
  }

  public static void sand(Surface s) {
    float dunes = s.fractalGround(0.6f, 4);
    float grains = Noise.mix(0.5f, Noise.at(s.x * 310, s.z * 310), s.visible(0.005f));
    s.tint((0.82f + 0.3f * dunes) * (0.78f + 0.44f * grains));
    s.roughness = 0.95f;
    float ripple = s.visible(0.12f);
    if (ripple > 0) {
      float bend = s.fractalGround(0.9f, 3) * 9;
      float wave = Approx.cos((s.z + 0.3f * s.x) * 34 + bend * 3);
      s.lean(0.05f * wave * ripple, 0, 0.17f * wave * ripple);
    }
    s.bumpBy(40, 2, 0.004f);
  }

  public static void soil(Surface s) {
    float lumps = s.fractalGround(2.2f, 5);
    float fine = s.fractal(24, 3);
    s.tint((0.5f + lumps) * (0.6f + 0.8f * fine));
    s.roughness = 0.97f;
    s.bumpBy(9, 4, 0.03f);
  }

  public static void snow(Surface s) {
    float drift = s.fractalGround(0.5f, 4);
    s.tint(0.9f + 0.12f * drift);
    s.roughness = 0.8f;
    s.translucency = 0.15f;
    float glint = Noise.lattice(Noise.floor(s.x * 260), Noise.floor(s.z * 260), 3);
    if (glint > 0.985f && s.visible(0.004f) > 0.2f) {
      s.roughness = 0.2f;
    }
    s.bumpBy(3, 4, 0.05f);
  }

  public static void ice(Surface s) {
    float clouds = s.fractalGround(0.8f, 5);
    s.tint(0.75f + 0.5f * clouds);
    s.roughness = 0.12f + 0.2f * clouds;
    s.reflectance = 0.05f;
    float crack = Math.abs(s.fractalGround(0.6f, 5) - 0.5f);
    s.mixAccent((1 - Noise.step(0, 0.01f + s.footprint * 0.4f, crack)) * 0.6f);
  }

  public static void rock(Surface s) {
    float strata = s.fractal(0.45f, 5);
    float grain = s.fractal(5, 4);
    float layer = Noise.fractal(s.x * 0.3f, s.y * 2.4f, s.z * 0.3f, 4, s.footprint * 2.4f);
    s.tint((0.5f + 0.9f * strata) * (0.65f + 0.7f * grain) * (0.8f + 0.4f * layer));
    s.roughness = 0.92f;
    s.bumpBy(2.2f, 5, 0.12f);
  }

  /** A far hillside: woods and meadows seen from a distance, rock where it is steep. */
  public static void hill(Surface s) {
    float woods = Noise.step(0.46f, 0.56f, s.fractalGround(0.035f, 5));
    float grain = s.fractal(0.5f, 4);
    s.tint((0.55f + 0.9f * grain) * Noise.mix(1.1f, 0.55f, woods));
    float steep = Noise.step(0.25f, 0.5f, 1 - s.ny);
    s.mixAccent(steep * (0.5f + 0.5f * grain));
    s.roughness = 1;
    s.reflectance = 0;
    s.bumpBy(0.28f, 4, 1.1f * (0.4f + woods));
  }

  public static void marble(Surface s) {
    float warp = s.fractal(2.2f / s.scale, 5);
    float vein = Math.abs(Approx.sin((s.x + s.y * 0.7f + s.z * 0.4f) * 5 / s.scale + warp * 14));
    float dark = 1 - Noise.step(0, 0.35f, vein);
    s.mixAccent(dark * 0.75f * Noise.step(0.35f, 0.6f, s.fractal(1.1f / s.scale, 3)));
    s.tint(0.92f + 0.14f * warp);
    s.roughness = 0.16f;
    s.reflectance = 0.05f;
  }
}
