/**
 * Videos of more than one clip: shots, segments that go on where the last one ended, and several
 * takes of which the best is kept.
 *
 * <p>Invariant: a clip that was made is never made again while the worker's disk lasts. Each one is
 * kept under a name that says all that it was made from, so a later attempt at the video finds it
 * and goes on with the next.
 */
@NullMarked
package io.kinora.remote.film;

import org.jspecify.annotations.NullMarked;
