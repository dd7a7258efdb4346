/**
 * Owns the picture: what a scene looks like and how one frame of it becomes RGB bytes, in plain
 * Java and on the CPU. The same scene, frame states and settings give the same bytes whatever the
 * number of threads.
 */
@NullMarked
package io.kinora.world.render;

import org.jspecify.annotations.NullMarked;
