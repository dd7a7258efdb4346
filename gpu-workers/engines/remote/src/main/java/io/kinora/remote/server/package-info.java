/**
 * Engines that drive an inference server over HTTP: one adapter for each kind of server, and one
 * engine that runs any of them.
 *
 * <p>Invariant: a server is untrusted and forgets. A job that it no longer knows, a broken answer
 * or a missed deadline costs an attempt and is never put down to the user; no path and no URL of a
 * client reaches it, only bytes that were checked.
 */
@NullMarked
package io.kinora.remote.server;

import org.jspecify.annotations.NullMarked;
