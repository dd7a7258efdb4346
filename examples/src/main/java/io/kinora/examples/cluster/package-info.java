/**
 * Whole clusters of real processes on this machine, for programs that hurt them: PostgreSQL, API
 * servers, and workers with an engine that renders nothing.
 *
 * <p>Invariant: what was started here is stopped here, frozen processes included, however the
 * program ends, unless it is killed outright.
 */
@NullMarked
package io.kinora.examples.cluster;

import org.jspecify.annotations.NullMarked;
