/**
 * Runs attempts: take an assignment, fetch the job, generate, upload, report; and the heartbeats
 * that keep their leases.
 *
 * <p>Invariant: a slot runs one attempt at a time, an attempt reports one outcome, and an attempt
 * whose fence was lost reports none.
 */
@NullMarked
package io.kinora.worker.execution;

import org.jspecify.annotations.NullMarked;
