/**
 * Organisations, their projects and their keys, and who the caller of a request is.
 *
 * <p>Invariant: a key itself is never stored or logged; what is stored is its keyed hash.
 */
@NullMarked
package io.kinora.server.accounts;

import org.jspecify.annotations.NullMarked;
