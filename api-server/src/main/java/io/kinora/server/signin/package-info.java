/**
 * Signing in at the dashboard with a link that comes by e-mail.
 *
 * <p>Invariants: a link works once, for fifteen minutes, in the browser that asked for it, and only
 * the newest of a member; nobody learns by asking whether an address is a member's.
 */
@NullMarked
package io.kinora.server.signin;

import org.jspecify.annotations.NullMarked;
