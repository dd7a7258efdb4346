package io.kinora.world.catalog;

import io.kinora.world.render.Rgb;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may vary from one thing of a kind to the next.
 *
 * @param scale size against the usual one
 * @param color of what is usually coloured on it, or null for its own colour
 * @param substance what it is made of instead of the usual, or null
 * @param details further facts such as {@code pattern}
 * @param seed for small variation
 */
public record ObjectParams(
    double scale,
    @Nullable Rgb color,
    @Nullable Substance substance,
    Map<String, String> details,
    int seed) {
  /** Usual size, colour and substance. */
  public static final ObjectParams USUAL = new ObjectParams(1, null, null, Map.of(), 0);

  public ObjectParams {
    details = Map.copyOf(details);
  }

  /** The colour asked for, or else this sRGB one. */
  public Rgb colorOr(int srgb) {
    return color == null ? Rgb.srgb(srgb) : color;
  }

  /** The substance asked for, or else this one. */
  public Substance substanceOr(Substance usual) {
    return substance == null ? usual : substance;
  }
}
