package io.kinora.world.render;

/**
 * A linear-light colour with Rec. 709 primaries; 0..1 for reflectances, unbounded for light.
 * Immutable.
 */
public record Rgb(float r, float g, float b) {
  public static final Rgb BLACK = new Rgb(0, 0, 0);
  public static final Rgb WHITE = new Rgb(1, 1, 1);

  public static Rgb grey(double value) {
    return new Rgb((float) value, (float) value, (float) value);
  }

  /** From an sRGB colour such as {@code 0xE07B39} (IEC 61966-2-1). */
  public static Rgb srgb(int hex) {
    return new Rgb(linear((hex >> 16) & 255), linear((hex >> 8) & 255), linear(hex & 255));
  }

  private static float linear(int value) {
    double v = value / 255.0;
    return (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
  }

  public Rgb times(double factor) {
    return new Rgb((float) (r * factor), (float) (g * factor), (float) (b * factor));
  }

  public Rgb mix(Rgb other, double t) {
    float f = (float) t;
    return new Rgb(r + (other.r - r) * f, g + (other.g - g) * f, b + (other.b - b) * f);
  }
}
