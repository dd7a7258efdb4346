package io.kinora.protocol;

/** @param signature ES256, 64 bytes, as base64 */
public record SigningReply(String signature) {}
