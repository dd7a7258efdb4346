package io.kinora.world.render;

/**
 * What the rasteriser found out about every pixel: the surface that covers most of it, with
 * position, normal and motion, and the runner-up behind or beside it.
 */
final class GBuffer {
  static final int SKY = -1;
  /** The value of {@link #second} where one surface covers the whole pixel. */
  static final int NONE = -2;
  /** Depth of the sky. */
  static final float FAR = 1e9f;

  final int width;
  final int height;
  /** Triangle of the surface that covers most of the pixel, or {@link #SKY}. */
  final int[] triangle;
  /** Triangle of the other surface, {@link #SKY} or {@link #NONE}. */
  final int[] second;
  /** Share of the pixel that the first surface covers. */
  final float[] cover;
  /** Distance along the view axis. */
  final float[] depth;

  final float[] position;
  final float[] normal;
  /** From here to where the same point was one frame ago, in pixels. */
  final float[] motion;

  GBuffer(int width, int height) {
    int n = width * height;
    this.width = width;
    this.height = height;
    triangle = new int[n];
    second = new int[n];
    cover = new float[n];
    depth = new float[n];
    position = new float[n * 3];
    normal = new float[n * 3];
    motion = new float[n * 2];
  }
}
