/**
 * Characters: who looks the same in every video, made from a short clip and named in prompts.
 *
 * <p>Invariant: a character is visible in its project alone, and its clip is kept as long as it is.
 */
@NullMarked
package io.kinora.server.characters;

import org.jspecify.annotations.NullMarked;
