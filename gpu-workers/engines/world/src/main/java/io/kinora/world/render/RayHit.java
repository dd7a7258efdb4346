package io.kinora.world.render;

/**
 * The scratch memory of one thread that traces rays: the nearest hit so far and the traversal
 * stack.
 */
final class RayHit {
  static final float FAR = 1e9f;

  /** Distance in units of the ray direction; on entry of a trace, the limit. */
  float distance;

  /** Barycentric weight of the second and third corner. */
  float u;

  float v;

  /** Index of the triangle that was hit. */
  int triangle;

  /** Index of the body that was hit. */
  int body;

  final int[] stack = new int[128];
  final int[] moverStack = new int[128];

  void reset(float limit) {
    distance = limit;
    triangle = -1;
    body = -1;
  }
}
