/**
 * Owns the procedural surfaces. Each fills space without texture coordinates, leaves out detail
 * that is smaller than a pixel, and draws lines with analytic coverage, so that surfaces stay calm
 * in motion. All are stateless.
 */
@NullMarked
package io.kinora.world.render.texture;

import org.jspecify.annotations.NullMarked;
