/**
 * What was done to an organisation, by whom, from where.
 *
 * <p>Invariant: an entry is written by the transaction that does the deed, and never changed or
 * removed.
 */
@NullMarked
package io.kinora.server.audit;

import org.jspecify.annotations.NullMarked;
