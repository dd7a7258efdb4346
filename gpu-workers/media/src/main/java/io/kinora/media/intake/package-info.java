/**
 * Checks pictures and clips that come from strangers. Whatever decodes them runs as a child process
 * with limits on memory, time and output, reads one local file and knows no network protocol.
 *
 * <p>Invariant: no byte of an upload is decoded inside this process.
 */
@NullMarked
package io.kinora.media.intake;

import org.jspecify.annotations.NullMarked;
