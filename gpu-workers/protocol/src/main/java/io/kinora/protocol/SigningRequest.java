package io.kinora.protocol;

/**
 * A worker asks the server to sign the credentials of a video, because no worker holds the key.
 *
 * @param toBeSigned what COSE signs (RFC 9052, section 4.4), as base64
 */
public record SigningRequest(String toBeSigned) {}
