/**
 * An engine that films a test card instead of what the prompt says, for tests that are about
 * everything around the picture.
 *
 * <p>Invariant: its files are real ones, of the size and length that was asked for.
 */
@NullMarked
package io.kinora.examples.card;

import org.jspecify.annotations.NullMarked;
