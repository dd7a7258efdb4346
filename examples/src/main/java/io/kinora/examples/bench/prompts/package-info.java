/**
 * The prompt book: every prompt of {@code examples/prompts} rendered by the world engine into one
 * page, to be looked at by people.
 *
 * <p>Invariant: a prompt keeps its number as long as those before it stay, and one seed for all
 * makes every run of the book comparable with the last.
 */
@NullMarked
package io.kinora.examples.bench.prompts;

import org.jspecify.annotations.NullMarked;
