package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import java.util.Arrays;

/**
 * How strongly each vertex of a part follows which joints: at most {@value #MOST}, adding up to 1.
 * Immutable.
 *
 * @param joints ordinals, {@value #MOST} per vertex
 * @param weights in the same order, 0 to 1
 */
public record SkinWeights(int[] joints, float[] weights) {
  /** Joints per vertex. */
  public static final int MOST = 4;

  /** Everything follows one joint. */
  public static SkinWeights rigid(int vertices, int joint) {
    var joints = new int[vertices * MOST];
    var weights = new float[vertices * MOST];
    for (var i = 0; i < vertices; i++) {
      joints[i * MOST] = joint;
      weights[i * MOST] = 1;
    }
    return new SkinWeights(joints, weights);
  }

  /** The weights of some of the vertices. */
  SkinWeights of(int[] vertices) {
    var j = new int[vertices.length * MOST];
    var w = new float[vertices.length * MOST];
    for (var i = 0; i < vertices.length; i++) {
      System.arraycopy(joints, vertices[i] * MOST, j, i * MOST, MOST);
      System.arraycopy(weights, vertices[i] * MOST, w, i * MOST, MOST);
    }
    return new SkinWeights(j, w);
  }

  /**
   * Each vertex takes the nearest of the bones; then the weights spread over the mesh, which never
   * lets an arm pull at the trunk it hangs beside.
   *
   * @param passes how far weights spread, in edges
   */
  public static SkinWeights spread(Mesh mesh, Bones bones, int passes) {
    var nearest = bones.nearest(mesh);
    var used = Arrays.stream(nearest).distinct().sorted().toArray();
    var edges = new Neighbours(mesh);
    var fields = new float[used.length][];
    for (var k = 0; k < used.length; k++) {
      var field = new float[nearest.length];
      for (var i = 0; i < field.length; i++) {
        field[i] = nearest[i] == used[k] ? 1 : 0;
      }
      fields[k] = edges.smooth(field, passes);
    }
    return strongest(used, fields, nearest.length);
  }

  private static SkinWeights strongest(int[] used, float[][] fields, int n) {
    var joints = new int[n * MOST];
    var weights = new float[n * MOST];
    for (var i = 0; i < n; i++) {
      for (var k = 0; k < used.length; k++) {
        insert(joints, weights, i * MOST, used[k], fields[k][i]);
      }
      normalise(weights, i * MOST);
    }
    return new SkinWeights(joints, weights);
  }

  private static void insert(int[] joints, float[] weights, int at, int joint, float weight) {
    for (var slot = 0; slot < MOST; slot++) {
      if (weight > weights[at + slot]) {
        for (var k = MOST - 1; k > slot; k--) {
          weights[at + k] = weights[at + k - 1];
          joints[at + k] = joints[at + k - 1];
        }
        weights[at + slot] = weight;
        joints[at + slot] = joint;
        return;
      }
    }
  }

  private static void normalise(float[] weights, int at) {
    var sum = 0f;
    for (var k = 0; k < MOST; k++) {
      sum += weights[at + k];
    }
    for (var k = 0; k < MOST; k++) {
      weights[at + k] /= sum;
    }
  }

  /** The bones a part may follow, as capsules. */
  public interface Bones {
    /** Joint ordinal per vertex. */
    int[] nearest(Mesh mesh);
  }

  /** A capsule that pulls what is near it. */
  public record Capsule(int joint, Vec3 a, Vec3 b, double radius) {
    public double distance(double x, double y, double z) {
      var p = new Vec3(x, y, z).minus(a);
      var d = b.minus(a);
      var t = Angles.clamp(p.dot(d) / Math.max(1e-12, d.dot(d)), 0, 1);
      return p.plus(d, -t).length() - radius;
    }
  }
}
