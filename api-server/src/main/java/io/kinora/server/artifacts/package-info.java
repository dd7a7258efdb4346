/**
 * The bytes: where finished files are kept, and links that let a worker or a browser reach one of
 * them for a while.
 *
 * <p>Invariant: a key is written once and appears complete or not at all.
 */
@NullMarked
package io.kinora.server.artifacts;

import org.jspecify.annotations.NullMarked;
