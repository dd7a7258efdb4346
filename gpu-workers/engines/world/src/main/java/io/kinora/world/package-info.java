/**
 * The embedded engine: makes videos by simulating a small world. The worker finds it as
 * {@code world}; everything below serves this package.
 *
 * <p>Invariant: the same request gives the same pictures, whatever the number of threads.
 */
@NullMarked
package io.kinora.world;

import org.jspecify.annotations.NullMarked;
