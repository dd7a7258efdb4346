/**
 * Makes several takes of one video and keeps the best. It stands above the engines, which know
 * nothing of it: each take is a job of its own to them. Invariant: a video of one take is what its
 * engine made, untouched and unjudged.
 */
@NullMarked
package io.kinora.worker.takes;

import org.jspecify.annotations.NullMarked;
