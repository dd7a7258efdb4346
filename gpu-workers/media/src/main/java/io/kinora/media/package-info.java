/**
 * Video and picture files, over FFmpeg's C libraries: writing and reading MP4, thumbnails, sprite
 * sheets, probing.
 *
 * <p>Invariant: a finished file appears under its name complete or not at all, and no native memory
 * outlives the object that asked for it.
 */
@NullMarked
package io.kinora.media;

import org.jspecify.annotations.NullMarked;
