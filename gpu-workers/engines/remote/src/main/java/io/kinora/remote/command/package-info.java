/**
 * An engine that is a program of any language: a long-lived child process that speaks JSON lines on
 * its standard input and output. The protocol is described in {@code docs/command-engine.md}.
 *
 * <p>Invariant: a program that dies, hangs or talks nonsense costs one attempt, never the worker;
 * it is started again with a growing delay.
 */
@NullMarked
package io.kinora.remote.command;

import org.jspecify.annotations.NullMarked;
