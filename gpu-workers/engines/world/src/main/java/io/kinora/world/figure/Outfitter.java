package io.kinora.world.figure;

import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Chooses garments and footwear for an outfit. */
final class Outfitter {
  private final PersonTraits traits;
  private final Skeleton bones;
  private final Wardrobe wardrobe;
  private final Footwear footwear;
  private final double s;

  Outfitter(PersonTraits traits, Skeleton bones, BodyShape body) {
    this.traits = traits;
    this.bones = bones;
    this.wardrobe = new Wardrobe(bones, body);
    this.footwear = new Footwear(bones);
    this.s = bones.physique().scale();
  }

  List<Garment> garments() {
    var list = new ArrayList<Garment>();
    var top = Wardrobe.cloth(traits.top());
    var bottom = Wardrobe.cloth(traits.bottom());
    var hips = bones.at(Joint.THIGH_L).y();
    var knee = bones.at(Joint.SHIN_L).y();
    var ankle = bones.at(Joint.FOOT_L).y();
    switch (traits.outfit()) {
      case SPORTS -> {
        list.add(wardrobe.top("top", 0, 0.013 * s, hips - 0.01 * s, 0.094, top));
        list.add(wardrobe.bottom("bottom", knee + 0.03 * s, 0.012 * s, 0.042 * s, bottom));
      }
      case TEE -> {
        list.add(wardrobe.top("top", 0.55, 0.012 * s, hips - 0.03 * s, 0.082, top));
        list.add(wardrobe.bottom("bottom", ankle - 0.01 * s, 0.009 * s, 0.016 * s, bottom));
      }
      case SHIRT, ASTRONAUT -> {
        list.add(wardrobe.top("top", 1, 0.011 * s, hips - 0.01 * s, 0.074, top));
        list.add(wardrobe.bottom("bottom", ankle - 0.02 * s, 0.011 * s, 0.022 * s, bottom));
      }
      case SUIT, COAT -> {
        list.add(wardrobe.top(
            "top",
            1,
            0.019 * s,
            hips - (traits.outfit() == PersonTraits.Outfit.COAT ? 0.2 : 0.07) * s,
            0.08,
            top));
        list.add(wardrobe.bottom("bottom", ankle - 0.02 * s, 0.011 * s, 0.02 * s, bottom));
      }
      case DRESS -> {
        list.add(wardrobe.top(
            "top", traits.seed() % 2 == 0 ? 0.35 : 0, 0.006 * s, hips + 0.08 * s, 0.098, top));
        list.add(wardrobe.skirt("skirt", knee - 0.05 * s, 0.085 * s, top));
      }
      case SWIM -> {
        if (traits.physique().feminine() > 0.5)
          list.add(wardrobe.top("top", 0, 0.003 * s, hips - 0.02 * s, 0.115, top));
        list.add(wardrobe.bottom(
            "bottom",
            hips - (traits.physique().feminine() > 0.5 ? 0.06 : 0.22) * s,
            0.005 * s,
            0.005 * s,
            bottom));
      }
    }
    return list;
  }

  List<Part> feet(Material skin) {
    var outfit = traits.outfit();
    if (outfit == PersonTraits.Outfit.SWIM) return footwear.bare(new BodyShape(bones), skin);
    var leather = Material.of(Pattern.PLAIN, traits.shoes()).roughness(0.5);
    var sole = Material.plain(
            outfit == PersonTraits.Outfit.SUIT ? Rgb.srgb(0x1d1a18) : Rgb.srgb(0xe2dfd8))
        .roughness(0.8);
    var parts = new ArrayList<>(
        footwear.shoes(leather, sole, (outfit == PersonTraits.Outfit.SPORTS ? 0.035 : 0.008) * s));
    if (outfit != PersonTraits.Outfit.DRESS) {
      parts.addAll(footwear.socks(
          Wardrobe.cloth(
              outfit == PersonTraits.Outfit.SPORTS
                  ? Rgb.srgb(0xeeece8)
                  : traits.bottom().times(0.7)),
          (outfit == PersonTraits.Outfit.SPORTS ? 0.13 : 0.06) * s));
    }
    return parts;
  }
}
