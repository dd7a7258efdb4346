package io.kinora.world.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A named or mixed colour as people write it: sRGB, 8 bits each. In JSON it is {@code "#rrggbb"}.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Rgb(int red, int green, int blue) {
  public Rgb {
    if (((red | green | blue) & ~0xff) != 0) {
      throw new IllegalArgumentException("colour out of range");
    }
  }

  /**
   * Reads {@code #rrggbb}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  @JsonCreator
  public static Rgb parse(String hex) {
    if (!hex.matches("#[0-9a-fA-F]{6}")) throw new IllegalArgumentException("not a colour: " + hex);
    var value = Integer.parseInt(hex.substring(1), 16);
    return new Rgb(value >> 16, (value >> 8) & 0xff, value & 0xff);
  }

  /** Linear light of the three channels, 0 to 1 (IEC 61966-2-1). */
  public float[] linear() {
    return new float[] {linear(red), linear(green), linear(blue)};
  }

  private static float linear(int channel) {
    var c = channel / 255.0;
    return (float) (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
  }

  @JsonValue
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }
}
