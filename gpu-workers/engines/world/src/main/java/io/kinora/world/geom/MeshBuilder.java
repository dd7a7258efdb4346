package io.kinora.world.geom;

import java.util.Arrays;

/** Collects vertices and triangles for a {@link Mesh}. Not thread-safe. */
public final class MeshBuilder {
  private float[] positions = new float[192];
  private float[] normals = new float[192];
  private int[] triangles = new int[192];
  private int vertexCount;
  private int indexCount;

  /** Adds a vertex and returns its index; the normal need not have unit length. */
  public int vertex(double x, double y, double z, double nx, double ny, double nz) {
    int at = vertexCount * 3;
    if (at + 3 > positions.length) {
      positions = Arrays.copyOf(positions, positions.length * 2);
      normals = Arrays.copyOf(normals, normals.length * 2);
    }
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    double scale = length < 1e-12 ? 0 : 1 / length;
    positions[at] = (float) x;
    positions[at + 1] = (float) y;
    positions[at + 2] = (float) z;
    normals[at] = (float) (nx * scale);
    normals[at + 1] = (float) (ny * scale);
    normals[at + 2] = (float) (nz * scale);
    return vertexCount++;
  }

  public int vertex(Vec3 at, Vec3 normal) {
    return vertex(at.x(), at.y(), at.z(), normal.x(), normal.y(), normal.z());
  }

  public MeshBuilder triangle(int a, int b, int c) {
    if (indexCount + 3 > triangles.length) {
      triangles = Arrays.copyOf(triangles, triangles.length * 2);
    }
    triangles[indexCount++] = a;
    triangles[indexCount++] = b;
    triangles[indexCount++] = c;
    return this;
  }

  /** Adds the two triangles of a quad whose corners run counter-clockwise seen from outside. */
  public MeshBuilder quad(int a, int b, int c, int d) {
    return triangle(a, b, c).triangle(a, c, d);
  }

  /** Adds a flat quad with its own four vertices. */
  public MeshBuilder flatQuad(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
    var normal = b.minus(a).cross(d.minus(a));
    return quad(vertex(a, normal), vertex(b, normal), vertex(c, normal), vertex(d, normal));
  }

  public MeshBuilder add(Mesh mesh) {
    int offset = vertexCount;
    float[] p = mesh.positions();
    float[] n = mesh.normals();
    for (int i = 0; i < p.length; i += 3) {
      vertex(p[i], p[i + 1], p[i + 2], n[i], n[i + 1], n[i + 2]);
    }
    int[] t = mesh.triangles();
    for (int i = 0; i < t.length; i += 3) {
      triangle(t[i] + offset, t[i + 1] + offset, t[i + 2] + offset);
    }
    return this;
  }

  /** Builds the mesh with the normals as given. */
  public Mesh build() {
    return new Mesh(
        Arrays.copyOf(positions, vertexCount * 3),
        Arrays.copyOf(normals, vertexCount * 3),
        Arrays.copyOf(triangles, indexCount));
  }

  /**
   * Builds the mesh with normals averaged from the triangles around each vertex, weighted by their
   * area.
   */
  public Mesh buildSmooth() {
    var p = Arrays.copyOf(positions, vertexCount * 3);
    var t = Arrays.copyOf(triangles, indexCount);
    return new Mesh(p, Normals.smooth(p, t), t);
  }
}
