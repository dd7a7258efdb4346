package io.kinora.remote.result;

import java.nio.file.Path;

/**
 * A clip as it came, and which part of it is shown.
 *
 * @param raw any container and codec that FFmpeg's libraries read
 * @param seconds how long its part lasts
 * @param skipFrames frames that are left out at its start, such as one that repeats the end of the
 *     clip before
 */
public record Piece(Path raw, int seconds, int skipFrames) {}
