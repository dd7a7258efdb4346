package io.kinora.world.geom;

import java.util.ArrayList;
import java.util.List;

/** A polygon pushed along z; the caps are cut into triangles by clipping ears. */
final class Prism {
  private Prism() {}

  static Mesh build(List<double[]> outline, double depth) {
    var builder = new MeshBuilder();
    double h = depth / 2;
    int n = outline.size();
    for (int i = 0; i < n; i++) {
      double[] a = outline.get(i);
      double[] b = outline.get((i + 1) % n);
      builder.flatQuad(
          new Vec3(a[0], a[1], h),
          new Vec3(a[0], a[1], -h),
          new Vec3(b[0], b[1], -h),
          new Vec3(b[0], b[1], h));
    }
    int front = -1;
    int back = -1;
    for (double[] p : outline) {
      int f = builder.vertex(p[0], p[1], h, 0, 0, 1);
      int k = builder.vertex(p[0], p[1], -h, 0, 0, -1);
      front = front < 0 ? f : front;
      back = back < 0 ? k : back;
    }
    for (int[] t : ears(outline)) {
      builder.triangle(front + 2 * t[0], front + 2 * t[1], front + 2 * t[2]);
      builder.triangle(back + 2 * t[0], back + 2 * t[2], back + 2 * t[1]);
    }
    return builder.build();
  }

  private static List<int[]> ears(List<double[]> outline) {
    var left = new ArrayList<Integer>();
    for (int i = 0; i < outline.size(); i++) {
      left.add(i);
    }
    var ears = new ArrayList<int[]>();
    while (left.size() > 3) {
      int at = nextEar(outline, left);
      int n = left.size();
      ears.add(new int[] {left.get((at + n - 1) % n), left.get(at), left.get((at + 1) % n)});
      left.remove(at);
    }
    ears.add(new int[] {left.get(0), left.get(1), left.get(2)});
    return ears;
  }

  private static int nextEar(List<double[]> outline, List<Integer> left) {
    int n = left.size();
    for (int i = 0; i < n; i++) {
      double[] a = outline.get(left.get((i + n - 1) % n));
      double[] b = outline.get(left.get(i));
      double[] c = outline.get(left.get((i + 1) % n));
      if (cross(a, b, c) > 0 && empty(outline, left, a, b, c)) {
        return i;
      }
    }
    return 0;
  }

  private static boolean empty(
      List<double[]> outline, List<Integer> left, double[] a, double[] b, double[] c) {
    for (int k : left) {
      double[] p = outline.get(k);
      boolean corner = p == a || p == b || p == c;
      if (!corner && cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static double cross(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }
}
