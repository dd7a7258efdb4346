package io.kinora.world.figure;

import io.kinora.world.render.Rgb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a person looks like: given attributes where there are any, the seed's choice for the rest.
 */
record PersonTraits(
    Physique physique,
    Rgb skin,
    HairStyle hair,
    Rgb hairColour,
    Rgb eyes,
    Headwear headwear,
    boolean glasses,
    Outfit outfit,
    Rgb top,
    Rgb bottom,
    Rgb shoes,
    long seed) {

  enum HairStyle {
    BALD,
    CROP,
    SHORT,
    CURLY,
    BUN,
    PONYTAIL,
    LONG
  }

  enum Headwear {
    NONE,
    CAP,
    BEANIE,
    HAT,
    HELMET
  }

  enum Outfit {
    TEE,
    SPORTS,
    SHIRT,
    DRESS,
    COAT,
    SWIM,
    SUIT,
    ASTRONAUT
  }

  private static final int[] SKINS = {
    0xdcb49c, 0xd2a486, 0xc08e6c, 0xa5714f, 0x84563a, 0x613f2a, 0x4c3021
  };
  private static final int[] HAIRS = {
    0x17120f, 0x2c1f18, 0x4a3122, 0x6b4a2e, 0x9c7446, 0xc9a46a, 0x7a3a1c
  };
  private static final int[] EYES = {0x4a2f1c, 0x5b3d22, 0x6d5a2e, 0x4f6a45, 0x4d6f8f, 0x6b7f8c};
  private static final int[] TOPS = {
    0x2f5d8a, 0xb8412f, 0xe8e4da, 0x3e6b4f, 0xd9a441, 0x5a4a78, 0x8fa7b3, 0x2d2f36
  };
  private static final int[] BOTTOMS = {0x2b3446, 0x3d4a63, 0x4a4036, 0x6b6250, 0x24262b, 0x7a6f5a};

  static PersonTraits of(Map<String, String> attributes, long seed) {
    return new Reader(attributes, seed).read();
  }

  /** Reads attributes tolerantly: words that say nothing leave the choice to the seed. */
  private static final class Reader {
    private final Map<String, String> attributes;
    private final long seed;

    Reader(Map<String, String> attributes, long seed) {
      this.attributes = attributes;
      this.seed = seed;
    }

    PersonTraits read() {
      var clothes = text("outfit") + " " + text("clothes") + " " + text("top") + " "
          + text("bottom") + " " + text("role");
      var age = age();
      var feminine = feminine();
      var outfit = outfit(clothes, feminine);
      var grey = age > 58;
      return new PersonTraits(
          physique(age, feminine),
          colour("skin", skin(), SKINS),
          hair(feminine, age),
          colour("hair_color", grey ? Rgb.srgb(age > 70 ? 0xd8d6d2 : 0x9a9793) : null, HAIRS),
          colour("eyes", null, EYES),
          headwear(outfit),
          text("glasses").matches(".*(true|yes|glasses|\\d).*"),
          outfit,
          colour("top_color", outfitColour(outfit), TOPS),
          colour("bottom_color", outfitColour(outfit), BOTTOMS),
          colour("shoe_color", outfit == Outfit.SUIT ? Rgb.srgb(0x1c1613) : null, new int[] {
            0xe9e7e2, 0x2a2c31, 0x7b2d26, 0x35557a
          }),
          seed);
    }

    private String text(String key) {
      return attributes.getOrDefault(key, "").toLowerCase(Locale.ROOT);
    }

    private SplittableRandom random(String name) {
      return new SplittableRandom(seed ^ name.hashCode() * 0x9e3779b97f4a7c15L);
    }

    private double age() {
      var t = text("age");
      var number = t.replaceAll("[^0-9]", "");
      if (!number.isEmpty()) return Angles.clamp(Double.parseDouble(number), 3, 95);
      var role = text("role") + " " + text("gender");
      if (contains(t + " " + role, "toddler")) return 3.5;
      if (contains(t + " " + role, "child", "boy", "girl", "kid")
          && !contains(role, "boyfriend", "girlfriend")) return 9;
      if (contains(t, "teen")) return 15;
      if (contains(t + " " + role, "elder", "old", "grand", "senior")) return 74;
      if (contains(t, "middle")) return 48;
      if (contains(t, "young")) return 22;
      return 24 + random("age").nextDouble() * 18;
    }

    private double feminine() {
      var t = text("gender") + " " + text("role");
      if (contains(
          t,
          "female",
          "woman",
          "girl",
          "lady",
          "mother",
          "grandmother",
          "queen",
          "waitress",
          "she",
          "actress")) return 1;
      if (contains(t, "male", "man", "boy", "father", "guy", "king", "he")) return 0;
      return random("gender").nextBoolean() ? 1 : 0;
    }

    private Physique physique(double age, double feminine) {
      var build = text("build") + " " + text("role");
      var r = random("build");
      var child = age < 16 ? (16 - age) / 13 : 0;
      var athletic = contains(
          build, "athlet", "muscular", "fit", "strong", "player", "gymnast", "boxer", "swimmer");
      var muscle = athletic
          ? 0.85
          : contains(build, "slim", "thin", "skinny", "slender")
              ? 0.15
              : 0.3 + 0.3 * r.nextDouble();
      var fat = contains(build, "heavy", "fat", "overweight", "chubby", "stout", "big")
          ? 0.85
          : contains(build, "slim", "thin", "skinny", "slender") || athletic
              ? 0.02
              : 0.1 + 0.2 * r.nextDouble();
      var height = height(age, feminine, build);
      var head =
          Math.min(1.04, (1.0 - 0.03 * feminine) * (0.62 + 0.38 * Math.pow(height / 1.76, 0.55)))
              * (1 + 0.03 * child);
      var shoulders = (1 - 0.075 * feminine) * (1 + 0.06 * (muscle - 0.4)) * (1 - 0.06 * child);
      return new Physique(
          height,
          head,
          1 - 0.09 * child,
          shoulders,
          1 + 0.06 * feminine - 0.04 * child,
          muscle * (1 - child),
          fat,
          feminine * Angles.smooth(9, 17, age) + 0.25 * feminine * (1 - Angles.smooth(9, 17, age)),
          age);
    }

    private double height(double age, double feminine, String build) {
      var t = text("height");
      var number = t.replaceAll("[^0-9.]", "");
      if (number.matches("[0-9]+\\.?[0-9]*")) {
        var metres = Double.parseDouble(number);
        if (metres > 50) metres /= 100;
        if (metres > 0.75 && metres < 2.3) return metres;
      }
      var grown = 1.79 - 0.125 * feminine + (random("height").nextDouble() - 0.5) * 0.1;
      if (contains(t, "tall")) grown += 0.11;
      if (contains(t, "short", "small")) grown -= 0.11;
      if (contains(build, "basketball")) grown += 0.1;
      if (age > 65) grown -= 0.035;
      return age < 16 ? Angles.mix(0.93, grown, Math.pow((age - 3) / 13, 0.85)) : grown;
    }

    private @Nullable Rgb skin() {
      var t = text("skin");
      if (contains(t, "dark", "black", "deep")) return Rgb.srgb(0x5a3a27);
      if (contains(t, "brown", "tan", "olive", "medium")) return Rgb.srgb(0xa06d4a);
      if (contains(t, "pale", "fair", "white", "light")) return Rgb.srgb(0xdfb8a1);
      return null;
    }

    private HairStyle hair(double feminine, double age) {
      var t = text("hair");
      if (contains(t, "bald", "shaved")) return HairStyle.BALD;
      if (contains(t, "curl", "afro")) return HairStyle.CURLY;
      if (contains(t, "bun")) return HairStyle.BUN;
      if (contains(t, "tail", "braid")) return HairStyle.PONYTAIL;
      if (contains(t, "long")) return HairStyle.LONG;
      if (contains(t, "crop", "buzz")) return HairStyle.CROP;
      if (contains(t, "short")) return HairStyle.SHORT;
      var r = random("hair").nextDouble();
      if (feminine > 0.5)
        return r < 0.35
            ? HairStyle.LONG
            : r < 0.6 ? HairStyle.PONYTAIL : r < 0.8 ? HairStyle.BUN : HairStyle.CURLY;
      if (age > 50 && r < 0.3) return HairStyle.BALD;
      return r < 0.65 ? HairStyle.SHORT : r < 0.85 ? HairStyle.CROP : HairStyle.CURLY;
    }

    private Headwear headwear(Outfit outfit) {
      var t = text("hat");
      if (outfit == Outfit.ASTRONAUT || contains(t, "helmet")) return Headwear.HELMET;
      if (contains(t, "cap")) return Headwear.CAP;
      if (contains(t, "beanie", "knit", "wool")) return Headwear.BEANIE;
      if (t.isEmpty() || contains(t, "none", "false", "no ")) return Headwear.NONE;
      return Headwear.HAT;
    }

    private Outfit outfit(String clothes, double feminine) {
      if (contains(clothes, "astronaut", "space")) return Outfit.ASTRONAUT;
      if (contains(
          clothes, "swimsuit", "swimming", "swimmer", "swim", "trunks", "bikini", "diver", "surf"))
        return Outfit.SWIM;
      if (contains(
          clothes,
          "basketball",
          "tank",
          "jersey",
          "runner",
          "athlete",
          "player",
          "gymnast",
          "sports",
          "boxer")) return Outfit.SPORTS;
      if (contains(clothes, "dress", "gown", "skirt")) return Outfit.DRESS;
      if (contains(clothes, "coat", "jacket", "hoodie", "parka")) return Outfit.COAT;
      if (contains(clothes, "suit", "business", "tuxedo", "waiter", "president"))
        return Outfit.SUIT;
      if (contains(clothes, "shirt") && !contains(clothes, "t-shirt", "tee")
          || contains(clothes, "chef", "teacher", "doctor")) return Outfit.SHIRT;
      if (contains(clothes, "t-shirt", "tee", "shorts", "jeans")) return Outfit.TEE;
      var r = random("outfit").nextDouble();
      if (feminine > 0.5 && r < 0.25) return Outfit.DRESS;
      return r < 0.65 ? Outfit.TEE : Outfit.SHIRT;
    }

    private static @Nullable Rgb outfitColour(Outfit outfit) {
      return switch (outfit) {
        case ASTRONAUT -> Rgb.srgb(0xe6e4de);
        case SUIT -> Rgb.srgb(0x23262e);
        case SPORTS, SWIM, TEE, SHIRT, DRESS, COAT -> null;
      };
    }

    private Rgb colour(String key, @Nullable Rgb usual, int[] choices) {
      var t = text(key);
      if (t.matches("#[0-9a-f]{6}")) return Rgb.srgb(Integer.parseInt(t.substring(1), 16));
      var named = Colours.named(t);
      if (named.isPresent()) return named.get();
      return usual != null ? usual : Rgb.srgb(choices[random(key).nextInt(choices.length)]);
    }

    private static boolean contains(String text, String... words) {
      for (var word : List.of(words)) {
        if (word.length() <= 4
            ? (" " + text + " ").matches(".*[^a-z]" + word + "[^a-z].*")
            : text.contains(word)) return true;
      }
      return false;
    }
  }
}
