package io.kinora.world.render.texture;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/** Metals, cloths and other stuff that people make things of. */
public final class Makings {
  private Makings() {}

  public static void mottled(Surface s) {
    s.mixAccent(Noise.step(0.35f, 0.65f, s.fractal(1 / s.scale, 4)));
  }

  public static void checker(Surface s) {
    float u = Math.abs(s.nx) > 0.6f ? s.z : s.x;
    float v = Math.abs(s.ny) > 0.6f ? s.z : s.y;
    float a = wave(u, s);
    float b = wave(v, s);
    s.mixAccent(0.5f - 0.5f * a * b);
  }

  public static void stripes(Surface s) {
    s.mixAccent(0.5f - 0.5f * wave(s.y, s));
  }

  /** A square wave of 1 and -1 averaged over the pixel. */
  private static float wave(float at, Surface s) {
    float p = at / s.scale;
    float f = p - 2 * Noise.floor(p * 0.5f);
    float edge = Math.min(Math.min(f, Math.abs(f - 1)), 2 - f) * s.scale;
    float sign = f < 1 ? 1 : -1;
    float sharp = sign * Math.min(1, 2 * edge / s.footprint);
    return sharp * (1 - Noise.step(0.7f, 2, s.footprint / s.scale));
  }

  public static void fabric(Surface s) {
    float seen = s.visible(0.0035f * s.scale);
    float k = 1800 / s.scale;
    float warp = Approx.sin(s.x * k) * Approx.sin(s.y * k + s.z * k);
    float folds = s.fractal(5 / s.scale, 3);
    s.tint((0.9f + 0.2f * folds) * (1 + 0.16f * warp * seen));
    s.roughness = Math.max(s.roughness, 0.8f);
    s.translucency = Math.max(s.translucency, 0.06f);
    s.lean(warp * 0.18f * seen, warp * 0.18f * seen, 0);
  }

  public static void leather(Surface s) {
    float cells = s.fractal(130 / s.scale, 2);
    float large = s.fractal(4 / s.scale, 3);
    s.tint((0.84f + 0.32f * large) * (0.85f + 0.3f * cells));
    s.roughness = 0.48f + 0.16f * cells;
    s.bumpBy(130 / s.scale, 2, 0.0014f);
  }

  public static void paintedMetal(Surface s) {
    float n = s.fractal(4, 4);
    s.tint(0.9f + 0.2f * n);
    s.roughness = Noise.clamp(s.roughness * (0.8f + 0.4f * n), 0.08f, 1);
    s.reflectance = Math.max(s.reflectance, 0.05f);
    float chip = Noise.step(0.74f, 0.78f, s.fractal(7, 5));
    s.mix(0.2f, 0.12f, 0.08f, chip * 0.6f);
  }

  public static void brushedMetal(Surface s) {
    float streak = Noise.fractal(s.x * 2, s.y * 260, s.z * 2, 3, s.footprint * 260);
    s.tint(0.9f + 0.2f * streak);
    s.metalness = 1;
    s.roughness = Noise.clamp(s.roughness * (0.8f + 0.4f * streak), 0.12f, 0.7f);
    s.lean(0, (streak - 0.5f) * 0.05f * s.visible(0.004f), 0);
  }

  public static void rust(Surface s) {
    float n = s.fractal(5 / s.scale, 5);
    float rusty = Noise.step(0.36f, 0.56f, n);
    s.metalness = 1 - rusty;
    s.roughness = Noise.mix(0.4f, 0.95f, rusty);
    float fine = s.fractal(40, 3);
    s.mix(s.ar * (0.5f + fine), s.ag * (0.5f + fine), s.ab * (0.5f + fine), rusty);
    s.bumpBy(30, 3, 0.003f * rusty);
  }
}
