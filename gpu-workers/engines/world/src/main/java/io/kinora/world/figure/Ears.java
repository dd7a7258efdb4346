package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;

/** The ears of a head. */
final class Ears {
  private Ears() {}

  static Part part(HeadShape shape, Material skin) {
    var local = SurfaceNets.mesh(
        left(), new Vec3(0.055, 0.02, -0.05), new Vec3(0.105, 0.115, 0.025), 0.0046);
    var wide = 1 + (shape.wide() - 1) * 0.9;
    var b = new MeshBuilder();
    for (var mesh : new Mesh[] {local, Mirror.of(local)}) {
      var p = mesh.positions().clone();
      for (var i = 0; i < p.length; i += 3) {
        var at = shape.world(new Vec3(p[i] * wide, p[i + 1], p[i + 2]));
        p[i] = (float) at.x();
        p[i + 1] = (float) at.y();
        p[i + 2] = (float) at.z();
      }
      b.add(new Mesh(p, mesh.normals(), mesh.triangles()));
    }
    var mesh = b.build();
    return new Part(
        "ears", mesh, skin, SkinWeights.rigid(mesh.vertexCount(), Joint.HEAD.ordinal()));
  }

  /** A leaning shell with a rolled rim, a hollow and a lobe, in the head's own measure. */
  private static Blobs left() {
    var b = Blobs.plain();
    var middle = new Vec3(0.0765, 0.066, -0.012);
    b.ball(middle, 0.0075, 0.0265, 0.0165, -0.18, -0.22, 0.004);
    b.carveBall(middle.plus(0.0085, -0.002, 0.003), 0.0075, 0.0175, 0.0095, -0.18, -0.22, 0.004);
    var steps = 14;
    for (var k = 0; k < steps; k++) {
      b.cone(rim(middle, k, steps), rim(middle, k + 1, steps), 0.0034, 0.0034, 0.0022);
    }
    b.ball(middle.plus(-0.0005, -0.026, 0.0055), 0.005, 0.0085, 0.0068, 0, 0, 0.006);
    b.ball(middle.plus(-0.001, -0.006, 0.0125), 0.0048, 0.006, 0.0035, 0, 0, 0.004);
    return b.build();
  }

  private static Vec3 rim(Vec3 middle, int k, int steps) {
    var a = Math.toRadians(-35 + 255.0 * k / steps);
    var y = 0.0275 * Math.sin(a);
    var z = 0.0175 * Math.cos(a) - 0.18 * y;
    return middle.plus(0.0045 + 0.22 * y - 0.25 * z, y, z);
  }
}
