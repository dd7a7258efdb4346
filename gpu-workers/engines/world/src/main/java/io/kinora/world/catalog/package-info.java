/**
 * What can be shown: substances, objects and environments, each with shape, look and physical
 * numbers. One file adds one entry; the catalogue finds it by id or by the words people use.
 *
 * <p>Invariant: an entry built twice from the same parameters is identical, its collision shapes
 * enclose what is seen, and its mass and substance are those of the real thing.
 */
@NullMarked
package io.kinora.world.catalog;

import org.jspecify.annotations.NullMarked;
