package io.kinora.world.check;

import io.kinora.media.RgbImage;

/**
 * Which pixels belong to a body of one strong colour, by hue and saturation, so that light and
 * shade do not matter.
 *
 * @param hue degrees on the colour circle, 0 red, 120 green, 240 blue
 * @param tolerance degrees to either side
 * @param saturation least saturation, 0 to 1
 * @param value least brightness, 0 to 1
 */
public record ColourGate(double hue, double tolerance, double saturation, double value) {
  boolean accepts(RgbImage image, int x, int y) {
    var r = image.channel(x, y, 0) / 255.0;
    var g = image.channel(x, y, 1) / 255.0;
    var b = image.channel(x, y, 2) / 255.0;
    var max = Math.max(r, Math.max(g, b));
    var chroma = max - Math.min(r, Math.min(g, b));
    if (max < value || chroma < saturation * max || chroma == 0) return false;
    var angle = Math.abs(hue(r, g, b, max, chroma) - hue) % 360;
    return Math.min(angle, 360 - angle) <= tolerance;
  }

  private static double hue(double r, double g, double b, double max, double chroma) {
    if (max == r) return 60 * (((g - b) / chroma + 6) % 6);
    if (max == g) return 60 * ((b - r) / chroma + 2);
    return 60 * ((r - g) / chroma + 4);
  }
}
