package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Normals;

/**
 * Displacements of a part's vertices by the features of a face. Reuses its buffers: one thread at a
 * time.
 */
final class Morph {
  private final Mesh mesh;
  private final float[][] deltas;
  private final float[] smooth;
  private final float[] positions;
  private final float[] normals;
  private final float[] moved;

  /**
   * @param deltas by {@link Feature}, x, y, z per vertex in metres; empty for a feature that leaves
   *     the part alone
   */
  Morph(Mesh mesh, float[][] deltas) {
    this.mesh = mesh;
    this.deltas = deltas;
    this.smooth = Normals.smooth(mesh.positions(), mesh.triangles());
    this.positions = new float[smooth.length];
    this.normals = new float[smooth.length];
    this.moved = new float[smooth.length];
  }

  float[] positions() {
    return positions;
  }

  float[] normals() {
    return normals;
  }

  /**
   * Works out positions and normals for a face. Normals keep the detail they had and turn as the
   * mesh does.
   */
  void apply(Face face) {
    System.arraycopy(mesh.positions(), 0, positions, 0, positions.length);
    for (var feature : Feature.values()) {
      var delta = deltas[feature.ordinal()];
      var weight = (float) face.get(feature);
      if (delta.length == 0 || weight == 0) continue;
      for (var i = 0; i < positions.length; i++) {
        positions[i] += weight * delta[i];
      }
    }
    Normals.smooth(positions, mesh.triangles(), moved);
    var fine = mesh.normals();
    for (var i = 0; i < normals.length; i += 3) {
      turn(fine, i);
    }
  }

  private void turn(float[] fine, int i) {
    var x = fine[i] + moved[i] - smooth[i];
    var y = fine[i + 1] + moved[i + 1] - smooth[i + 1];
    var z = fine[i + 2] + moved[i + 2] - smooth[i + 2];
    var s = 1 / (float) Math.max(1e-6, Math.sqrt(x * x + y * y + z * z));
    normals[i] = x * s;
    normals[i + 1] = y * s;
    normals[i + 2] = z * s;
  }
}
