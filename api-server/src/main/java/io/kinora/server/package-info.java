/**
 * The composition root: the application, its configuration, and its command line.
 *
 * <p>Invariant: this is the only package that knows all features.
 */
@NullMarked
package io.kinora.server;

import org.jspecify.annotations.NullMarked;
