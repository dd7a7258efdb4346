package io.kinora.remote.result;

import io.kinora.media.RgbImage;

/**
 * How pictures of one size fill another: scaled until both sides are covered, then cut evenly at
 * the longer one. Immutable.
 *
 * @param scaledWidth width after scaling, even
 * @param scaledHeight height after scaling, even
 * @param width wanted width
 * @param height wanted height
 */
record Fit(int scaledWidth, int scaledHeight, int width, int height) {
  static Fit cover(int fromWidth, int fromHeight, int width, int height) {
    var scale = Math.max((double) width / fromWidth, (double) height / fromHeight);
    return new Fit(even(fromWidth * scale, width), even(fromHeight * scale, height), width, height);
  }

  private static int even(double length, int least) {
    return Math.max(least, 2 * (int) Math.round(length / 2));
  }

  /** Whether anything is cut away. */
  boolean crops() {
    return scaledWidth != width || scaledHeight != height;
  }

  /** Cuts the middle out of a scaled picture. */
  byte[] crop(RgbImage scaled) {
    if (!crops()) return scaled.rgb();
    var rgb = new byte[width * height * 3];
    var left = (scaledWidth - width) / 2;
    var top = (scaledHeight - height) / 2;
    for (var y = 0; y < height; y++) {
      System.arraycopy(
          scaled.rgb(), ((top + y) * scaledWidth + left) * 3, rgb, y * width * 3, width * 3);
    }
    return rgb;
  }
}
