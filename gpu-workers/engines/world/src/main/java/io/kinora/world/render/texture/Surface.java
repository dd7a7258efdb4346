package io.kinora.world.render.texture;

import io.kinora.world.geom.Noise;

/**
 * One point of a surface: where it is, how large a pixel is there, and, once painted, how it
 * reflects light. Scratch memory of one thread; the renderer fills in the material before a texture
 * changes what it likes.
 */
public final class Surface {
  /** Place in the space of the body and the unit normal there. */
  public float x;

  public float y;
  public float z;
  public float nx;
  public float ny;
  public float nz;
  /** Size of a pixel on the surface in metres. */
  public float footprint;

  /** Size of the pattern's unit relative to its natural size, or in metres, as the pattern says. */
  public float scale;

  /** Strength of the relief. */
  public float relief;

  public int seed;
  /** Second colour of the material. */
  public float ar;

  public float ag;
  public float ab;
  /** Whether it is dark outside, for things that light up then. */
  public boolean night;

  /** Albedo, or the reflection colour of a metal. */
  public float r;

  public float g;
  public float b;
  public float roughness;
  public float metalness;
  public float reflectance;
  public float translucency;
  /** Radiance given off. */
  public float er;

  public float eg;
  public float eb;

  public void tint(float factor) {
    r *= factor;
    g *= factor;
    b *= factor;
  }

  public void mix(float red, float green, float blue, float t) {
    r += (red - r) * t;
    g += (green - g) * t;
    b += (blue - b) * t;
  }

  public void mixAccent(float t) {
    mix(ar, ag, ab, t);
  }

  /** Leans the normal by a slope along the body's axes; length is restored by the renderer. */
  public void lean(float dx, float dy, float dz) {
    float along = dx * nx + dy * ny + dz * nz;
    nx -= (dx - along * nx) * relief;
    ny -= (dy - along * ny) * relief;
    nz -= (dz - along * nz) * relief;
  }

  /** How much of a detail of the given size in metres can be seen, 0..1. */
  public float visible(float size) {
    return Noise.weight(footprint / size);
  }

  /**
   * Share of the pixel that a line covers: distance from its middle and half its width in metres.
   */
  public float line(float distance, float halfWidth) {
    float c = (halfWidth + footprint * 0.5f - Math.abs(distance)) / footprint;
    if (c <= 0) {
      return 0;
    }
    float most = Math.min(1, 2 * halfWidth / footprint);
    return c > 1 ? most : c * most;
  }

  /** Share of the pixel on the inner side of an edge; distance in metres, positive inside. */
  public float inside(float distance) {
    return Noise.clamp(distance / footprint + 0.5f, 0, 1);
  }

  public float fractal(float frequency, int octaves) {
    float shift = (seed & 255) * 7.31f;
    return Noise.fractal(
        x * frequency + shift,
        y * frequency + shift,
        z * frequency,
        octaves,
        footprint * frequency);
  }

  /** Fractal noise on the ground plane. */
  public float fractalGround(float frequency, int octaves) {
    float shift = (seed & 255) * 7.31f;
    return Noise.fractal(x * frequency + shift, z * frequency, octaves, footprint * frequency);
  }

  /** Leans the normal by the slope of fractal noise of the given frequency and height in metres. */
  public void bumpBy(float frequency, int octaves, float height) {
    float seen = Noise.weight(footprint * frequency);
    if (seen <= 0 || relief <= 0) {
      return;
    }
    float e = 0.35f / frequency;
    float here = fractal(frequency, octaves);
    float shift = (seed & 255) * 7.31f;
    float fp = footprint * frequency;
    float hx = Noise.fractal(
        (x + e) * frequency + shift, y * frequency + shift, z * frequency, octaves, fp);
    float hy = Noise.fractal(
        x * frequency + shift, (y + e) * frequency + shift, z * frequency, octaves, fp);
    float hz = Noise.fractal(
        x * frequency + shift, y * frequency + shift, (z + e) * frequency, octaves, fp);
    float k = height * seen / e;
    lean((hx - here) * k, (hy - here) * k, (hz - here) * k);
  }
}
