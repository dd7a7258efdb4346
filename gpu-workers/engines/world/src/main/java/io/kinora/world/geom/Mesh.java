package io.kinora.world.geom;

/**
 * Triangles that share vertices. Arrays are handed over, not copied: nobody may write to them
 * afterwards, which makes a mesh safe to share between threads and bodies. Triangles are
 * counter-clockwise seen from outside.
 */
public final class Mesh {
  private final float[] positions;
  private final float[] normals;
  private final int[] triangles;

  /**
   * @param positions x, y, z of every vertex in metres
   * @param normals the unit normal of every vertex
   * @param triangles three vertex indices per triangle
   */
  public Mesh(float[] positions, float[] normals, int[] triangles) {
    if (positions.length != normals.length
        || positions.length % 3 != 0
        || triangles.length % 3 != 0) {
      throw new IllegalArgumentException("positions, normals and triangles do not match");
    }
    this.positions = positions;
    this.normals = normals;
    this.triangles = triangles;
  }

  public float[] positions() {
    return positions;
  }

  public float[] normals() {
    return normals;
  }

  public int[] triangles() {
    return triangles;
  }

  public int vertexCount() {
    return positions.length / 3;
  }

  public int triangleCount() {
    return triangles.length / 3;
  }

  public Mesh moved(double x, double y, double z) {
    return transformed(Transform.at(x, y, z));
  }

  public Mesh rotated(Vec3 axis, double angle) {
    return transformed(new Transform(Vec3.ZERO, Quat.about(axis.unit(), angle)));
  }

  public Mesh transformed(Transform transform) {
    var p = new float[positions.length];
    var n = new float[normals.length];
    for (int i = 0; i < p.length; i += 3) {
      var at = transform.apply(new Vec3(positions[i], positions[i + 1], positions[i + 2]));
      var normal =
          transform.rotation().rotate(new Vec3(normals[i], normals[i + 1], normals[i + 2]));
      store(p, i, at);
      store(n, i, normal);
    }
    return new Mesh(p, n, triangles);
  }

  /** Stretches about the origin; factors must be positive so that the winding keeps its sense. */
  public Mesh scaled(double sx, double sy, double sz) {
    if (sx <= 0 || sy <= 0 || sz <= 0) {
      throw new IllegalArgumentException("scale factors must be positive");
    }
    var p = new float[positions.length];
    var n = new float[normals.length];
    for (int i = 0; i < p.length; i += 3) {
      store(p, i, new Vec3(positions[i] * sx, positions[i + 1] * sy, positions[i + 2] * sz));
      store(n, i, new Vec3(normals[i] / sx, normals[i + 1] / sy, normals[i + 2] / sz).unit());
    }
    return new Mesh(p, n, triangles);
  }

  public Mesh scaled(double factor) {
    return scaled(factor, factor, factor);
  }

  /** One mesh that holds all the given ones. */
  public static Mesh merged(Mesh... parts) {
    var builder = new MeshBuilder();
    for (var part : parts) {
      builder.add(part);
    }
    return builder.build();
  }

  /** The smallest axis-parallel box as {@code {minX, minY, minZ, maxX, maxY, maxZ}}. */
  public float[] bounds() {
    return bounds(positions);
  }

  /** The smallest axis-parallel box around the given points, as {@link #bounds()}. */
  public static float[] bounds(float[] points) {
    float inf = Float.POSITIVE_INFINITY;
    float[] box = {inf, inf, inf, -inf, -inf, -inf};
    for (int i = 0; i < points.length; i++) {
      int axis = i % 3;
      box[axis] = Math.min(box[axis], points[i]);
      box[axis + 3] = Math.max(box[axis + 3], points[i]);
    }
    return box;
  }

  private static void store(float[] array, int at, Vec3 v) {
    array[at] = (float) v.x();
    array[at + 1] = (float) v.y();
    array[at + 2] = (float) v.z();
  }
}
