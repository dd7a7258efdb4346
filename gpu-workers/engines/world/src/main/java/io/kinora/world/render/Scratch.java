package io.kinora.world.render;

import io.kinora.world.render.texture.Surface;

/** Working memory of one thread. */
final class Scratch {
  final RayHit hit = new RayHit();
  final Surface surface = new Surface();
  final Surface bounce = new Surface();
  final float[] normal = new float[3];
  final float[] lamp = new float[3];
  final float[] pair = new float[2];
  final float[] colour = new float[4];
  final float[] other = new float[4];
  final float[] indirect = new float[4];
}
