/**
 * The people of an organisation and the invites by which they become it.
 *
 * <p>Invariants: only an owner makes or unmakes an owner, and an organisation that has one keeps
 * one; an invite works once.
 */
@NullMarked
package io.kinora.server.members;

import org.jspecify.annotations.NullMarked;
