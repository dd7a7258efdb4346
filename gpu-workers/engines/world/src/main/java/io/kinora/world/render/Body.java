package io.kinora.world.render;

import io.kinora.world.geom.Mesh;

/**
 * One drawable thing of a scene. A thing with several materials is several bodies that get the same
 * transform.
 *
 * @param name unique in its scene; frame states refer to it
 * @param mesh shape in local metres; of a still body in world metres
 * @param motion whether and how frames may change it
 */
public record Body(String name, Mesh mesh, Material material, Motion motion) {

  /** What frame states may do to a body. */
  public enum Motion {
    /** Never changes; drawn where its mesh is. */
    STILL,
    /** Gets a transform per frame. */
    MOVING,
    /** Gets vertices (and optionally a transform) per frame; the triangles stay. */
    DEFORMING
  }

  public static Body still(String name, Mesh mesh, Material material) {
    return new Body(name, mesh, material, Motion.STILL);
  }

  public static Body moving(String name, Mesh mesh, Material material) {
    return new Body(name, mesh, material, Motion.MOVING);
  }

  public static Body deforming(String name, Mesh mesh, Material material) {
    return new Body(name, mesh, material, Motion.DEFORMING);
  }
}
