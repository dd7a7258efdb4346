package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;

/**
 * A piece of clothing in the model pose.
 *
 * @param shape its closed solid
 * @param scissors positive where the cloth is cut away: neck hole, sleeves, hem
 * @param bones what it hangs on
 * @param cell size of its triangles in metres
 * @param passes how far it takes up bends, see {@link SkinWeights#spread}
 */
record Garment(
    String name,
    Sdf shape,
    Sdf scissors,
    Material material,
    SkinWeights.Bones bones,
    double cell,
    int passes) {
  /** How deep under the cloth skin must lie to be left out. */
  private static final double HIDDEN = 0.002;

  Part part(Vec3 low, Vec3 high) {
    var closed = SurfaceNets.mesh(shape, low, high, cell);
    var mesh = MeshCut.keep(closed, scissors, 0.008);
    return new Part(name, mesh, material, SkinWeights.spread(mesh, bones, passes));
  }

  /** Whether a point of the skin cannot be seen under this garment. */
  boolean hides(double x, double y, double z) {
    return scissors.at(x, y, z) < -0.02 && shape.at(x, y, z) < -HIDDEN;
  }

  /** Positive where a point of the skin may be seen. */
  double visible(double x, double y, double z) {
    return Math.max(scissors.at(x, y, z) + 0.02, shape.at(x, y, z) + HIDDEN);
  }
}
