/**
 * From whatever a model delivers to what was promised.
 *
 * <p>Invariant: a normalized video has exactly the requested size and duration, and says in its
 * notes what the model did not deliver.
 */
@NullMarked
package io.kinora.remote.result;

import org.jspecify.annotations.NullMarked;
