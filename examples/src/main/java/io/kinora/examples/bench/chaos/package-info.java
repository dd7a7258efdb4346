/**
 * Hurts a cluster of real processes while clients use it, and checks afterwards what the clients
 * saw against what the database says.
 *
 * <p>Invariant: a fault undoes itself, so that after it the cluster is whole again; and the check
 * believes nobody but the clients' own notes and the committed rows.
 */
@NullMarked
package io.kinora.examples.bench.chaos;

import org.jspecify.annotations.NullMarked;
