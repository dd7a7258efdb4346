package io.kinora.world.catalog;

import io.kinora.world.geom.Mesh;
import io.kinora.world.render.Material;
import org.jspecify.annotations.Nullable;

/**
 * One visible piece of an object, in one material.
 *
 * @param name unique within its object
 * @param mesh in the object's frame
 * @param material look
 * @param axle what it turns about as the object goes ahead, or null
 */
public record Piece(
    String name, Mesh mesh, Material material, @Nullable Axle axle) {
  /** A piece that does not turn. */
  public Piece(String name, Mesh mesh, Material material) {
    this(name, mesh, material, null);
  }
}
