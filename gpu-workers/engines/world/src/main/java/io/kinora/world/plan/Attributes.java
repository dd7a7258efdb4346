package io.kinora.world.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said of an entity. Absent means free choice from the seed.
 *
 * @param color body colour, or null
 * @param scale size against the usual one, 1 is usual, 0.1 to 10
 * @param material name of a {@code catalog.Substance} in lower case, or null
 * @param details further facts in sorted order; for people the keys {@code gender}, {@code age},
 *     {@code build}, {@code height}, {@code role}, {@code mood}, {@code hair}, {@code hair_color},
 *     {@code skin}, {@code top}, {@code top_color}, {@code bottom}, {@code bottom_color},
 *     {@code hat}, {@code glasses}; for objects {@code state} and {@code pattern}
 */
public record Attributes(
    @Nullable Rgb color, double scale, @Nullable String material, Map<String, String> details) {
  /** Nothing was said. */
  public static final Attributes NONE = new Attributes(null, 1, null, Map.of());

  public Attributes {
    if (!(scale >= 0.1 && scale <= 10)) {
      throw new IllegalArgumentException("scale out of range: " + scale);
    }
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
