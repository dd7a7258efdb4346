package io.kinora.server.artifacts;

/**
 * What was stored.
 *
 * @param bytes its length
 * @param sha256 its digest, 32 bytes
 */
public record StoredArtifact(long bytes, byte[] sha256) {}
