package io.kinora.world.render;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All solid triangles for rays: one tree over what stands still and one tree per moving body in
 * that body's own space, under a small tree over the moving bodies. Safe for many threads between
 * two calls of {@link #update}.
 */
final class RayScene {
  private static final int NO_ROOT = 0;

  private final Geometry geometry;
  private final Bvh still;
  private final @Nullable Bvh[] movers;
  private int[] moverChildren = {};
  private int[] moverOrder = {};
  private float[] moverBoxes = {};
  private int moverRoot = NO_ROOT;
  private int moverCount;

  RayScene(Geometry geometry) {
    this.geometry = geometry;
    still =
        new Bvh(geometry.position, Arrays.copyOf(geometry.triangle, geometry.stillTriangles * 3));
    movers = new Bvh[geometry.solidBodies];
  }

  /** Follows the moving bodies of the current frame. */
  void update() {
    var boxes = new float[(geometry.solidBodies - geometry.stillBodies) * 6];
    var visible = new int[geometry.solidBodies - geometry.stillBodies];
    moverCount = 0;
    for (int body = geometry.stillBodies; body < geometry.solidBodies; body++) {
      if (!geometry.isHidden(body)) {
        follow(body);
        System.arraycopy(geometry.bounds, body * 6, boxes, moverCount * 6, 6);
        visible[moverCount++] = body;
      }
    }
    var builder = new BvhBuilder(Arrays.copyOf(boxes, moverCount * 6), 1);
    moverRoot = moverCount == 0 ? NO_ROOT : builder.build();
    moverChildren = builder.children();
    moverBoxes = new float[moverCount * 6];
    moverOrder = new int[moverCount];
    for (int i = 0; i < moverCount; i++) {
      int item = builder.order()[i];
      moverOrder[i] = visible[item];
      System.arraycopy(boxes, item * 6, moverBoxes, i * 6, 6);
    }
    nodeBoxes = new float[Math.max(1, moverChildren.length / 2) * 6];
    if (moverRoot >= 0 && moverCount > 1) {
      measure(moverRoot, nodeBoxes);
    }
  }

  private float[] nodeBoxes = {};

  private void measure(int node, float[] boxes) {
    BvhBuilder.clear(boxes, node * 6);
    for (int side = 0; side < 2; side++) {
      int child = moverChildren[node * 2 + side];
      if (child >= 0) {
        measure(child, boxes);
        BvhBuilder.grow(boxes, node * 6, boxes, child * 6);
      } else {
        int first = ~child >>> 3;
        for (int i = first; i < first + (~child & 7); i++) {
          BvhBuilder.grow(boxes, node * 6, moverBoxes, i * 6);
        }
      }
    }
  }

  private void follow(int body) {
    var mesh = geometry.bodies.get(body).mesh();
    float[] deformed = geometry.placements[body].localPositions;
    float[] positions = deformed.length > 0 ? deformed : mesh.positions();
    var tree = movers[body];
    if (tree == null) {
      movers[body] = new Bvh(positions, mesh.triangles());
    } else if (deformed.length > 0) {
      tree.refit(positions);
    }
  }

  /** Whether anything lies on the ray before {@code limit}; uses {@code hit} as scratch memory. */
  boolean isBlocked(
      float ox, float oy, float oz, float dx, float dy, float dz, float limit, RayHit hit) {
    return moverBlocks(ox, oy, oz, dx, dy, dz, limit, hit)
        || stillBlocks(ox, oy, oz, dx, dy, dz, limit, hit);
  }

  boolean stillBlocks(
      float ox, float oy, float oz, float dx, float dy, float dz, float limit, RayHit hit) {
    hit.reset(limit);
    return still.trace(ox, oy, oz, dx, dy, dz, hit, true);
  }

  boolean moverBlocks(
      float ox, float oy, float oz, float dx, float dy, float dz, float limit, RayHit hit) {
    hit.reset(limit);
    return traceMovers(ox, oy, oz, dx, dy, dz, hit, true);
  }

  /** Finds the nearest triangle; {@code hit} then holds its index in the geometry and its body. */
  boolean trace(
      float ox, float oy, float oz, float dx, float dy, float dz, float limit, RayHit hit) {
    hit.reset(limit);
    boolean found = still.trace(ox, oy, oz, dx, dy, dz, hit, false);
    if (found) {
      hit.body = geometry.owner[hit.triangle];
    }
    return traceMovers(ox, oy, oz, dx, dy, dz, hit, false) || found;
  }

  private boolean traceMovers(
      float ox, float oy, float oz, float dx, float dy, float dz, RayHit hit, boolean any) {
    if (moverCount == 0) {
      return false;
    }
    float ix = dx == 0 ? 1e30f : 1 / dx;
    float iy = dy == 0 ? 1e30f : 1 / dy;
    float iz = dz == 0 ? 1e30f : 1 / dz;
    int[] stack = hit.moverStack;
    int depth = 0;
    stack[depth++] = moverRoot;
    boolean found = false;
    while (depth > 0) {
      int entry = stack[--depth];
      if (entry >= 0) {
        if (meets(nodeBoxes, entry * 6, ox, oy, oz, ix, iy, iz, hit.distance)) {
          stack[depth++] = moverChildren[entry * 2];
          stack[depth++] = moverChildren[entry * 2 + 1];
        }
      } else {
        int first = ~entry >>> 3;
        for (int i = first; i < first + (~entry & 7); i++) {
          if (meets(moverBoxes, i * 6, ox, oy, oz, ix, iy, iz, hit.distance)
              && traceMover(moverOrder[i], ox, oy, oz, dx, dy, dz, hit, any)) {
            found = true;
            if (any) {
              return true;
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean meets(
      float[] box, int k, float ox, float oy, float oz, float ix, float iy, float iz, float limit) {
    float x0 = (box[k] - ox) * ix;
    float x1 = (box[k + 3] - ox) * ix;
    float y0 = (box[k + 1] - oy) * iy;
    float y1 = (box[k + 4] - oy) * iy;
    float z0 = (box[k + 2] - oz) * iz;
    float z1 = (box[k + 5] - oz) * iz;
    float near = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.min(z0, z1));
    float far = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.max(z0, z1));
    return far >= Math.max(near, 0) && near < limit;
  }

  private boolean traceMover(
      int body,
      float ox,
      float oy,
      float oz,
      float dx,
      float dy,
      float dz,
      RayHit hit,
      boolean any) {
    var tree = movers[body];
    if (tree == null) {
      return false;
    }
    var place = geometry.placements[body];
    float x = ox - place.offset[0];
    float y = oy - place.offset[1];
    float z = oz - place.offset[2];
    boolean found = tree.trace(
        place.localX(x, y, z),
        place.localY(x, y, z),
        place.localZ(x, y, z),
        place.localX(dx, dy, dz),
        place.localY(dx, dy, dz),
        place.localZ(dx, dy, dz),
        hit,
        any);
    if (found) {
      hit.body = body;
      hit.triangle += geometry.firstTriangle[body];
    }
    return found;
  }
}
