package io.kinora.world.geom;

/** A box whose edges are quarter cylinders and whose corners are sphere octants. */
final class RoundedBox {
  private RoundedBox() {}

  static Mesh build(double width, double height, double depth, double radius, int steps) {
    double[] half = {width / 2, height / 2, depth / 2};
    double r = Math.min(radius, Math.min(half[0], Math.min(half[1], half[2])));
    var builder = new MeshBuilder();
    for (int axis = 0; axis < 3; axis++) {
      for (int side = -1; side <= 1; side += 2) {
        face(builder, half, r, steps, axis, side);
      }
    }
    return builder.build();
  }

  private static void face(
      MeshBuilder builder, double[] half, double r, int steps, int axis, int side) {
    int u = (axis + 1) % 3;
    int v = (axis + 2) % 3;
    double[] us = stops(half[u], r, steps);
    double[] vs = stops(half[v], r, steps);
    int n = us.length;
    int first = -1;
    for (double vv : vs) {
      for (double uu : us) {
        double[] p = new double[3];
        p[axis] = side * half[axis];
        p[u] = uu * side;
        p[v] = vv;
        int index = vertex(builder, half, r, p);
        first = first < 0 ? index : first;
      }
    }
    for (int j = 0; j + 1 < n; j++) {
      for (int i = 0; i + 1 < n; i++) {
        int a = first + j * n + i;
        builder.quad(a, a + 1, a + n + 1, a + n);
      }
    }
  }

  /** Cube coordinates so that the rounded strip gets equal angles. */
  private static double[] stops(double half, double r, int steps) {
    var stops = new double[2 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double offset = r * StrictMath.tan(Math.PI / 4 * i / steps);
      stops[steps - i] = -(half - r + offset);
      stops[steps + 1 + i] = half - r + offset;
    }
    return stops;
  }

  private static int vertex(MeshBuilder builder, double[] half, double r, double[] p) {
    double[] core = new double[3];
    double[] out = new double[3];
    double length = 0;
    for (int k = 0; k < 3; k++) {
      core[k] = Math.max(-(half[k] - r), Math.min(half[k] - r, p[k]));
      out[k] = p[k] - core[k];
      length += out[k] * out[k];
    }
    double scale = length < 1e-24 ? 0 : r / Math.sqrt(length);
    return builder.vertex(
        core[0] + out[0] * scale,
        core[1] + out[1] * scale,
        core[2] + out[2] * scale,
        out[0],
        out[1],
        out[2]);
  }
}
