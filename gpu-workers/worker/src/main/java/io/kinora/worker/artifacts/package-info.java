/**
 * Moves files between the work folder and the artifact store over signed URLs.
 *
 * <p>Invariant: what is told to the server as an artifact was sent with that length and SHA-256.
 */
@NullMarked
package io.kinora.worker.artifacts;

import org.jspecify.annotations.NullMarked;
