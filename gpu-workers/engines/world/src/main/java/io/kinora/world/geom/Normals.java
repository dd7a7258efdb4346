package io.kinora.world.geom;

import java.util.Arrays;

/** Normals of meshes whose shape is only known by its vertices, such as cloth or a skinned body. */
public final class Normals {
  private Normals() {}

  /** Area-weighted vertex normals. */
  public static float[] smooth(float[] positions, int[] triangles) {
    var normals = new float[positions.length];
    smooth(positions, triangles, normals);
    return normals;
  }

  /** As {@link #smooth(float[], int[])}, into an array of the caller. */
  public static void smooth(float[] positions, int[] triangles, float[] normals) {
    Arrays.fill(normals, 0);
    for (int i = 0; i < triangles.length; i += 3) {
      accumulate(positions, normals, triangles[i] * 3, triangles[i + 1] * 3, triangles[i + 2] * 3);
    }
    for (int i = 0; i < normals.length; i += 3) {
      float x = normals[i];
      float y = normals[i + 1];
      float z = normals[i + 2];
      float length = (float) Math.sqrt(x * x + y * y + z * z);
      float scale = length < 1e-20f ? 0 : 1 / length;
      normals[i] = x * scale;
      normals[i + 1] = length < 1e-20f ? 1 : y * scale;
      normals[i + 2] = z * scale;
    }
  }

  private static void accumulate(float[] p, float[] n, int a, int b, int c) {
    float ux = p[b] - p[a];
    float uy = p[b + 1] - p[a + 1];
    float uz = p[b + 2] - p[a + 2];
    float vx = p[c] - p[a];
    float vy = p[c + 1] - p[a + 1];
    float vz = p[c + 2] - p[a + 2];
    float nx = uy * vz - uz * vy;
    float ny = uz * vx - ux * vz;
    float nz = ux * vy - uy * vx;
    int[] corners = {a, b, c};
    for (int k : corners) {
      n[k] += nx;
      n[k + 1] += ny;
      n[k + 2] += nz;
    }
  }
}
