package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/** Air between the camera and what it sees: takes light away and adds that of the horizon. */
final class Haze {
  private Haze() {}

  /** Changes a colour seen along a unit direction over a distance in metres. */
  static void apply(
      SkyDome sky, float dx, float dy, float dz, float distance, Scratch work, float[] colour) {
    float veil = 1 - Approx.exp(-distance * sky.hazePerMetre);
    if (veil < 0.002f) {
      return;
    }
    float[] air = work.other;
    sky.lookSoft(dx, Math.max(0.04f, dy), dz, air);
    for (int c = 0; c < 3; c++) {
      colour[c] += (air[c] * 0.92f - colour[c]) * veil;
    }
  }
}
