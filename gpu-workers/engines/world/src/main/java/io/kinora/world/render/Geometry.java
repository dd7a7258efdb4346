package io.kinora.world.render;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The triangles of all bodies in world space, still solid bodies first, then moving solid ones,
 * then glass. Still vertices are written once; {@link #update} rewrites the rest.
 */
final class Geometry {
  final List<Body> bodies;
  final Placement[] placements;
  final int[] firstVertex;
  final int[] firstTriangle;
  /** World positions now and one frame ago, and world normals. */
  final float[] position;

  final float[] previous;
  final float[] normal;
  /** Three vertex indices per triangle, and the body of each triangle. */
  final int[] triangle;

  final int[] owner;
  /** World bounds of every body, six floats each. */
  final float[] bounds;

  /** Bodies and triangles below these counts never change. */
  final int stillBodies;

  final int stillTriangles;
  /** Bodies below this count are solid. */
  final int solidBodies;

  private final Workers workers;

  Geometry(List<Body> unordered, Workers workers) {
    this.workers = workers;
    bodies = unordered.stream().sorted(Comparator.comparingInt(Geometry::rank)).toList();
    int n = bodies.size();
    placements = new Placement[n];
    firstVertex = new int[n + 1];
    firstTriangle = new int[n + 1];
    for (int i = 0; i < n; i++) {
      placements[i] = new Placement();
      firstVertex[i + 1] = firstVertex[i] + bodies.get(i).mesh().vertexCount();
      firstTriangle[i + 1] = firstTriangle[i] + bodies.get(i).mesh().triangleCount();
    }
    position = new float[firstVertex[n] * 3];
    previous = new float[firstVertex[n] * 3];
    normal = new float[firstVertex[n] * 3];
    triangle = new int[firstTriangle[n] * 3];
    owner = new int[firstTriangle[n]];
    bounds = new float[n * 6];
    stillBodies = (int) bodies.stream().filter(b -> rank(b) == 0).count();
    solidBodies = (int) bodies.stream().filter(b -> rank(b) < 2).count();
    stillTriangles = firstTriangle[stillBodies];
    for (int i = 0; i < n; i++) {
      fill(i);
    }
  }

  private static int rank(Body body) {
    return body.material().opacity() < 1 ? 2 : body.motion() == Body.Motion.STILL ? 0 : 1;
  }

  private void fill(int index) {
    var mesh = bodies.get(index).mesh();
    int v = firstVertex[index];
    int t = firstTriangle[index] * 3;
    System.arraycopy(mesh.positions(), 0, position, v * 3, mesh.positions().length);
    System.arraycopy(mesh.positions(), 0, previous, v * 3, mesh.positions().length);
    System.arraycopy(mesh.normals(), 0, normal, v * 3, mesh.normals().length);
    int[] triangles = mesh.triangles();
    for (int i = 0; i < triangles.length; i++) {
      triangle[t + i] = triangles[i] + v;
    }
    Arrays.fill(owner, firstTriangle[index], firstTriangle[index + 1], index);
    System.arraycopy(Mesh.bounds(mesh.positions()), 0, bounds, index * 6, 6);
  }

  Material material(int body) {
    return bodies.get(body).material();
  }

  boolean isHidden(int body) {
    return placements[body].hidden;
  }

  boolean isMoving(int body) {
    return bodies.get(body).motion() != Body.Motion.STILL;
  }

  /**
   * Moves everything to where the frame has it; at a cut nothing has moved since the previous
   * frame.
   */
  void update(FrameState frame, boolean first) {
    workers.forEach(bodies.size(), (i, worker) -> {
      var body = bodies.get(i);
      var place = placements[i];
      boolean wasHidden = place.hidden;
      place.hidden = frame.isHidden(body.name());
      if (body.motion() != Body.Motion.STILL) {
        boolean fresh = first || wasHidden;
        if (!fresh) {
          int from = firstVertex[i] * 3;
          System.arraycopy(position, from, previous, from, firstVertex[i + 1] * 3 - from);
        }
        place(i, body, frame);
        if (fresh) {
          int from = firstVertex[i] * 3;
          System.arraycopy(position, from, previous, from, firstVertex[i + 1] * 3 - from);
        }
      }
    });
  }

  private void place(int index, Body body, FrameState frame) {
    var transform = frame.transform(body.name());
    var place = placements[index];
    if (transform != null) {
      place.set(transform);
    }
    var deformation = frame.deformation(body.name());
    if (deformation != null) {
      place.localPositions = deformation.positions();
      place.localNormals = deformation.normals();
    }
    float[] p =
        place.localPositions.length > 0 ? place.localPositions : body.mesh().positions();
    float[] n = place.localNormals.length > 0 ? place.localNormals : body.mesh().normals();
    if (p.length != body.mesh().positions().length) {
      throw new IllegalArgumentException(
          "the vertices of " + body.name() + " do not match its mesh");
    }
    int to = firstVertex[index] * 3;
    int box = index * 6;
    BvhBuilder.clear(bounds, box);
    for (int i = 0; i < p.length; i += 3) {
      place.rotate(p, i, position, to + i);
      place.rotate(n, i, normal, to + i);
      for (int axis = 0; axis < 3; axis++) {
        float value = position[to + i + axis] + place.offset[axis];
        position[to + i + axis] = value;
        bounds[box + axis] = Math.min(bounds[box + axis], value);
        bounds[box + 3 + axis] = Math.max(bounds[box + 3 + axis], value);
      }
    }
  }

  /** Position, rotation and vertices of one body in the current frame. */
  static final class Placement {
    private static final float[] AS_BUILT = new float[0];
    final float[] offset = new float[3];
    final float[] matrix = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    boolean hidden;
    /** Vertices of a deformed body, empty while it has its mesh's own. */
    float[] localPositions = AS_BUILT;

    float[] localNormals = AS_BUILT;

    private void set(Transform transform) {
      var at = transform.position();
      offset[0] = (float) at.x();
      offset[1] = (float) at.y();
      offset[2] = (float) at.z();
      Quat q = transform.rotation();
      column(0, q.rotate(Vec3.X));
      column(1, q.rotate(Vec3.Y));
      column(2, q.rotate(Vec3.Z));
    }

    private void column(int column, Vec3 v) {
      matrix[column] = (float) v.x();
      matrix[3 + column] = (float) v.y();
      matrix[6 + column] = (float) v.z();
    }

    void rotate(float[] from, int at, float[] to, int out) {
      float x = from[at];
      float y = from[at + 1];
      float z = from[at + 2];
      to[out] = matrix[0] * x + matrix[1] * y + matrix[2] * z;
      to[out + 1] = matrix[3] * x + matrix[4] * y + matrix[5] * z;
      to[out + 2] = matrix[6] * x + matrix[7] * y + matrix[8] * z;
    }

    float localX(float x, float y, float z) {
      return matrix[0] * x + matrix[3] * y + matrix[6] * z;
    }

    float localY(float x, float y, float z) {
      return matrix[1] * x + matrix[4] * y + matrix[7] * z;
    }

    float localZ(float x, float y, float z) {
      return matrix[2] * x + matrix[5] * y + matrix[8] * z;
    }
  }
}
