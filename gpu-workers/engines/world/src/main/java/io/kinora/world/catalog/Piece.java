package io.kinora.world.catalog;

import io.kinora.world.geom.Mesh;
import io.kinora.world.render.Material;

/**
 * One visible piece of an object, in one material.
 *
 * @param name unique within its object
 * @param mesh in the object's frame
 * @param material look
 */
public record Piece(String name, Mesh mesh, Material material) {}
