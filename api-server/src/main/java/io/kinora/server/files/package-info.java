/**
 * The Files API: what a project uploads once and names by id in many requests, and what batches
 * leave behind.
 *
 * <p>Invariant: a file is visible in its project alone, and its bytes never change.
 */
@NullMarked
package io.kinora.server.files;

import org.jspecify.annotations.NullMarked;
