package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.Vec3;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts a mesh along the zero of a field, with a straight edge, as scissors cut cloth. Used once,
 * not thread-safe.
 */
final class MeshCut {
  private final Mesh mesh;
  private final float[] field;
  private final double thickness;
  private final MeshBuilder out = new MeshBuilder();
  private final int[] kept;
  private final Map<Long, Integer> cuts = new HashMap<>();

  private MeshCut(Mesh mesh, Sdf field, double thickness) {
    this.mesh = mesh;
    this.thickness = thickness;
    this.kept = new int[mesh.vertexCount()];
    this.field = new float[mesh.vertexCount()];
    var p = mesh.positions();
    for (var i = 0; i < kept.length; i++) {
      this.field[i] = (float) field.at(p[i * 3], p[i * 3 + 1], p[i * 3 + 2]);
      kept[i] = -1;
    }
  }

  /**
   * The part where the field is negative.
   *
   * @param thickness how far the cut edge is turned in, metres; 0 leaves it open
   */
  static Mesh keep(Mesh mesh, Sdf field, double thickness) {
    return new MeshCut(mesh, field, thickness).cut();
  }

  private Mesh cut() {
    var t = mesh.triangles();
    for (var i = 0; i < t.length; i += 3) {
      triangle(t[i], t[i + 1], t[i + 2]);
    }
    return out.build();
  }

  private void triangle(int a, int b, int c) {
    var inside = (in(a) ? 1 : 0) + (in(b) ? 1 : 0) + (in(c) ? 1 : 0);
    if (inside == 3) {
      out.triangle(vertex(a), vertex(b), vertex(c));
    } else if (inside == 1) {
      if (in(a)) corner(a, b, c);
      else if (in(b)) corner(b, c, a);
      else corner(c, a, b);
    } else if (inside == 2) {
      if (!in(a)) trunk(a, b, c);
      else if (!in(b)) trunk(b, c, a);
      else trunk(c, a, b);
    }
  }

  /** Only {@code a} stays. */
  private void corner(int a, int b, int c) {
    var ab = cut(a, b);
    var ac = cut(a, c);
    out.triangle(vertex(a), ab, ac);
    lip(ab, ac);
  }

  /** Only {@code a} goes. */
  private void trunk(int a, int b, int c) {
    var ab = cut(a, b);
    var ac = cut(a, c);
    out.quad(ab, vertex(b), vertex(c), ac);
    lip(ac, ab);
  }

  /** Turns the edge in: a strip to the inner vertices, each of which follows its cut vertex. */
  private void lip(int from, int to) {
    if (thickness > 0) out.quad(to, from, from + 1, to + 1);
  }

  private boolean in(int vertex) {
    return field[vertex] < 0;
  }

  private int vertex(int v) {
    if (kept[v] < 0) kept[v] = out.vertex(point(mesh.positions(), v), point(mesh.normals(), v));
    return kept[v];
  }

  private int cut(int a, int b) {
    var key = (long) Math.min(a, b) << 32 | Math.max(a, b);
    return cuts.computeIfAbsent(key, k -> {
      var t = field[a] / (field[a] - field[b]);
      var at = point(mesh.positions(), a).lerp(point(mesh.positions(), b), t);
      var n = point(mesh.normals(), a).lerp(point(mesh.normals(), b), t).unit();
      var v = out.vertex(at, n);
      if (thickness > 0) out.vertex(at.plus(n, -thickness), n);
      return v;
    });
  }

  private static Vec3 point(float[] array, int v) {
    return new Vec3(array[v * 3], array[v * 3 + 1], array[v * 3 + 2]);
  }
}
