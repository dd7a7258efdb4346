package io.kinora.world.film;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Deformation;

/** The strings of a net as thin four-sided rods between its knots. */
final class NetMesh {
  private static final double RADIUS = 0.0035;
  private static final int SIDES = 4;

  private final int[] threads;

  /** @param threads pairs of knot numbers */
  NetMesh(int[] threads) {
    this.threads = threads.clone();
  }

  /** The net as it hangs in one frame. */
  Mesh mesh(float[] knots) {
    var d = deformation(knots);
    var builder = new MeshBuilder();
    for (var i = 0; i < d.positions().length; i += 3)
      builder.vertex(point(d.positions(), i), point(d.normals(), i));
    for (var rod = 0; rod < threads.length / 2; rod++) {
      for (var k = 0; k < SIDES; k++) {
        var a = rod * 2 * SIDES + k;
        var b = rod * 2 * SIDES + (k + 1) % SIDES;
        builder.quad(a, b, b + SIDES, a + SIDES);
      }
    }
    return builder.build();
  }

  Deformation deformation(float[] knots) {
    var n = threads.length / 2 * 2 * SIDES * 3;
    var positions = new float[n];
    var normals = new float[n];
    for (var rod = 0; rod < threads.length / 2; rod++) {
      var a = point(knots, 3 * threads[2 * rod]);
      var b = point(knots, 3 * threads[2 * rod + 1]);
      var along = b.minus(a).unit();
      var u = along.cross(Math.abs(along.y()) < 0.9 ? Vec3.Y : Vec3.X).unit();
      var v = along.cross(u);
      for (var k = 0; k < 2 * SIDES; k++) {
        var angle = 2 * Math.PI * (k % SIDES) / SIDES;
        var out = u.times(StrictMath.cos(angle)).plus(v, StrictMath.sin(angle));
        var i = 3 * (rod * 2 * SIDES + k);
        store(positions, i, (k < SIDES ? a : b).plus(out, RADIUS));
        store(normals, i, out);
      }
    }
    return new Deformation(positions, normals);
  }

  private static Vec3 point(float[] values, int i) {
    return new Vec3(values[i], values[i + 1], values[i + 2]);
  }

  private static void store(float[] values, int i, Vec3 v) {
    values[i] = (float) v.x();
    values[i + 1] = (float) v.y();
    values[i + 2] = (float) v.z();
  }
}
