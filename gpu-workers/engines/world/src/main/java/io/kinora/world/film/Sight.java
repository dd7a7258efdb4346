package io.kinora.world.film;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Body;
import java.util.List;

/** Knows what the still bodies of a scene hide and where they are in the way of the camera. */
final class Sight {
  private record Obstacle(Mesh mesh, float[] box) {}

  private final List<Obstacle> obstacles;

  Sight(List<Body> bodies) {
    obstacles = bodies.stream()
        .filter(b -> b.motion() == Body.Motion.STILL)
        .map(b -> new Obstacle(b.mesh(), b.mesh().bounds()))
        .toList();
  }

  /** Whether nothing stands between two points. */
  boolean isClear(Vec3 from, Vec3 to) {
    var way = to.minus(from);
    return hit(from, way.unit(), way.length()) >= way.length();
  }

  /** How far one can go in a direction until the first surface, at most {@code limit} metres. */
  double hit(Vec3 from, Vec3 direction, double limit) {
    var nearest = limit;
    for (var o : obstacles) {
      if (crosses(o.box(), from, direction, nearest))
        nearest = nearest(o.mesh(), from, direction, nearest);
    }
    return nearest;
  }

  /** Metres of free room around a place, looked for in fourteen directions up to a limit. */
  double room(Vec3 at, double limit) {
    var least = limit;
    for (var i = 0; i < 14; i++) {
      var a = 2 * Math.PI * (i % 6) / 6;
      var tilt = i < 6 ? 0 : i < 12 ? 0.7 : 0;
      var d = i == 12
          ? Vec3.Y
          : i == 13
              ? Vec3.Y.times(-1)
              : new Vec3(StrictMath.cos(a), tilt, StrictMath.sin(a)).unit();
      least = Math.min(least, hit(at, d, least));
    }
    return least;
  }

  /** Slab test (A. Williams et al., An Efficient and Robust Ray-Box Intersection Algorithm). */
  private static boolean crosses(float[] box, Vec3 from, Vec3 d, double limit) {
    var near = 0.0;
    var far = limit;
    double[] o = {from.x(), from.y(), from.z()};
    double[] v = {d.x(), d.y(), d.z()};
    for (var k = 0; k < 3; k++) {
      if (Math.abs(v[k]) < 1e-12) {
        if (o[k] < box[k] || o[k] > box[k + 3]) return false;
        continue;
      }
      var a = (box[k] - o[k]) / v[k];
      var b = (box[k + 3] - o[k]) / v[k];
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
    }
    return near <= far + 1e-9;
  }

  private static double nearest(Mesh mesh, Vec3 from, Vec3 d, double limit) {
    var p = mesh.positions();
    var t = mesh.triangles();
    var nearest = limit;
    for (var i = 0; i < t.length; i += 3) {
      nearest =
          Math.min(nearest, triangle(p, 3 * t[i], 3 * t[i + 1], 3 * t[i + 2], from, d, nearest));
    }
    return nearest;
  }

  /**
   * Ray and triangle (T. Moeller, B. Trumbore, Fast, Minimum Storage Ray/Triangle Intersection).
   */
  private static double triangle(float[] p, int a, int b, int c, Vec3 from, Vec3 d, double limit) {
    double e1x = p[b] - p[a];
    double e1y = p[b + 1] - p[a + 1];
    double e1z = p[b + 2] - p[a + 2];
    double e2x = p[c] - p[a];
    double e2y = p[c + 1] - p[a + 1];
    double e2z = p[c + 2] - p[a + 2];
    var hx = d.y() * e2z - d.z() * e2y;
    var hy = d.z() * e2x - d.x() * e2z;
    var hz = d.x() * e2y - d.y() * e2x;
    var det = e1x * hx + e1y * hy + e1z * hz;
    if (Math.abs(det) < 1e-14) return limit;
    var sx = from.x() - p[a];
    var sy = from.y() - p[a + 1];
    var sz = from.z() - p[a + 2];
    var u = (sx * hx + sy * hy + sz * hz) / det;
    if (u < 0 || u > 1) return limit;
    var qx = sy * e1z - sz * e1y;
    var qy = sz * e1x - sx * e1z;
    var qz = sx * e1y - sy * e1x;
    var v = (d.x() * qx + d.y() * qy + d.z() * qz) / det;
    if (v < 0 || u + v > 1) return limit;
    var t = (e2x * qx + e2y * qy + e2z * qz) / det;
    return t > 1e-6 && t < limit ? t : limit;
  }
}
