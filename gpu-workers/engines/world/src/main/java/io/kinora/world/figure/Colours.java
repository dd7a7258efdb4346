package io.kinora.world.figure;

import io.kinora.world.render.Rgb;
import java.util.Map;
import java.util.Optional;

/** Colour words for hair, skin and cloth. */
final class Colours {
  private static final Map<String, Integer> NAMED = Map.ofEntries(
      Map.entry("black", 0x1b1a1c),
      Map.entry("white", 0xeeece6),
      Map.entry("grey", 0x84868a),
      Map.entry("gray", 0x84868a),
      Map.entry("red", 0xb92c25),
      Map.entry("orange", 0xdb7a2b),
      Map.entry("yellow", 0xe3bd3d),
      Map.entry("green", 0x3c7d4a),
      Map.entry("blue", 0x2f5fa0),
      Map.entry("navy", 0x1f2a48),
      Map.entry("purple", 0x5d3f86),
      Map.entry("pink", 0xdc8fa8),
      Map.entry("brown", 0x4d3323),
      Map.entry("beige", 0xcbb592),
      Map.entry("blond", 0xc7a263),
      Map.entry("blonde", 0xc7a263),
      Map.entry("ginger", 0xa1522a),
      Map.entry("auburn", 0x6b3020),
      Map.entry("silver", 0xbfc0c4),
      Map.entry("teal", 0x2d7d82));

  private Colours() {}

  static Optional<Rgb> named(String word) {
    return Optional.ofNullable(NAMED.get(word)).map(Rgb::srgb);
  }
}
