/**
 * The database: the PostgreSQL that this server starts itself or is pointed at, its migrations, the
 * connection pool, and the ids of rows.
 *
 * <p>Invariant: a transaction that has committed is on disk, also in the embedded server, which
 * runs with fsync on.
 */
@NullMarked
package io.kinora.server.db;

import org.jspecify.annotations.NullMarked;
