package io.kinora.world.render;

/**
 * A visible point of a surface with the light that was found for it. Scratch memory of one thread.
 */
final class ShadingPoint {
  int triangle;
  int column;
  int row;
  float x;
  float y;
  float z;
  float nx;
  float ny;
  float nz;
  float depth;
  /** Visibility of the sun and of the lamps, 0..1. */
  float sun;

  float lamps;
  /** Mean incoming light in three channels, openness in the fourth. */
  final float[] indirect = new float[4];

  void load(GBuffer g, int p) {
    triangle = g.triangle[p];
    column = p % g.width;
    row = p / g.width;
    x = g.position[p * 3];
    y = g.position[p * 3 + 1];
    z = g.position[p * 3 + 2];
    nx = g.normal[p * 3];
    ny = g.normal[p * 3 + 1];
    nz = g.normal[p * 3 + 2];
    depth = g.depth[p];
  }
}
