package io.kinora.world.render;

import io.kinora.world.geom.Approx;
import io.kinora.world.geom.Noise;

/** Numbers in 0..1 that choose directions, a pure function of pixel and frame. */
final class Samples {
  /** Disc of sixteen points in the golden angle. */
  static final float[] DISC_X = new float[16];

  static final float[] DISC_Y = new float[16];

  static {
    for (int i = 0; i < 16; i++) {
      double radius = Math.sqrt((i + 0.5) / 16);
      DISC_X[i] = (float) (radius * StrictMath.cos(i * 2.399963));
      DISC_Y[i] = (float) (radius * StrictMath.sin(i * 2.399963));
    }
  }

  private Samples() {}

  /** Interleaved gradient noise (Jimenez 2014): neighbours get very different values. */
  static float gradient(int x, int y, int frame) {
    float shift = 5.588238f * (frame & 63);
    float t = 0.06711056f * (x + shift) + 0.00583715f * (y + shift);
    t = 52.9829189f * (t - Approx.floor(t));
    return t - Approx.floor(t);
  }

  /** White noise. */
  static float white(int x, int y, int frame, int stream) {
    return (Noise.hash(x * 0x9E3779B1 ^ y * 0x85EBCA77 ^ frame * 0xC2B2AE3D ^ stream * 0x27D4EB2F)
            >>> 8)
        * 0x1p-24f;
  }
}
