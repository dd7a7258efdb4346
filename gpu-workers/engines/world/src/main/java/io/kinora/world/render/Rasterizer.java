package io.kinora.world.render;

/**
 * Finds the visible surfaces: projects all triangles, sorts them into tiles, draws tile by tile
 * with four samples per pixel, and reduces the samples of a pixel to the two surfaces that matter
 * most.
 */
final class Rasterizer {
  private static final int CHUNK = 4096;
  /** Normals of one body that differ more than this (cosine) count as two surfaces of a crease. */
  private static final float SAME_FACE = 0.85f;

  private final Geometry geometry;
  private final Workers workers;
  private final int tilesX;
  private final int tilesY;
  private final TriangleSetup[] setups;
  private final TileRaster[] tiles;
  private final float[] camera;
  private final GBuffer buffer;
  private final SurfacePoint point;
  private final int firstBody;
  private final int endBody;

  /** Draws the bodies from one index up to, not including, another. */
  Rasterizer(
      Geometry geometry, GBuffer buffer, Workers workers, View view, int firstBody, int endBody) {
    this.firstBody = firstBody;
    this.endBody = endBody;
    this.geometry = geometry;
    this.buffer = buffer;
    this.workers = workers;
    tilesX = (buffer.width + TriangleSetup.TILE - 1) / TriangleSetup.TILE;
    tilesY = (buffer.height + TriangleSetup.TILE - 1) / TriangleSetup.TILE;
    setups = new TriangleSetup[workers.count()];
    tiles = new TileRaster[workers.count()];
    for (int i = 0; i < setups.length; i++) {
      setups[i] = new TriangleSetup(view, tilesX, tilesY);
      tiles[i] = new TileRaster();
    }
    camera = new float[geometry.position.length];
    point = new SurfacePoint(geometry);
  }

  /**
   * Fills the buffer with the solid bodies as seen now; motion is measured against the previous
   * view.
   */
  void draw(View view, View previous) {
    project(view);
    workers.forEach(setups.length, (i, worker) -> setups[i].sort());
    workers.forEach(
        tilesX * tilesY, (tile, worker) -> drawTile(tile, tiles[worker], view, previous));
  }

  private void project(View view) {
    for (var setup : setups) {
      setup.begin(view);
    }
    int bodies = endBody;
    int[] chunkStart = new int[bodies + 1];
    for (int i = 0; i < bodies; i++) {
      boolean visible =
          i >= firstBody && !geometry.isHidden(i) && view.mayShow(geometry.bounds, i * 6);
      int vertices = visible ? geometry.firstVertex[i + 1] - geometry.firstVertex[i] : 0;
      chunkStart[i + 1] = chunkStart[i] + (vertices + CHUNK - 1) / CHUNK;
    }
    workers.forEach(chunkStart[bodies], (chunk, worker) -> {
      int body = owner(chunkStart, chunk);
      int from = geometry.firstVertex[body] + (chunk - chunkStart[body]) * CHUNK;
      toCamera(view, from, Math.min(from + CHUNK, geometry.firstVertex[body + 1]));
    });
    int[] triangleChunks = new int[bodies + 1];
    for (int i = 0; i < bodies; i++) {
      boolean visible = chunkStart[i + 1] > chunkStart[i];
      int triangles = visible ? geometry.firstTriangle[i + 1] - geometry.firstTriangle[i] : 0;
      triangleChunks[i + 1] = triangleChunks[i] + (triangles + CHUNK - 1) / CHUNK;
    }
    workers.forEach(triangleChunks[bodies], (chunk, worker) -> {
      int body = owner(triangleChunks, chunk);
      int from = geometry.firstTriangle[body] + (chunk - triangleChunks[body]) * CHUNK;
      addTriangles(setups[worker], from, Math.min(from + CHUNK, geometry.firstTriangle[body + 1]));
    });
  }

  /** The body whose chunks include the given one. */
  private static int owner(int[] starts, int chunk) {
    int low = 0;
    int high = starts.length - 1;
    while (low + 1 < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= chunk) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void toCamera(View v, int from, int to) {
    float[] p = geometry.position;
    for (int k = from * 3; k < to * 3; k += 3) {
      float x = p[k] - v.ex;
      float y = p[k + 1] - v.ey;
      float z = p[k + 2] - v.ez;
      camera[k] = x * v.rx + y * v.ry + z * v.rz;
      camera[k + 1] = x * v.ux + y * v.uy + z * v.uz;
      camera[k + 2] = x * v.fx + y * v.fy + z * v.fz;
    }
  }

  private void addTriangles(TriangleSetup setup, int from, int to) {
    int[] t = geometry.triangle;
    for (int i = from; i < to; i++) {
      setup.add(camera, t[i * 3] * 3, t[i * 3 + 1] * 3, t[i * 3 + 2] * 3, i);
    }
  }

  private void drawTile(int index, TileRaster tile, View view, View previous) {
    int left = index % tilesX * TriangleSetup.TILE;
    int top = index / tilesX * TriangleSetup.TILE;
    int width = Math.min(TriangleSetup.TILE, buffer.width - left);
    int height = Math.min(TriangleSetup.TILE, buffer.height - top);
    tile.begin(left, top, width, height);
    for (var setup : setups) {
      for (int i = setup.binStart[index]; i < setup.binStart[index + 1]; i++) {
        int t = setup.bins[i];
        tile.draw(setup.corners, t * 9, setup.ids[t]);
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        resolve(tile, (y * width + x) * 4, left + x, top + y, view, previous);
      }
    }
  }

  /**
   * Picks the surface that most samples see, the nearer one on a tie, and the nearest of the rest.
   */
  private void resolve(TileRaster tile, int o, int x, int y, View view, View previous) {
    int[] ids = tile.triangle;
    int first = ids[o];
    int p = y * buffer.width + x;
    buffer.second[p] = GBuffer.NONE;
    buffer.cover[p] = 1;
    float cx = 0.5f;
    float cy = 0.5f;
    if (ids[o + 1] != first || ids[o + 2] != first || ids[o + 3] != first) {
      int best = majority(tile, o);
      first = ids[o + best];
      int same = 0;
      int exact = 0;
      cx = 0;
      cy = 0;
      float nearest = -1;
      for (int s = 0; s < 4; s++) {
        if (sameSurface(first, ids[o + s])) {
          same++;
          if (ids[o + s] == first) {
            cx += TileRaster.SAMPLE_X[s];
            cy += TileRaster.SAMPLE_Y[s];
            exact++;
          }
        } else if (tile.inverseDepth[o + s] > nearest) {
          nearest = tile.inverseDepth[o + s];
          buffer.second[p] = ids[o + s];
        }
      }
      cx /= exact;
      cy /= exact;
      buffer.cover[p] = same * 0.25f;
    }
    buffer.triangle[p] = first;
    if (first == GBuffer.SKY) {
      point.sky(buffer, p, x + 0.5f, y + 0.5f, view, previous);
    } else {
      point.reconstruct(buffer, p, first, x + cx, y + cy, view, previous);
    }
  }

  private int majority(TileRaster tile, int o) {
    int best = 0;
    int votes = 0;
    for (int s = 0; s < 4; s++) {
      int count = 0;
      for (int other = 0; other < 4; other++) {
        if (sameSurface(tile.triangle[o + s], tile.triangle[o + other])) {
          count++;
        }
      }
      if (count > votes
          || count == votes && tile.inverseDepth[o + s] > tile.inverseDepth[o + best]) {
        votes = count;
        best = s;
      }
    }
    return best;
  }

  private boolean sameSurface(int a, int b) {
    if (a == b) {
      return true;
    }
    if (a < 0 || b < 0 || geometry.owner[a] != geometry.owner[b]) {
      return false;
    }
    float[] n = geometry.normal;
    int i = geometry.triangle[a * 3] * 3;
    int j = geometry.triangle[b * 3] * 3;
    return n[i] * n[j] + n[i + 1] * n[j + 1] + n[i + 2] * n[j + 2] > SAME_FACE;
  }
}
