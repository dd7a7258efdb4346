package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import java.util.Arrays;

/**
 * Which vertices of a mesh share an edge, for spreading values over it. Vertices at one place count
 * as one.
 */
final class Neighbours {
  private final int[] start;
  private final int[] other;

  Neighbours(Mesh mesh) {
    var t = mesh.triangles();
    var n = mesh.vertexCount();
    start = new int[n + 1];
    for (var v : t) {
      start[v + 1] += 2;
    }
    for (var i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    other = new int[start[n]];
    var fill = Arrays.copyOf(start, n);
    for (var i = 0; i < t.length; i += 3) {
      for (var k = 0; k < 3; k++) {
        var v = t[i + k];
        other[fill[v]++] = t[i + (k + 1) % 3];
        other[fill[v]++] = t[i + (k + 2) % 3];
      }
    }
  }

  /** Repeated averages with the neighbours, half and half. */
  float[] smooth(float[] field, int passes) {
    var from = field;
    for (var pass = 0; pass < passes; pass++) {
      var to = new float[from.length];
      for (var i = 0; i < from.length; i++) {
        to[i] = average(from, i);
      }
      from = to;
    }
    return from;
  }

  private float average(float[] from, int i) {
    if (start[i] == start[i + 1]) return from[i];
    var sum = 0f;
    for (var k = start[i]; k < start[i + 1]; k++) {
      sum += from[other[k]];
    }
    return 0.4f * from[i] + 0.6f * sum / (start[i + 1] - start[i]);
  }
}
