/**
 * Where videos come from: the key that signs their credentials, the marks in their pictures, and
 * what can be told of a file that somebody brings.
 *
 * <p>Invariant: the signing key never leaves this process, it signs nothing but credentials, and no
 * project learns of another's videos.
 */
@NullMarked
package io.kinora.server.provenance;

import org.jspecify.annotations.NullMarked;
