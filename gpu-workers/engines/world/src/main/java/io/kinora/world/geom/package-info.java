/**
 * Owns shapes: vectors, rotations, triangle meshes and the ways to make them. Every mesh made here
 * is wound counter-clockwise seen from outside and carries unit normals that point outwards;
 * nothing here knows how a mesh is drawn or how it moves.
 */
@NullMarked
package io.kinora.world.geom;

import org.jspecify.annotations.NullMarked;
