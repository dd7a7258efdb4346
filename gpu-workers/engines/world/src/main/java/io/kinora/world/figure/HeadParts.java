package io.kinora.world.figure;

import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes everything above the collar: face, eyes, mouth, brows, ears, hair and what is worn on the
 * head.
 */
final class HeadParts {
  private final PersonTraits traits;
  private final Skeleton bones;
  private final HeadShape shape;
  private final Material skin;

  HeadParts(PersonTraits traits, Skeleton bones, BodyShape body, Material skin) {
    this.traits = traits;
    this.bones = bones;
    this.shape = new HeadShape(bones, body, traits.seed());
    this.skin = skin;
  }

  List<Part> build() {
    var rig = new FaceRig(shape);
    var out = new FaceBuilder(shape, rig, bones);
    new HeadMesh(shape, rig, out, 1).build();
    var details = new FaceDetails(shape, out, traits.physique());
    details.brows();
    details.teeth();
    var parts = new ArrayList<Part>();
    parts.add(out.part("face", skin));
    parts.add(out.part("lips", Material.of(Pattern.SKIN, lips()).roughness(0.38)));
    parts.add(out.part(
        "lids",
        Material.plain(traits.skin().mix(Rgb.srgb(0x7a3a34), 0.4).times(0.55)).roughness(0.5)));
    parts.add(out.part("lashes", Material.plain(Rgb.srgb(0x17110e)).roughness(0.8)));
    parts.add(out.part("mouth", Material.plain(Rgb.srgb(0x3a1414)).roughness(0.6)));
    parts.add(out.part("teeth", Material.plain(Rgb.srgb(0xe4dccd)).roughness(0.3)));
    parts.add(out.part("brows", Material.of(Pattern.HAIR, brows()).roughness(0.9)));
    parts.addAll(details.eyes(traits.eyes()));
    parts.add(Ears.part(shape, skin));
    var hair = new Hair(shape, traits);
    hair.part(Material.of(Pattern.HAIR, traits.hairColour()).roughness(0.72)).ifPresent(parts::add);
    hair.headwear(Wardrobe.cloth(traits.bottom())).ifPresent(parts::add);
    return parts;
  }

  private Rgb lips() {
    return traits
        .skin()
        .mix(Rgb.srgb(0xa8423f), 0.32 + 0.1 * traits.physique().feminine())
        .times(0.82);
  }

  private Rgb brows() {
    return traits.hairColour().times(0.75);
  }
}
