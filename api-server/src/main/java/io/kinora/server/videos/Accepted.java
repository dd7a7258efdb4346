package io.kinora.server.videos;

/**
 * The video that answers a submission.
 *
 * @param isReplay whether an earlier submission made it
 */
record Accepted(Video video, boolean isReplay) {}
