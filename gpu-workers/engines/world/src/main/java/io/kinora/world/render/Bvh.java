package io.kinora.world.render;

import io.kinora.world.geom.Mesh;

/**
 * A binary tree of boxes over the triangles of one mesh. A node keeps the boxes of both children,
 * so that one visit decides about both. Immutable except for {@link #refit}, which must not run
 * while rays are traced.
 */
final class Bvh {
  private static final float SELF_HIT = 1e-4f;

  private final int[] triangles;
  private final int[] children;
  private final int[] order;
  private final int root;
  /** Twelve floats per node: box of the left child, box of the right child. */
  private final float[] boxes;
  /** Nine floats per triangle in leaf order: corner and two edges. */
  private final float[] corners;

  private final float[] bounds = new float[6];

  Bvh(float[] positions, int[] triangles) {
    this.triangles = triangles;
    int n = triangles.length / 3;
    var triangleBoxes = new float[n * 6];
    for (int i = 0; i < n; i++) {
      BvhBuilder.clear(triangleBoxes, i * 6);
      growByTriangle(triangleBoxes, i * 6, positions, i);
    }
    var builder = new BvhBuilder(triangleBoxes, 4);
    root = n == 0 ? -1 : builder.build();
    children = builder.children();
    order = builder.order();
    boxes = new float[children.length * 6];
    corners = new float[n * 9];
    refit(positions);
  }

  /**
   * Follows moved vertices without changing the tree, which stays good while the shape stays
   * similar.
   */
  void refit(float[] positions) {
    for (int i = 0; i < order.length; i++) {
      loadTriangle(positions, i);
    }
    BvhBuilder.clear(bounds, 0);
    if (order.length > 0) {
      box(root, bounds, 0, positions);
    } else {
      java.util.Arrays.fill(bounds, 0);
    }
  }

  float[] bounds() {
    return bounds;
  }

  private void box(int entry, float[] out, int at, float[] positions) {
    if (entry < 0) {
      int first = ~entry >>> 3;
      int count = ~entry & 7;
      BvhBuilder.clear(out, at);
      for (int i = first; i < first + count; i++) {
        growByTriangle(out, at, positions, order[i]);
      }
      return;
    }
    int k = entry * 12;
    box(children[entry * 2], boxes, k, positions);
    box(children[entry * 2 + 1], boxes, k + 6, positions);
    BvhBuilder.clear(out, at);
    BvhBuilder.grow(out, at, boxes, k);
    BvhBuilder.grow(out, at, boxes, k + 6);
  }

  private void growByTriangle(float[] box, int at, float[] positions, int triangle) {
    for (int corner = 0; corner < 3; corner++) {
      int p = triangles[triangle * 3 + corner] * 3;
      for (int axis = 0; axis < 3; axis++) {
        float value = positions[p + axis];
        box[at + axis] = Math.min(box[at + axis], value);
        box[at + 3 + axis] = Math.max(box[at + 3 + axis], value);
      }
    }
  }

  private void loadTriangle(float[] p, int i) {
    int t = order[i] * 3;
    int a = triangles[t] * 3;
    int b = triangles[t + 1] * 3;
    int c = triangles[t + 2] * 3;
    int k = i * 9;
    for (int axis = 0; axis < 3; axis++) {
      corners[k + axis] = p[a + axis];
      corners[k + 3 + axis] = p[b + axis] - p[a + axis];
      corners[k + 6 + axis] = p[c + axis] - p[a + axis];
    }
  }

  /**
   * Finds the nearest triangle closer than {@code hit.distance}, or, if {@code any}, some triangle.
   *
   * @return whether there is one; if so, {@code hit} describes it
   */
  boolean trace(
      float ox, float oy, float oz, float dx, float dy, float dz, RayHit hit, boolean any) {
    if (order.length == 0) {
      return false;
    }
    final float[] nb = boxes;
    final int[] nc = children;
    final int[] stack = hit.stack;
    float ix = dx == 0 ? 1e30f : 1 / dx;
    float iy = dy == 0 ? 1e30f : 1 / dy;
    float iz = dz == 0 ? 1e30f : 1 / dz;
    // Offsets of the planes of a box that the ray meets first and last along each axis.
    final int inX = ix < 0 ? 3 : 0;
    final int inY = iy < 0 ? 4 : 1;
    final int inZ = iz < 0 ? 5 : 2;
    final int outX = 3 - inX;
    final int outY = 5 - inY;
    final int outZ = 7 - inZ;
    int depth = 0;
    int entry = root;
    boolean found = false;
    while (true) {
      if (entry >= 0) {
        int k = entry * 12;
        float limit = hit.distance;
        float near = Math.max(
            Math.max((nb[k + inX] - ox) * ix, (nb[k + inY] - oy) * iy), (nb[k + inZ] - oz) * iz);
        float far = Math.min(
            Math.min((nb[k + outX] - ox) * ix, (nb[k + outY] - oy) * iy), (nb[k + outZ] - oz) * iz);
        boolean left = far >= near && far >= 0 && near < limit;
        float leftNear = near;
        k += 6;
        near = Math.max(
            Math.max((nb[k + inX] - ox) * ix, (nb[k + inY] - oy) * iy), (nb[k + inZ] - oz) * iz);
        far = Math.min(
            Math.min((nb[k + outX] - ox) * ix, (nb[k + outY] - oy) * iy), (nb[k + outZ] - oz) * iz);
        boolean right = far >= near && far >= 0 && near < limit;
        if (left && right) {
          int nearChild = leftNear <= near ? 0 : 1;
          stack[depth++] = nc[entry * 2 + 1 - nearChild];
          entry = nc[entry * 2 + nearChild];
          continue;
        }
        if (left || right) {
          entry = nc[entry * 2 + (left ? 0 : 1)];
          continue;
        }
      } else if (traceLeaf(~entry, ox, oy, oz, dx, dy, dz, hit)) {
        found = true;
        if (any) {
          return true;
        }
      }
      if (depth == 0) {
        return found;
      }
      entry = stack[--depth];
    }
  }

  /** Ray and triangle by Moeller and Trumbore (1997). */
  private boolean traceLeaf(
      int leaf, float ox, float oy, float oz, float dx, float dy, float dz, RayHit hit) {
    final float[] c = corners;
    int first = leaf >>> 3;
    int end = first + (leaf & 7);
    boolean found = false;
    for (int i = first; i < end; i++) {
      int k = i * 9;
      float ax = c[k + 3];
      float ay = c[k + 4];
      float az = c[k + 5];
      float bx = c[k + 6];
      float by = c[k + 7];
      float bz = c[k + 8];
      float px = dy * bz - dz * by;
      float py = dz * bx - dx * bz;
      float pz = dx * by - dy * bx;
      float det = ax * px + ay * py + az * pz;
      if (det > -1e-12f && det < 1e-12f) {
        continue;
      }
      float inverse = 1 / det;
      float tx = ox - c[k];
      float ty = oy - c[k + 1];
      float tz = oz - c[k + 2];
      float u = (tx * px + ty * py + tz * pz) * inverse;
      if (u < 0 || u > 1) {
        continue;
      }
      float qx = ty * az - tz * ay;
      float qy = tz * ax - tx * az;
      float qz = tx * ay - ty * ax;
      float v = (dx * qx + dy * qy + dz * qz) * inverse;
      if (v < 0 || u + v > 1) {
        continue;
      }
      float t = (bx * qx + by * qy + bz * qz) * inverse;
      if (t > SELF_HIT && t < hit.distance) {
        hit.distance = t;
        hit.u = u;
        hit.v = v;
        hit.triangle = order[i];
        found = true;
      }
    }
    return found;
  }

  static Bvh of(Mesh mesh) {
    return new Bvh(mesh.positions(), mesh.triangles());
  }
}
