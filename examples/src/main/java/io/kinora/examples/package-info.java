/**
 * One runnable program for each use of a Kinora server, and the demo that starts a server of its
 * own. Each program reads {@code KINORA_BASE_URL} and {@code KINORA_API_KEY} (or their
 * {@code OPENAI_} twins) and nothing else.
 *
 * <p>Invariant: the build compiles every program and runs it against a real server.
 */
@NullMarked
package io.kinora.examples;

import org.jspecify.annotations.NullMarked;
