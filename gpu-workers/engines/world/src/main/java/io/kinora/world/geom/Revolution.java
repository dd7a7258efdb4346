package io.kinora.world.geom;

import java.util.ArrayList;
import java.util.List;

/**
 * Sweeps a profile about the y axis. Rows on the axis collapse to a point and make triangles
 * instead of quads.
 */
final class Revolution {
  private Revolution() {}

  static Mesh lathe(List<double[]> profile, int segments, boolean smooth) {
    return smooth ? sweep(smoothed(profile), segments) : sharp(profile, segments);
  }

  private static Mesh sharp(List<double[]> profile, int segments) {
    var parts = new ArrayList<Mesh>();
    for (int i = 0; i + 1 < profile.size(); i++) {
      double[] a = profile.get(i);
      double[] b = profile.get(i + 1);
      double dr = b[0] - a[0];
      double dy = b[1] - a[1];
      if (dr * dr + dy * dy > 1e-18 && a[0] + b[0] > 0) {
        parts.add(sweep(new double[][] {{a[0], a[1], dy, -dr}, {b[0], b[1], dy, -dr}}, segments));
      }
    }
    return Mesh.merged(parts.toArray(Mesh[]::new));
  }

  private static double[][] smoothed(List<double[]> profile) {
    int n = profile.size();
    var rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] before = profile.get(Math.max(0, i - 1));
      double[] after = profile.get(Math.min(n - 1, i + 1));
      double[] at = profile.get(i);
      double nr = after[1] - before[1];
      double ny = -(after[0] - before[0]);
      boolean pole = at[0] == 0;
      rows[i] = new double[] {at[0], at[1], pole ? 0 : nr, pole ? (i == 0 ? -1 : 1) : ny};
    }
    return rows;
  }

  /**
   * Sweeps rows of {@code {radius, y, normal radius, normal y}} that run upwards on the outside.
   */
  static Mesh sweep(double[][] rows, int segments) {
    var builder = new MeshBuilder();
    for (double[] row : rows) {
      for (int i = 0; i <= segments; i++) {
        double a = 2 * Math.PI * (i % segments) / segments;
        double c = StrictMath.cos(a);
        double s = StrictMath.sin(a);
        builder.vertex(row[0] * c, row[1], row[0] * s, row[2] * c, row[3], row[2] * s);
      }
    }
    for (int j = 0; j + 1 < rows.length; j++) {
      for (int i = 0; i < segments; i++) {
        int a = j * (segments + 1) + i;
        int b = a + segments + 1;
        if (rows[j][0] > 0) {
          builder.triangle(a, b, a + 1);
        }
        if (rows[j + 1][0] > 0) {
          builder.triangle(a + 1, b, b + 1);
        }
      }
    }
    return builder.build();
  }
}
