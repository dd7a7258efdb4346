package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Simplifier;
import io.kinora.world.render.Material;
import org.jspecify.annotations.Nullable;

/**
 * One material of a figure: its mesh in the model pose, how it follows the joints, and how the face
 * moves it, or null where it does not.
 */
record Part(
    String name,
    Mesh mesh,
    Material material,
    SkinWeights weights,
    @Nullable Morph morph) {
  Part(String name, Mesh mesh, Material material, SkinWeights weights) {
    this(name, mesh, material, weights, null);
  }

  /** The part with at most {@code triangles}, for a part that the face does not move. */
  Part reduced(int triangles) {
    if (mesh.triangleCount() <= triangles) return this;
    var simple = Simplifier.reduce(mesh, triangles);
    return new Part(name, simple.mesh(), material, weights.of(simple.kept()));
  }
}
