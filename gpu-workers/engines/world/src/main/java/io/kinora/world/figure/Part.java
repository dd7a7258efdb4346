package io.kinora.world.figure;

import io.kinora.world.geom.Mesh;
import io.kinora.world.render.Material;

/** One material of a figure: its mesh in the model pose and how it follows the joints. */
record Part(String name, Mesh mesh, Material material, SkinWeights weights) {}
