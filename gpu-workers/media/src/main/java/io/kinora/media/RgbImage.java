package io.kinora.media;

/**
 * A picture in sRGB. Immutable by convention: neither maker nor reader changes the array.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param rgb rows from the top, 3 bytes per pixel, no padding
 */
public record RgbImage(int width, int height, byte[] rgb) {
  public RgbImage {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("picture has no pixels: " + width + "x" + height);
    }
    if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
      throw new IllegalArgumentException(
          "a " + width + "x" + height + " picture does not take " + rgb.length + " bytes");
    }
  }

  /** One channel of one pixel, 0 to 255. */
  public int channel(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xff;
  }
}
