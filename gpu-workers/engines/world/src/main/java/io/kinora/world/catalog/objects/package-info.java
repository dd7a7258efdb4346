/**
 * The things of the catalogue, one file per family. Every number that physics uses is that of a
 * real thing, with its source where it is not common knowledge.
 */
@NullMarked
package io.kinora.world.catalog.objects;

import org.jspecify.annotations.NullMarked;
