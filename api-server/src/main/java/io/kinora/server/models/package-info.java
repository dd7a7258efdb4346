/**
 * The catalogue: what can be asked for and which model of an engine makes it.
 *
 * <p>Invariant: it is read once at start and does not change while the server runs.
 */
@NullMarked
package io.kinora.server.models;

import org.jspecify.annotations.NullMarked;
