package io.kinora.world.figure;

import io.kinora.world.geom.Sdf;
import io.kinora.world.geom.SurfaceNets;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the parts of one person: skin where it shows, clothes, hands, feet, head. */
final class PersonParts {
  private final PersonTraits traits;
  private final Skeleton bones;
  private final BodyShape body;
  private final double s;
  private final List<Part> parts = new ArrayList<>();
  private final Outfitter outfitter;
  private final List<Garment> garments;

  PersonParts(PersonTraits traits, Skeleton bones) {
    this.traits = traits;
    this.bones = bones;
    this.body = new BodyShape(bones);
    this.s = bones.physique().scale();
    this.outfitter = new Outfitter(traits, bones, body);
    this.garments = outfitter.garments();
  }

  List<Part> build() {
    var reach = bones.at(Joint.HAND_L);
    var low = new Vec3(-reach.x() - 0.1 * s, 0.02, -0.26 * s);
    var high = new Vec3(reach.x() + 0.1 * s, bones.at(Joint.HEAD).y(), 0.3 * s);
    for (var garment : garments) {
      parts.add(garment.part(low, high));
    }
    skin(low, high);
    hands();
    parts.addAll(new HeadParts(traits, bones, body, skinMaterial()).build());
    parts.addAll(outfitter.feet(skinMaterial()));
    return withinBudget();
  }

  /** All larger parts but the moving face give the same share of their triangles. */
  private List<Part> withinBudget() {
    var all = parts.stream().mapToInt(part -> part.mesh().triangleCount()).sum();
    var rest = parts.stream()
        .filter(PersonParts::reducible)
        .mapToInt(part -> part.mesh().triangleCount())
        .sum();
    var share = Math.min(1, (Person.TRIANGLES - (all - rest)) / (double) rest);
    return parts.stream()
        .map(part ->
            reducible(part) ? part.reduced((int) (part.mesh().triangleCount() * share)) : part)
        .toList();
  }

  private static boolean reducible(Part part) {
    return part.morph() == null && part.mesh().triangleCount() > 400;
  }

  private Material skinMaterial() {
    return Material.of(Pattern.SKIN, traits.skin()).roughness(0.6);
  }

  private void skin(Vec3 low, Vec3 high) {
    var shape = body.body();
    var closed = SurfaceNets.mesh(shape, low, high, 0.0185 * Math.max(0.6, s));
    var wrist = bones.at(Joint.HAND_L);
    var along = bones.fingers(Side.LEFT);
    var ankle = outfitter.skinEnd();
    var neck = bones.at(Joint.NECK).y() + 0.03 * s;
    Sdf ends = (x, y, z) -> {
      var ax = Math.abs(x);
      var arm = ax < wrist.x() * 0.7 ? -1 : new Vec3(ax, y, z).minus(wrist).dot(along) + 0.008 * s;
      return Math.max(Math.max(y - neck, ankle - y), arm);
    };
    var mesh = MeshCut.keep(closed, ends, 0);
    for (var garment : garments) {
      mesh = MeshCut.keep(mesh, (x, y, z) -> -garment.visible(x, y, z), 0);
    }
    if (mesh.triangleCount() > 0) {
      parts.add(new Part(
          "skin", mesh, skinMaterial(), SkinWeights.spread(mesh, HumanBones.whole(bones), 8)));
    }
  }

  private void hands() {
    var wrist = bones.at(Joint.HAND_L);
    var h = 0.24 * bones.handSize();
    var closed = SurfaceNets.mesh(
        body.hand(),
        wrist.plus(-0.06 * s, -h, -0.1 * s),
        wrist.plus(h, 0.08 * s, 0.12 * s),
        0.0074 * bones.handSize());
    var along = bones.fingers(Side.LEFT);
    var left = MeshCut.keep(
        closed, (x, y, z) -> -(new Vec3(x, y, z).minus(wrist).dot(along) + 0.012 * s), 0);
    for (var side : Side.values()) {
      var mesh = side == Side.LEFT ? left : Mirror.of(left);
      parts.add(new Part(
          "hand-" + side.name().toLowerCase(Locale.ROOT),
          mesh,
          skinMaterial(),
          SkinWeights.spread(mesh, HumanBones.hand(bones, side), 3)));
    }
  }
}
