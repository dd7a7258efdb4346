/**
 * Everything that is heard: what bodies sound like when they meet, the background of a place,
 * speech, and how it all reaches the listener.
 *
 * <p>Invariant: sound follows from recorded events alone, at 48 kHz, in pascal until it is
 * mastered, and the same events, listener and seed give the same samples.
 */
@NullMarked
package io.kinora.world.audio;

import org.jspecify.annotations.NullMarked;
