package io.kinora.server.videos;

/**
 * A file of a finished video.
 *
 * @param key where the store keeps it
 * @param sha256 its digest
 */
public record ContentFile(String key, String contentType, long bytes, byte[] sha256) {}
