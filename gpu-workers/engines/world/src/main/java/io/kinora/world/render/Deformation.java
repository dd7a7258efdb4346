package io.kinora.world.render;

/**
 * Vertices of a deforming body for one frame, in the order of its mesh. The arrays may be reused
 * after the frame.
 */
public record Deformation(float[] positions, float[] normals) {
  public Deformation {
    if (positions.length != normals.length) {
      throw new IllegalArgumentException("positions and normals do not match");
    }
  }
}
