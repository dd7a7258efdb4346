package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;

/** Makes right parts from left ones. */
final class Mirror {
  private Mirror() {}

  /** The mesh reflected at x = 0. */
  static Mesh of(Mesh mesh) {
    var p = mesh.positions().clone();
    var n = mesh.normals().clone();
    for (var i = 0; i < p.length; i += 3) {
      p[i] = -p[i];
      n[i] = -n[i];
    }
    var t = mesh.triangles().clone();
    for (var i = 0; i < t.length; i += 3) {
      var swap = t[i + 1];
      t[i + 1] = t[i + 2];
      t[i + 2] = swap;
    }
    return new Mesh(p, n, t);
  }
}
