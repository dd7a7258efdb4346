package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * From light to display values: exposure, bloom, vignette, a film curve (Hill's fit of the ACES
 * reference transform) and the colours of the style. The result is gamma encoded, 0..1.
 */
final class Grade {
  private static final float[] GAMMA = new float[4098];

  static {
    for (int i = 0; i < GAMMA.length; i++) {
      double v = i / 4096.0;
      GAMMA[i] = (float) (v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055);
    }
  }

  private final Style style;
  private final Bloom bloom;
  private final Workers workers;
  private final int width;
  private final int height;

  Grade(Style style, Bloom bloom, int width, int height, Workers workers) {
    this.style = style;
    this.bloom = bloom;
    this.width = width;
    this.height = height;
    this.workers = workers;
  }

  void apply(float[] colour, float exposure, float[] display) {
    bloom.compute(colour);
    float glow = style == Style.CINEMATIC ? 0.07f : style == Style.ANIME ? 0.03f : 0.045f;
    float vignette = style == Style.CINEMATIC || style == Style.BLACK_AND_WHITE ? 0.2f : 0.08f;
    workers.forEach(height, (y, worker) -> {
      var light = new float[3];
      for (int x = 0; x < width; x++) {
        int p = (y * width + x) * 3;
        bloom.at(x, y, light);
        float dx = 2 * (x + 0.5f) / width - 1;
        float dy = 2 * (y + 0.5f) / height - 1;
        float scale = exposure * (1 - vignette * (dx * dx + dy * dy) * 0.6f);
        for (int c = 0; c < 3; c++) {
          light[c] = (colour[p + c] + (light[c] - colour[p + c]) * glow) * scale;
        }
        develop(light);
        display[p] = encode(light[0]);
        display[p + 1] = encode(light[1]);
        display[p + 2] = encode(light[2]);
      }
    });
  }

  private void develop(float[] light) {
    switch (style) {
      case REALISTIC, WATERCOLOUR, CLAY -> film(light, 1.0f);
      case CINEMATIC -> {
        film(light, 1.04f);
        splitTone(light);
      }
      case BLACK_AND_WHITE -> silver(light);
      case ANIME -> poster(light);
    }
  }

  private static void film(float[] light, float saturation) {
    float r = light[0] * 1.7f;
    float g = light[1] * 1.7f;
    float b = light[2] * 1.7f;
    float x = curve(0.59719f * r + 0.35458f * g + 0.04823f * b);
    float y = curve(0.07600f * r + 0.90834f * g + 0.01566f * b);
    float z = curve(0.02840f * r + 0.13383f * g + 0.83777f * b);
    r = 1.60475f * x - 0.53108f * y - 0.07367f * z;
    g = -0.10208f * x + 1.10813f * y - 0.00605f * z;
    b = -0.00327f * x - 0.07276f * y + 1.07602f * z;
    float grey = 0.2126f * r + 0.7152f * g + 0.0722f * b;
    light[0] = grey + (r - grey) * saturation;
    light[1] = grey + (g - grey) * saturation;
    light[2] = grey + (b - grey) * saturation;
  }

  private static float curve(float v) {
    return (v * (v + 0.0245786f) - 0.000090537f) / (v * (0.983729f * v + 0.4329510f) + 0.238081f);
  }

  /** Cool shadows, warm lights. */
  private static void splitTone(float[] light) {
    float grey =
        Math.min(1, Math.max(0, 0.2126f * light[0] + 0.7152f * light[1] + 0.0722f * light[2]));
    float warm = (grey - 0.25f) * 0.05f;
    light[0] *= 1 + warm;
    light[2] *= 1 - warm * 1.3f;
    light[2] += 0.006f * (1 - grey);
    light[1] += 0.002f * (1 - grey);
  }

  /** Panchromatic film: one channel that favours red a little, and a steep curve. */
  private static void silver(float[] light) {
    float grey = 0.36f * light[0] + 0.5f * light[1] + 0.14f * light[2];
    float v = curve(Math.max(0, grey) * 1.75f);
    v = v * v * (3 - 2 * v) * 0.55f + v * 0.45f;
    light[0] = v * 1.006f;
    light[1] = v;
    light[2] = v * 0.985f;
  }

  private static void poster(float[] light) {
    for (int c = 0; c < 3; c++) {
      float v = Math.max(0, light[c]);
      light[c] = v < 0.8f ? v : 0.8f + 0.2f * (1 - Approx.exp(-(v - 0.8f) * 4));
    }
  }

  private static float encode(float v) {
    float f = v <= 0 ? 0 : v >= 1 ? 4096 : v * 4096;
    int i = (int) f;
    return GAMMA[i] + (GAMMA[i + 1] - GAMMA[i]) * (f - i);
  }
}
