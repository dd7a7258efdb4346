/**
 * The places of the catalogue, one file each. Every place has its ground at y = 0 where the action
 * is and looks complete from its camera spot in a half circle around the stage.
 */
@NullMarked
package io.kinora.world.catalog.environments;

import org.jspecify.annotations.NullMarked;
