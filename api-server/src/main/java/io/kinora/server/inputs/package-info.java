/**
 * What requests bring along: reference pictures and clips, checked, kept, and forgotten when no
 * video needs them any more.
 *
 * <p>Invariant: what is kept has been decoded to its end in a confined process, and a picture's
 * bytes are of our own making.
 */
@NullMarked
package io.kinora.server.inputs;

import org.jspecify.annotations.NullMarked;
