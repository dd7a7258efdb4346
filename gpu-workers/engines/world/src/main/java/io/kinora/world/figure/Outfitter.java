package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
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
        list.add(wardrobe.bottom("bottom", knee + 0.03 * s, 0.012 * s, 0.042 * s, bottom));
        list.add(wardrobe.top(
            "top", new Wardrobe.Cut(0, 0.013 * s, hips - 0.01 * s, 0.094), below(list), top));
      }
      case TEE -> {
        list.add(wardrobe.bottom("bottom", ankle - 0.01 * s, 0.009 * s, 0.016 * s, bottom));
        list.add(wardrobe.top(
            "top", new Wardrobe.Cut(0.55, 0.012 * s, hips - 0.03 * s, 0.082), below(list), top));
      }
      case SHIRT -> {
        list.add(wardrobe.bottom("bottom", ankle - 0.02 * s, 0.011 * s, 0.022 * s, bottom));
        list.add(wardrobe.top(
            "top", new Wardrobe.Cut(1, 0.01 * s, hips - 0.01 * s, 0.074), below(list), top));
      }
      case ASTRONAUT -> {
        list.add(wardrobe.bottom("bottom", ankle - 0.03 * s, 0.034 * s, 0.045 * s, bottom));
        list.add(wardrobe.top("top", new Wardrobe.Cut(1, 0.036 * s, hips, 0.07), below(list), top));
      }
      case SUIT, COAT -> layered(list, top, bottom);
      case DRESS -> {
        var sleeve = traits.seed() % 2 == 0 ? 0.35 : 0;
        list.add(wardrobe.top(
            "top",
            new Wardrobe.Cut(sleeve, 0.006 * s, hips + 0.04 * s, 0.098),
            Wardrobe.NOTHING,
            top));
        list.add(wardrobe.skirt("skirt", knee - 0.05 * s, 0.085 * s, below(list), top));
      }
      case SWIM -> swimwear(list, top, bottom);
    }
    return list;
  }

  /** The outside of what has been put on so far. */
  private static Sdf below(List<Garment> worn) {
    var last = worn.get(worn.size() - 1);
    return (x, y, z) -> Math.max(last.shape().at(x, y, z), last.scissors().at(x, y, z));
  }

  /** A shirt under a jacket or coat with an open front. */
  private void layered(List<Garment> list, Material top, Material bottom) {
    var coat = traits.outfit() == PersonTraits.Outfit.COAT;
    var hips = bones.at(Joint.THIGH_L).y();
    var shirt = Wardrobe.cloth(coat ? traits.bottom().mix(Rgb.WHITE, 0.5) : Rgb.srgb(0xe6e4e0));
    list.add(wardrobe.bottom(
        "bottom", bones.at(Joint.FOOT_L).y() - 0.02 * s, 0.011 * s, 0.02 * s, bottom));
    list.add(wardrobe.top(
        "shirt", new Wardrobe.Cut(0.3, 0.005 * s, hips + 0.02 * s, 0.07), Wardrobe.NOTHING, shirt));
    var cut = new Wardrobe.Cut(
        1, 0.017 * s, hips - (coat ? 0.2 : 0.07) * s, 0.079, (coat ? 0.3 : 0.36) * s);
    list.add(wardrobe.top("jacket", cut, below(list.subList(0, 1)), top));
  }

  private void swimwear(List<Garment> list, Material top, Material bottom) {
    var hips = bones.at(Joint.THIGH_L).y();
    var feminine = traits.physique().feminine() > 0.5;
    list.add(wardrobe.bottom(
        "bottom",
        hips - (feminine ? 0.06 : 0.22) * s,
        0.005 * s,
        0.005 * s,
        feminine ? top : bottom));
    if (feminine)
      list.add(wardrobe.top("top", new Wardrobe.Cut(0, 0.003 * s, hips, 0.115), below(list), top));
  }

  /** How far up the leg footwear covers the skin. */
  double skinEnd() {
    var ankle = bones.at(Joint.FOOT_L).y();
    return switch (traits.outfit()) {
      case SPORTS -> ankle + 0.105 * s;
      case SWIM -> ankle + 0.03 * s;
      case DRESS -> ankle - 0.02 * s;
      case TEE, SHIRT, SUIT, COAT, ASTRONAUT -> ankle + 0.035 * s;
    };
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
