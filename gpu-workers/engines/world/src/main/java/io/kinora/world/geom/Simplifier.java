package io.kinora.world.geom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Takes triangles away where they matter least: edges are collapsed to one of their ends in the
 * order of the error that makes, by quadrics (Garland and Heckbert 1997). Open edges keep their
 * shape. What remains is a subset of the vertices, so that whatever is known per vertex carries
 * over.
 */
public final class Simplifier {
  private static final double EDGE_WEIGHT = 40;

  private final float[] p;
  private final int[] triangles;
  private final List<List<Integer>> fans;
  private final double[][] quadrics;
  private final int[] version;
  private final boolean[] gone;
  private final PriorityQueue<Collapse> queue = new PriorityQueue<>();
  private int alive;

  private record Collapse(double error, int from, int to, int stamp)
      implements Comparable<Collapse> {
    @Override
    public int compareTo(Collapse b) {
      int c = Double.compare(error, b.error);
      if (c == 0) c = Integer.compare(from, b.from);
      return c == 0 ? Integer.compare(to, b.to) : c;
    }
  }

  /**
   * A simplified mesh.
   *
   * @param kept for each of its vertices, the index it had before
   */
  public record Result(Mesh mesh, int[] kept) {}

  private Simplifier(Mesh mesh) {
    p = mesh.positions();
    triangles = mesh.triangles().clone();
    alive = mesh.triangleCount();
    quadrics = new double[mesh.vertexCount()][10];
    version = new int[mesh.vertexCount()];
    gone = new boolean[mesh.triangleCount()];
    fans = new ArrayList<>(mesh.vertexCount());
    for (int v = 0; v < mesh.vertexCount(); v++) {
      fans.add(new ArrayList<>(7));
    }
    for (int i = 0; i < triangles.length; i++) {
      fans.get(triangles[i]).add(i / 3);
    }
  }

  /** Reduces a mesh to at most {@code target} triangles, or as near to it as it goes. */
  public static Result reduce(Mesh mesh, int target) {
    var simplifier = new Simplifier(mesh);
    simplifier.measure();
    simplifier.collapse(target);
    return simplifier.result(mesh);
  }

  private void measure() {
    for (int t = 0; t < gone.length; t++) {
      var normal = normal(t, -1, -1);
      for (int k = 0; k < 3; k++) {
        add(triangles[t * 3 + k], normal.unit(), point(triangles[t * 3]), normal.length());
      }
      for (int k = 0; k < 3; k++) {
        holdOpenEdge(t, triangles[t * 3 + k], triangles[t * 3 + (k + 1) % 3], normal.unit());
      }
    }
    for (int v = 0; v < fans.size(); v++) {
      offer(v);
    }
  }

  /** An edge with one triangle gets a plane that stands on it. */
  private void holdOpenEdge(int triangle, int a, int b, Vec3 normal) {
    for (int other : fans.get(a)) {
      if (other != triangle && has(other, b)) return;
    }
    var along = point(b).minus(point(a));
    var upright = along.cross(normal).unit();
    double weight = EDGE_WEIGHT * along.dot(along);
    add(a, upright, point(a), weight);
    add(b, upright, point(a), weight);
  }

  private boolean has(int triangle, int vertex) {
    int i = triangle * 3;
    return triangles[i] == vertex || triangles[i + 1] == vertex || triangles[i + 2] == vertex;
  }

  private void add(int v, Vec3 n, Vec3 at, double weight) {
    double[] plane = {n.x(), n.y(), n.z(), -n.dot(at)};
    int k = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i; j < 4; j++) {
        quadrics[v][k++] += weight * plane[i] * plane[j];
      }
    }
  }

  private static double error(double[] a, double[] b, Vec3 at) {
    double[] h = {at.x(), at.y(), at.z(), 1};
    double sum = 0;
    int k = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = i; j < 4; j++) {
        sum += (i == j ? 1 : 2) * (a[k] + b[k]) * h[i] * h[j];
        k++;
      }
    }
    return Math.max(0, sum);
  }

  private Vec3 point(int v) {
    return new Vec3(p[v * 3], p[v * 3 + 1], p[v * 3 + 2]);
  }

  /** Twice the area times the normal of a triangle, with one vertex taken for another. */
  private Vec3 normal(int triangle, int from, int to) {
    var corner = new Vec3[3];
    for (int k = 0; k < 3; k++) {
      int v = triangles[triangle * 3 + k];
      corner[k] = point(v == from ? to : v);
    }
    return corner[1].minus(corner[0]).cross(corner[2].minus(corner[0]));
  }

  private int[] neighbours(int v) {
    return fans.get(v).stream()
        .flatMapToInt(t -> Arrays.stream(triangles, t * 3, t * 3 + 3))
        .filter(w -> w != v)
        .distinct()
        .toArray();
  }

  private void offer(int v) {
    for (int w : neighbours(v)) {
      double length = point(v).distance(point(w));
      double cost = error(quadrics[v], quadrics[w], point(w)) + 1e-9 * length;
      queue.add(new Collapse(cost, v, w, version[v] + version[w]));
    }
  }

  private void collapse(int target) {
    while (alive > target && !queue.isEmpty()) {
      var next = queue.remove();
      boolean current = next.stamp == version[next.from] + version[next.to];
      if (current && !fans.get(next.from).isEmpty() && isSound(next.from, next.to)) apply(next);
    }
  }

  /** The surface stays a surface and no triangle turns over. */
  private boolean isSound(int from, int to) {
    var shared = new HashSet<Integer>();
    for (int w : neighbours(from)) {
      shared.add(w);
    }
    if (!shared.contains(to)) return false;
    var others = neighbours(to);
    long common = Arrays.stream(others).filter(shared::contains).count();
    long between = fans.get(from).stream().filter(t -> has(t, to)).count();
    if (common != between) return false;
    for (int t : fans.get(from)) {
      if (has(t, to)) continue;
      var before = normal(t, -1, -1);
      var after = normal(t, from, to);
      if (before.dot(after) < 0.35 * before.length() * after.length()) return false;
    }
    return true;
  }

  private void apply(Collapse c) {
    for (int t : fans.get(c.from)) {
      if (has(t, c.to)) {
        gone[t] = true;
        alive--;
        continue;
      }
      for (int k = 0; k < 3; k++) {
        if (triangles[t * 3 + k] == c.from) triangles[t * 3 + k] = c.to;
      }
      fans.get(c.to).add(t);
    }
    fans.get(c.from).clear();
    for (int w : neighboursAndSelf(c.to)) {
      fans.get(w).removeIf(t -> gone[t]);
    }
    for (int k = 0; k < 10; k++) {
      quadrics[c.to][k] += quadrics[c.from][k];
    }
    version[c.from]++;
    version[c.to]++;
    offer(c.to);
    for (int w : neighbours(c.to)) {
      double cost = error(quadrics[w], quadrics[c.to], point(c.to));
      queue.add(new Collapse(cost, w, c.to, version[w] + version[c.to]));
    }
  }

  private int[] neighboursAndSelf(int v) {
    return fans.get(v).stream()
        .flatMapToInt(t -> Arrays.stream(triangles, t * 3, t * 3 + 3))
        .distinct()
        .toArray();
  }

  private Result result(Mesh mesh) {
    var index = new int[fans.size()];
    Arrays.fill(index, -1);
    var kept = new ArrayList<Integer>();
    var b = new MeshBuilder();
    float[] n = mesh.normals();
    for (int t = 0; t < gone.length; t++) {
      if (gone[t]) continue;
      var corner = new int[3];
      for (int k = 0; k < 3; k++) {
        int v = triangles[t * 3 + k];
        if (index[v] < 0) {
          index[v] =
              b.vertex(p[v * 3], p[v * 3 + 1], p[v * 3 + 2], n[v * 3], n[v * 3 + 1], n[v * 3 + 2]);
          kept.add(v);
        }
        corner[k] = index[v];
      }
      b.triangle(corner[0], corner[1], corner[2]);
    }
    return new Result(b.build(), kept.stream().mapToInt(Integer::intValue).toArray());
  }
}
