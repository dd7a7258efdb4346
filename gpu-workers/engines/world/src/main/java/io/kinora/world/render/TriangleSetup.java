package io.kinora.world.render;

import java.util.Arrays;

/**
 * Projects triangles to the picture, clips them at the near plane and sorts them into tiles. Each
 * worker fills its own; which triangle ends up where does not matter, since the rasteriser breaks
 * ties by triangle index.
 */
final class TriangleSetup {
  static final int TILE = 32;
  private static final float NEAR = 0.04f;

  private final int tilesX;
  private final int tilesY;
  private View view;
  /** Nine floats per triangle: x, y and 1 / depth of three corners, clockwise on the screen. */
  float[] corners = new float[9 << 12];

  int[] ids = new int[1 << 12];
  int[] binStart;
  int[] bins = new int[1 << 12];
  private int count;
  private final float[] polygon = new float[12];

  TriangleSetup(View view, int tilesX, int tilesY) {
    this.view = view;
    this.tilesX = tilesX;
    this.tilesY = tilesY;
    binStart = new int[tilesX * tilesY + 1];
  }

  void begin(View newView) {
    view = newView;
    count = 0;
  }

  /** Adds one triangle given the offsets of its vertices in an array of camera space positions. */
  void add(float[] camera, int a, int b, int c, int id) {
    float za = camera[a + 2];
    float zb = camera[b + 2];
    float zc = camera[c + 2];
    if (za >= NEAR && zb >= NEAR && zc >= NEAR) {
      addProjected(
          camera[a],
          camera[a + 1],
          1 / za,
          camera[b],
          camera[b + 1],
          1 / zb,
          camera[c],
          camera[c + 1],
          1 / zc,
          id);
    } else if (za >= NEAR || zb >= NEAR || zc >= NEAR) {
      addClipped(camera, new int[] {a, b, c}, id);
    }
  }

  private void addClipped(float[] camera, int[] corner, int id) {
    int n = 0;
    for (int i = 0; i < 3; i++) {
      int p = corner[i];
      int q = corner[(i + 1) % 3];
      float zp = camera[p + 2];
      float zq = camera[q + 2];
      if (zp >= NEAR) {
        n = emit(n, camera[p], camera[p + 1], zp);
      }
      if (zp >= NEAR != zq >= NEAR) {
        float f = (NEAR - zp) / (zq - zp);
        n = emit(
            n,
            camera[p] + (camera[q] - camera[p]) * f,
            camera[p + 1] + (camera[q + 1] - camera[p + 1]) * f,
            NEAR);
      }
    }
    for (int i = 1; i + 1 < n; i++) {
      int k = i * 3;
      addProjected(
          polygon[0],
          polygon[1],
          1 / polygon[2],
          polygon[k],
          polygon[k + 1],
          1 / polygon[k + 2],
          polygon[k + 3],
          polygon[k + 4],
          1 / polygon[k + 5],
          id);
    }
  }

  private int emit(int n, float x, float y, float z) {
    polygon[n * 3] = x;
    polygon[n * 3 + 1] = y;
    polygon[n * 3 + 2] = z;
    return n + 1;
  }

  private void addProjected(
      float xa,
      float ya,
      float wa,
      float xb,
      float yb,
      float wb,
      float xc,
      float yc,
      float wc,
      int id) {
    float x0 = view.centreX + view.focal * xa * wa;
    float y0 = view.centreY - view.focal * ya * wa;
    float x1 = view.centreX + view.focal * xb * wb;
    float y1 = view.centreY - view.focal * yb * wb;
    float x2 = view.centreX + view.focal * xc * wc;
    float y2 = view.centreY - view.focal * yc * wc;
    float area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    boolean outside = Math.max(x0, Math.max(x1, x2)) < 0
        || Math.max(y0, Math.max(y1, y2)) < 0
        || Math.min(x0, Math.min(x1, x2)) >= view.width
        || Math.min(y0, Math.min(y1, y2)) >= view.height;
    if (area == 0 || Float.isNaN(area) || outside) {
      return;
    }
    boolean swap = area < 0;
    reserve();
    int k = count * 9;
    corners[k] = x0;
    corners[k + 1] = y0;
    corners[k + 2] = wa;
    corners[k + 3] = swap ? x2 : x1;
    corners[k + 4] = swap ? y2 : y1;
    corners[k + 5] = swap ? wc : wb;
    corners[k + 6] = swap ? x1 : x2;
    corners[k + 7] = swap ? y1 : y2;
    corners[k + 8] = swap ? wb : wc;
    ids[count++] = id;
  }

  private void reserve() {
    if ((count + 1) * 9 > corners.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
      ids = Arrays.copyOf(ids, ids.length * 2);
    }
  }

  /** Sorts what was added into tiles by counting. */
  void sort() {
    var cursor = new int[tilesX * tilesY];
    long total = visitTiles(cursor, false);
    int start = 0;
    for (int i = 0; i < cursor.length; i++) {
      binStart[i] = start;
      start += cursor[i];
      cursor[i] = binStart[i];
    }
    binStart[cursor.length] = start;
    if (bins.length < total) {
      bins = new int[(int) (total + total / 4)];
    }
    visitTiles(cursor, true);
  }

  private long visitTiles(int[] cursor, boolean store) {
    long total = 0;
    for (int t = 0; t < count; t++) {
      int k = t * 9;
      float minX = Math.min(corners[k], Math.min(corners[k + 3], corners[k + 6]));
      float maxX = Math.max(corners[k], Math.max(corners[k + 3], corners[k + 6]));
      float minY = Math.min(corners[k + 1], Math.min(corners[k + 4], corners[k + 7]));
      float maxY = Math.max(corners[k + 1], Math.max(corners[k + 4], corners[k + 7]));
      int x0 = (int) Math.max(0, minX) / TILE;
      int x1 = Math.min(tilesX - 1, (int) maxX / TILE);
      int y0 = (int) Math.max(0, minY) / TILE;
      int y1 = Math.min(tilesY - 1, (int) maxY / TILE);
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          int tile = y * tilesX + x;
          if (store) {
            bins[cursor[tile]++] = t;
          } else {
            cursor[tile]++;
          }
          total++;
        }
      }
    }
    return total;
  }
}
