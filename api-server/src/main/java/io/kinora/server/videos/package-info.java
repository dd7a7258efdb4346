/**
 * Videos as their owners see them: create, list, get, delete, cancel, content.
 *
 * <p>Invariant: a video is visible in its project alone, and an accepted one is committed before
 * the answer is sent.
 */
@NullMarked
package io.kinora.server.videos;

import org.jspecify.annotations.NullMarked;
