package io.kinora.world.render;

/**
 * Gives a surface point its colour. Implementations are safe for many threads, each with its own
 * scratch memory.
 */
interface PointShader {
  /** @param out receives linear red, green and blue */
  void shade(ShadingPoint point, Frame frame, Sunlight sunlight, Scratch work, float[] out);
}
