package io.kinora.world.prompt;

/**
 * The words of one shot.
 *
 * @param text what is to be seen
 * @param seconds length that was asked for, or 0
 */
record ShotText(String text, double seconds) {}
