package io.kinora.world.render.texture;

import io.kinora.world.geom.Noise;

/** What walls are made of. */
public final class Masonry {
  private static final float STOREY = 3.1f;
  private static final float BAY = 3.2f;

  private Masonry() {}

  public static void concrete(Surface s) {
    float n = s.fractal(1.4f, 5);
    float pores = s.fractal(38, 2);
    s.tint((0.72f + 0.5f * n) * (0.92f + 0.16f * pores));
    s.roughness = 0.88f;
    s.bumpBy(22, 3, 0.0035f);
  }

  public static void plaster(Surface s) {
    float n = s.fractal(0.7f, 4);
    s.tint(0.86f + 0.26f * n);
    s.roughness = 0.92f;
    s.bumpBy(60, 2, 0.0012f);
  }

  public static void brick(Surface s) {
    bond(s, across(s), s.y);
  }

  /** The horizontal coordinate along a wall, whichever way it faces. */
  static float across(Surface s) {
    return Math.abs(s.nx) > Math.abs(s.nz) ? s.z : s.x;
  }

  private static void bond(Surface s, float u, float v) {
    float scale = s.scale;
    float course = v / (0.075f * scale);
    int row = Noise.floor(course);
    float place = u / (0.215f * scale) + ((row & 1) == 0 ? 0.5f : 0);
    int column = Noise.floor(place);
    float fu = place - column;
    float fv = course - row;
    float joint = Math.max(
        s.line(Math.min(fu, 1 - fu) * 0.215f * scale, 0.005f * scale),
        s.line(Math.min(fv, 1 - fv) * 0.075f * scale, 0.005f * scale));
    float seen = s.visible(0.11f * scale);
    float own = Noise.mix(0.5f, Noise.lattice(column, row, 7 + s.seed), seen);
    float grain = s.fractal(30, 3);
    float weather = Noise.fractal(u * 0.5f, v * 0.35f, 4, s.footprint);
    float tone = (0.66f + 0.5f * own) * (0.72f + 0.55f * weather) * (0.85f + 0.3f * grain);
    float red = 0.94f + 0.12f * own;
    s.r *= tone * red;
    s.g *= tone;
    s.b *= tone * (1.06f - 0.12f * own);
    s.mixAccent(joint * 0.85f);
    s.roughness = 0.86f;
    float depth = 0.45f * s.visible(0.03f);
    float rise = fv < 0.12f ? -1 : fv > 0.88f ? 1 : 0;
    s.lean(0, -rise * depth, 0);
    s.bumpBy(45, 2, 0.002f);
  }

  public static void facade(Surface s) {
    float u = across(s);
    float v = s.y;
    float ny = Math.abs(s.ny);
    bond(s, u, v);
    if (ny > 0.5f || v < 0.5f) {
      return;
    }
    float bay = u / BAY;
    float storey = (v - 0.9f) / STOREY;
    int column = Noise.floor(bay);
    int row = Noise.floor(storey);
    float iu = (bay - column - 0.5f) * BAY;
    float iv = (storey - row - 0.42f) * STOREY;
    float inWindow = Math.min(0.78f - Math.abs(iu), 0.95f - Math.abs(iv));
    float glass = s.inside(inWindow);
    lintel(s, iu, iv);
    if (glass > 0) {
      window(s, glass, inWindow, iu, iv, column, row);
    }
  }

  private static void lintel(Surface s, float iu, float iv) {
    float sill = s.line(iv + 1.02f, 0.07f) * s.inside(0.92f - Math.abs(iu));
    float head = s.line(iv - 1.05f, 0.1f) * s.inside(0.92f - Math.abs(iu));
    float stone = Math.max(sill, head);
    s.mix(0.52f, 0.49f, 0.43f, stone);
  }

  private static void window(
      Surface s, float glass, float inWindow, float iu, float iv, int column, int row) {
    float bars = Math.max(s.line(iu, 0.03f), s.line(iv - 0.2f, 0.03f));
    float frame = Math.max(bars, s.line(inWindow, 0.06f));
    boolean lit = s.night && Noise.lattice(column, row, 31 + s.seed) > 0.55f;
    float curtain = Noise.lattice(column, row, 12 + s.seed);
    float dim = 0.02f + 0.05f * curtain;
    s.mix(dim, dim * 1.1f, dim * 1.25f, glass);
    s.roughness += (0.06f - s.roughness) * glass;
    s.reflectance += (0.09f - s.reflectance) * glass;
    float behind = glass * (1 - frame);
    if (lit) {
      float warmth = 0.7f + 0.6f * curtain;
      s.er += 0.4f * warmth * behind;
      s.eg += 0.25f * warmth * behind;
      s.eb += 0.11f * warmth * behind;
    }
    s.mix(0.62f, 0.6f, 0.56f, frame * glass);
    s.roughness += (0.6f - s.roughness) * frame * glass;
  }

  public static void glassFacade(Surface s) {
    float u = across(s);
    float storey = s.y / 3.6f;
    float bay = u / 1.5f;
    int row = Noise.floor(storey);
    int column = Noise.floor(bay);
    float slab = s.inside(0.45f - (storey - row) * 3.6f);
    float fu = bay - column;
    float mullion = Math.max(s.line(Math.min(fu, 1 - fu) * 1.5f, 0.035f), slab);
    if (Math.abs(s.ny) > 0.5f) {
      mullion = 1;
    }
    float pane = 1 - mullion;
    float own = Noise.mix(0.5f, Noise.lattice(column, row, s.seed), s.visible(1.5f));
    s.roughness = Noise.mix(0.75f, 0.04f, pane);
    s.reflectance = Noise.mix(0.04f, 0.16f, pane);
    s.tint(0.75f + 0.5f * own);
    s.mixAccent(mullion);
    if (s.night && Noise.lattice(column / 3, row, 5 + s.seed) > 0.5f) {
      float light = pane * (0.35f + 0.4f * own);
      s.er += light;
      s.eg += light * 0.82f;
      s.eb += light * 0.55f;
    }
    s.lean((own - 0.5f) * 0.02f, 0, (own - 0.5f) * 0.02f);
  }

  public static void tiles(Surface s) {
    float u = Math.abs(s.nx) > 0.6f ? s.z : s.x;
    float v = Math.abs(s.ny) > 0.6f ? s.z : s.y;
    float size = s.scale;
    float pu = u / size;
    float pv = v / size;
    int column = Noise.floor(pu);
    int row = Noise.floor(pv);
    float fu = pu - column;
    float fv = pv - row;
    float edge = Math.min(Math.min(fu, 1 - fu), Math.min(fv, 1 - fv)) * size;
    float grout = s.line(edge, 0.006f + 0.012f * size);
    float own = Noise.mix(0.5f, Noise.lattice(column, row, s.seed), s.visible(size));
    s.tint((0.86f + 0.28f * own) * (0.95f + 0.1f * s.fractal(3, 3)));
    s.roughness = Noise.mix(Math.min(s.roughness, 0.22f), 0.9f, grout);
    s.mixAccent(grout);
  }
}
