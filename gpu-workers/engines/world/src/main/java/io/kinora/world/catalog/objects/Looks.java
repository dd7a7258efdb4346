package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;

/** Materials as objects wear them, so that a thing looks like what it is made of. */
final class Looks {
  private Looks() {}

  /**
   * The look of the main part of a thing: of the substance and colour that were asked for, or else
   * of the usual ones.
   */
  static Material body(ObjectParams params, Substance usual, int srgb) {
    var asked = params.substance();
    if (asked == null) return of(usual, params.colorOr(srgb), params.seed());
    return of(asked, params.colorOr(typical(asked)), params.seed());
  }

  /** A substance in its usual finish. */
  static Material of(Substance substance, int srgb) {
    return of(substance, Rgb.srgb(srgb), 0);
  }

  private static Material of(Substance substance, Rgb color, int seed) {
    var dark = color.times(0.5);
    var look = switch (substance) {
      case WOOD, HARDWOOD -> Material.of(Pattern.WOOD, color, dark).roughness(0.55);
      case CORK -> Material.of(Pattern.MOTTLED, color, dark).scale(0.01).roughness(0.9);
      case STEEL -> Material.metal(color, 0.28);
      case ALUMINIUM -> Material.metal(color, 0.35);
      case BRASS, GOLD -> Material.metal(color, 0.22);
      case GLASS -> Material.glass(color);
      case CERAMIC -> Material.plain(color).roughness(0.18).reflectance(0.05);
      case ACRYLIC, PLASTIC -> Material.plain(color).roughness(0.32);
      case INFLATED -> Material.plain(color).roughness(0.4);
      case RUBBER -> Material.plain(color).roughness(0.65);
      case FOAM, FLESH -> Material.plain(color).roughness(0.9);
      case CARDBOARD -> Material.of(Pattern.CARDBOARD, color, dark).roughness(0.85);
      case PAPER -> Material.plain(color).roughness(0.85);
      case CLOTH, ROPE -> Material.of(Pattern.FABRIC, color, dark).roughness(0.9);
      case CARPET -> Material.of(Pattern.FABRIC, color, dark).roughness(0.95);
      case LEATHER -> Material.of(Pattern.LEATHER, color, dark).roughness(0.5);
      case CONCRETE, ASPHALT -> Material.of(Pattern.CONCRETE, color, dark);
      case BRICK -> Material.of(Pattern.MOTTLED, color, dark).scale(0.02).roughness(0.9);
      case STONE -> Material.of(Pattern.ROCK, color, dark).roughness(0.8);
      case SAND -> Material.of(Pattern.SAND, color, dark);
      case SOIL -> Material.of(Pattern.SOIL, color, dark);
      case GRASS, FOLIAGE -> Material.of(Pattern.LEAVES, color, dark).translucency(0.4);
      case SNOW -> Material.of(Pattern.SNOW, color, dark);
      case ICE -> Material.of(Pattern.ICE, color, dark).roughness(0.12).opacity(0.5);
      case FRUIT -> Material.plain(color).roughness(0.35);
      case BREAD -> Material.of(Pattern.MOTTLED, color, dark).scale(0.02).roughness(0.85);
      case WATER -> Material.glass(color);
    };
    return look.seed(seed);
  }

  /** The colour that a substance has by itself, sRGB. */
  private static int typical(Substance substance) {
    return switch (substance) {
      case WOOD -> 0xb5854f;
      case HARDWOOD -> 0x8a5a32;
      case CORK -> 0xc09a6b;
      case STEEL, ALUMINIUM -> 0xb9bdc2;
      case BRASS -> 0xc9a24b;
      case GOLD -> 0xe3b64f;
      case GLASS, WATER -> 0xe6f2f0;
      case CERAMIC -> 0xece6da;
      case ACRYLIC, PLASTIC -> 0xd23b32;
      case INFLATED, RUBBER -> 0xb8322a;
      case FOAM, SNOW, PAPER -> 0xf0efe9;
      case CARDBOARD -> 0xb98f5e;
      case CLOTH -> 0x7d94b0;
      case ROPE -> 0xb79b6a;
      case CARPET -> 0x8a4b4b;
      case LEATHER -> 0x6b4128;
      case CONCRETE -> 0xa6a39b;
      case ASPHALT -> 0x45464a;
      case BRICK -> 0x9c4f38;
      case STONE -> 0x8d8a84;
      case SAND -> 0xd9c08c;
      case SOIL -> 0x5d4531;
      case GRASS, FOLIAGE -> 0x4f7d36;
      case ICE -> 0xcfe8f2;
      case FRUIT -> 0xc7352c;
      case BREAD -> 0xc58a45;
      case FLESH -> 0xd9a888;
    };
  }

  /** Chrome and bright fittings. */
  static Material chrome() {
    return Material.metal(Rgb.srgb(0xc9ced2), 0.15);
  }

  /** Car paint, painted steel. */
  static Material paint(Rgb color) {
    return Material.plain(color).roughness(0.22).reflectance(0.06);
  }

  /** Tyres, feet, handles. */
  static Material blackRubber() {
    return of(Substance.RUBBER, 0x1b1c1e);
  }

  /** Window panes that need not be looked through. */
  static Material darkGlass() {
    return Material.plain(Rgb.srgb(0x1c2429)).roughness(0.06).reflectance(0.08);
  }

  /** Foliage in the asked colour, or in its usual one. */
  static Material leaves(ObjectParams p, int srgb) {
    var color = p.colorOr(srgb);
    return Material.of(Pattern.LEAVES, color, color.times(0.6))
        .translucency(0.45)
        .roughness(0.6);
  }

  /** The skin of a tree. */
  static Material bark(int srgb) {
    return Material.of(Pattern.BARK, Rgb.srgb(srgb), Rgb.srgb(0x33271d)).roughness(0.9);
  }
}
