package io.kinora.protocol;

/**
 * A small picture of a video as it is being made.
 *
 * @param jpeg a JPEG file, as base64
 */
public record PreviewPicture(String jpeg) {
  /** The largest file that a server takes. */
  public static final int MAX_BYTES = 64 << 10;
}
