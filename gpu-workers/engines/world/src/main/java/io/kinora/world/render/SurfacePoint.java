package io.kinora.world.render;

/**
 * Turns "this triangle at this place of the picture" into position, normal, depth and motion. Holds
 * no state.
 */
final class SurfacePoint {
  private final Geometry geometry;

  SurfacePoint(Geometry geometry) {
    this.geometry = geometry;
  }

  void sky(GBuffer out, int p, float x, float y, View view, View previous) {
    out.depth[p] = GBuffer.FAR;
    float dx = view.directionX(x, y);
    float dy = view.directionY(x, y);
    float dz = view.directionZ(x, y);
    float ahead = dx * previous.fx + dy * previous.fy + dz * previous.fz;
    out.motion[p * 2] = 0;
    out.motion[p * 2 + 1] = 0;
    if (ahead > 1e-3f) {
      float side = dx * previous.rx + dy * previous.ry + dz * previous.rz;
      float up = dx * previous.ux + dy * previous.uy + dz * previous.uz;
      out.motion[p * 2] = previous.centreX + previous.focal * side / ahead - x;
      out.motion[p * 2 + 1] = previous.centreY - previous.focal * up / ahead - y;
    }
  }

  /**
   * Meets the triangle with the ray through (x, y); outside the triangle the nearest point of it
   * counts.
   */
  void reconstruct(GBuffer out, int p, int t, float x, float y, View view, View previous) {
    float[] pos = geometry.position;
    float dx = view.directionX(x, y);
    float dy = view.directionY(x, y);
    float dz = view.directionZ(x, y);
    int a = geometry.triangle[t * 3] * 3;
    int b = geometry.triangle[t * 3 + 1] * 3;
    int c = geometry.triangle[t * 3 + 2] * 3;
    float e1x = pos[b] - pos[a];
    float e1y = pos[b + 1] - pos[a + 1];
    float e1z = pos[b + 2] - pos[a + 2];
    float e2x = pos[c] - pos[a];
    float e2y = pos[c + 1] - pos[a + 1];
    float e2z = pos[c + 2] - pos[a + 2];
    float px = dy * e2z - dz * e2y;
    float py = dz * e2x - dx * e2z;
    float pz = dx * e2y - dy * e2x;
    float det = e1x * px + e1y * py + e1z * pz;
    float inverse = 1 / (Math.abs(det) < 1e-20f ? 1e-20f : det);
    float tx = view.ex - pos[a];
    float ty = view.ey - pos[a + 1];
    float tz = view.ez - pos[a + 2];
    float qx = ty * e1z - tz * e1y;
    float qy = tz * e1x - tx * e1z;
    float qz = tx * e1y - ty * e1x;
    float u = Math.max(0, (tx * px + ty * py + tz * pz) * inverse);
    float v = Math.max(0, (dx * qx + dy * qy + dz * qz) * inverse);
    if (u + v > 1) {
      float scale = 1 / (u + v);
      u *= scale;
      v *= scale;
    }
    float wx = pos[a] + e1x * u + e2x * v;
    float wy = pos[a + 1] + e1y * u + e2y * v;
    float wz = pos[a + 2] + e1z * u + e2z * v;
    out.position[p * 3] = wx;
    out.position[p * 3 + 1] = wy;
    out.position[p * 3 + 2] = wz;
    out.depth[p] = view.depth(wx, wy, wz);
    float gx = e1y * e2z - e1z * e2y;
    float gy = e1z * e2x - e1x * e2z;
    float gz = e1x * e2y - e1y * e2x;
    normal(out.normal, p * 3, a, b, c, u, v, gx * dx + gy * dy + gz * dz > 0);
    motion(out, p, t, a, b, c, u, v, x, y, previous);
  }

  /** The interpolated normal, turned to the viewer if the viewer sees the back of the triangle. */
  private void normal(float[] out, int o, int a, int b, int c, float u, float v, boolean back) {
    float[] n = geometry.normal;
    float w = 1 - u - v;
    float x = n[a] * w + n[b] * u + n[c] * v;
    float y = n[a + 1] * w + n[b + 1] * u + n[c + 1] * v;
    float z = n[a + 2] * w + n[b + 2] * u + n[c + 2] * v;
    float scale = (back ? -1 : 1) / (float) Math.sqrt(x * x + y * y + z * z + 1e-20f);
    out[o] = x * scale;
    out[o + 1] = y * scale;
    out[o + 2] = z * scale;
  }

  private void motion(
      GBuffer out,
      int p,
      int t,
      int a,
      int b,
      int c,
      float u,
      float v,
      float x,
      float y,
      View previous) {
    float wx = out.position[p * 3];
    float wy = out.position[p * 3 + 1];
    float wz = out.position[p * 3 + 2];
    if (t >= geometry.stillTriangles) {
      float[] old = geometry.previous;
      float w = 1 - u - v;
      wx = old[a] * w + old[b] * u + old[c] * v;
      wy = old[a + 1] * w + old[b + 1] * u + old[c + 1] * v;
      wz = old[a + 2] * w + old[b + 2] * u + old[c + 2] * v;
    }
    float depth = previous.depth(wx, wy, wz);
    boolean visible = depth > 0.02f;
    out.motion[p * 2] = visible ? previous.projectX(wx, wy, wz, depth) - x : 0;
    out.motion[p * 2 + 1] = visible ? previous.projectY(wx, wy, wz, depth) - y : 0;
  }
}
