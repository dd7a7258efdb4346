/**
 * What an operator sees and steers: the workers, the queue, and the attempts at any video; and what
 * everybody may know of how busy it all is.
 *
 * <p>Invariant: only an admin key of the operator's organisation gets here, but for the capacity,
 * which names nobody.
 */
@NullMarked
package io.kinora.server.fleet;

import org.jspecify.annotations.NullMarked;
