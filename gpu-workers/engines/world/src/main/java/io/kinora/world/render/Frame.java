package io.kinora.world.render;

/**
 * The facts about the frame that is being drawn.
 *
 * @param view the camera now
 * @param previous the camera one frame ago, with the jitter of now
 * @param number counts from 0 at the start of the renderer
 * @param first whether there is no history to build on
 */
record Frame(FrameState state, View view, View previous, int number, boolean first) {}
