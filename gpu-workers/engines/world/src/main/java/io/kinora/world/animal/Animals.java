package io.kinora.world.animal;

import io.kinora.world.render.Rgb;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes animals by the kinds that prompts know. */
public final class Animals {
  private static final Set<String> BIRDS =
      Set.of("bird", "duck", "chicken", "penguin", "butterfly");
  private static final Set<String> FISH = Set.of("fish", "dolphin");

  /** What some kinds are drawn as, as long as they have no shape of their own. */
  private static final Map<String, String> STAND_INS = Map.of(
      "butterfly", "small bird",
      "snake", "dragon",
      "frog", "turtle",
      "elephant", "elephant without a trunk");

  private Animals() {}

  /**
   * Builds an animal. Takes up to a second; the same arguments give the same animal.
   *
   * @param kind such as {@code dog}; an unknown one becomes a dog
   * @param color of coat or feathers, or null for the usual one
   * @param scale against the usual size
   */
  public static Animal build(String kind, @Nullable Rgb color, double scale, int seed) {
    if (BIRDS.contains(kind)) return new Bird(Plumage.of(kind), color, scale);
    if (FISH.contains(kind)) return new Fish(kind.equals("dolphin"), color, scale);
    var build = Build.of(kind).scaled(scale);
    var coat = color == null ? Rgb.srgb(build.coat()) : color;
    var second = color == null ? Rgb.srgb(build.second()) : color.times(0.72);
    return new Quadruped(build, coat, second, seed);
  }

  /** What a kind is drawn as where it has no shape of its own; null where it has one. */
  public static @Nullable String standIn(String kind) {
    return STAND_INS.get(kind);
  }
}
