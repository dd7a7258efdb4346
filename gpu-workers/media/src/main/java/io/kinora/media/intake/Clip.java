package io.kinora.media.intake;

/**
 * A clip that decodes from its first frame to its last.
 *
 * @param seconds how long it is, as decoded
 * @param sound whether it has a sound track
 */
public record Clip(
    FileKind kind, int width, int height, int frames, double seconds, boolean sound) {}
