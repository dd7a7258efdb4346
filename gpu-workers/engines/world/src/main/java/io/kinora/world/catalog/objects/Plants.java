package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What grows: trees, bushes and flowers. */
public final class Plants implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("tree", "tree, oak tree, maple tree, apple tree, cherry tree", Plants::tree),
        ObjectDef.of("pine_tree", "pine tree, fir tree, christmas tree, spruce, fir", Plants::pine),
        ObjectDef.of("palm_tree", "palm tree, palm, coconut tree", Plants::palm),
        ObjectDef.of("bush", "bush, shrub, hedge", Plants::bush),
        ObjectDef.of("flower", "flower, rose, tulip, daisy, sunflower, poppy", Plants::flower),
        ObjectDef.of(
            "potted_plant", "potted plant, houseplant, plant, house plant", Plants::potted),
        ObjectDef.of("cactus", "cactus", Plants::cactus));
  }

  private static ObjectModel tree(ObjectParams p) {
    var random = new SplittableRandom(p.seed() * 7919L + 3);
    var crown = 1.9 + 0.5 * random.nextDouble();
    var top = new Vec3(0.1 * random.nextDouble(-1, 1), 3, 0.1 * random.nextDouble(-1, 1));
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("trunk", Foliage.trunk(top, 0.17, crown, p.seed()), Looks.bark(0x6b5440))
        .piece(
            "crown",
            Foliage.crown(crown, crown * 0.85, 4200, 0.24, p.seed())
                .moved(0, 3.1 + crown * 0.55, 0),
            Looks.leaves(p, 0x4d7a2c))
        .cylinder(0.2, 3, 0, 0, 0)
        .sphere(crown, 0, 3.1 + crown * 0.55, 0)
        .model(900, 1.6);
  }

  private static ObjectModel pine(ObjectParams p) {
    var needles = new MeshBuilder();
    var random = new SplittableRandom(p.seed() + 11L);
    for (int tier = 0; tier < 11; tier++) {
      var y = 0.7 + 0.42 * tier;
      var radius = 1.35 * (1 - tier / 11.5);
      var n = 46 - 3 * tier;
      for (int i = 0; i < n; i++) {
        var a = 2 * Math.PI * (i + random.nextDouble()) / n;
        spray(
            needles,
            y + 0.2 * random.nextDouble(),
            a,
            radius * random.nextDouble(0.8, 1.1),
            random);
      }
    }
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("trunk", Shapes.cone(0.13, 0.02, 5, 14).moved(0, 2.5, 0), Looks.bark(0x5a4433))
        .piece("needles", needles.build(), Looks.leaves(p, 0x2c5530))
        .cylinder(0.95, 1.9, 0, 0.55, 0)
        .cylinder(0.5, 2.6, 0, 2.45, 0)
        .cylinder(0.13, 0.55, 0, 0, 0)
        .model(350, 0.6);
  }

  /** A drooping bough as three overlapping leaf shapes. */
  private static void spray(
      MeshBuilder out, double y, double a, double length, SplittableRandom random) {
    var dir = new Vec3(StrictMath.cos(a), -0.32, StrictMath.sin(a)).unit();
    var side = new Vec3(-StrictMath.sin(a), 0, StrictMath.cos(a));
    var root = new Vec3(0, y, 0).plus(dir, length * 0.12);
    for (int k = 0; k < 3; k++) {
      var turn = (k - 1) * 0.35 + 0.1 * random.nextDouble(-1, 1);
      var d = dir.plus(side, turn).unit();
      var w = side.times(length * 0.13);
      var normal = dir.times(0.6).plus(Vec3.Y).unit();
      var mid = root.plus(d, length * 0.5);
      var s = out.vertex(root, normal);
      var l = out.vertex(mid.minus(w).plus(0, -0.03, 0), normal);
      var r = out.vertex(mid.plus(w).plus(0, -0.03, 0), normal);
      var t = out.vertex(root.plus(d, length), normal);
      out.triangle(s, r, t).triangle(s, t, l);
    }
  }

  private static ObjectModel palm(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.WOOD);
    var trunk = new ArrayList<Mesh>();
    var last = Vec3.ZERO;
    for (int i = 1; i <= 12; i++) {
      var t = i / 12.0;
      var next = new Vec3(0.9 * t * t, 5.2 * t, 0);
      trunk.add(Shapes.rod(last, next, 0.19 - 0.08 * t + 0.012, 0.19 - 0.08 * t, 14));
      builder.rod(last, next, 0.15);
      last = next;
    }
    var fronds = new MeshBuilder();
    for (int i = 0; i < 15; i++) frond(fronds, last, i * 2.399963, 0.75 - 0.09 * (i % 6));
    return builder
        .piece("trunk", Mesh.merged(trunk.toArray(new Mesh[0])), Looks.bark(0x8a7355))
        .piece("fronds", fronds.build(), Looks.leaves(p, 0x4f7f2e))
        .cylinder(1.7, 1.3, 0.9, 4.4, 0)
        .model(500, 0.8);
  }

  /** A feathered leaf that bends down under its weight. */
  private static void frond(MeshBuilder out, Vec3 root, double turn, double lift) {
    var ahead = new Vec3(StrictMath.cos(turn), 0, StrictMath.sin(turn));
    var side = new Vec3(-StrictMath.sin(turn), 0, StrictMath.cos(turn));
    for (int i = 1; i <= 16; i++) {
      var t = i / 16.0;
      var spine = root.plus(ahead, 2.1 * t).plus(0, lift * t * 1.4 - 1.7 * t * t, 0);
      for (int s = -1; s <= 1; s += 2) {
        var size = 0.62 * StrictMath.sin(Math.PI * (0.12 + 0.83 * t));
        var tip = spine.plus(side, s * size).plus(ahead, 0.25).plus(0, -0.28 * size, 0);
        var normal = Vec3.Y.plus(side, s * 0.5).plus(ahead, 0.2).unit();
        var a = out.vertex(spine.plus(ahead, -0.045), normal);
        var b = out.vertex(spine.plus(ahead, 0.045), normal);
        var c = out.vertex(tip, normal);
        if (s > 0) out.triangle(a, c, b);
        else out.triangle(a, b, c);
      }
    }
  }

  private static ObjectModel bush(ObjectParams p) {
    return new ObjectBuilder(p, Substance.FOLIAGE)
        .piece(
            "leaves",
            Foliage.crown(0.6, 0.5, 1500, 0.12, p.seed() + 5L).moved(0, 0.45, 0),
            Looks.leaves(p, 0x47702c))
        .sphere(0.5, 0, 0.47, 0)
        .model(14, 0.05);
  }

  private static ObjectModel flower(ObjectParams p) {
    var petals = new ArrayList<Mesh>();
    for (int i = 0; i < 9; i++) {
      petals.add(Shapes.sphere(1, 16)
          .scaled(0.03, 0.004, 0.014)
          .rotated(Vec3.Z, 0.3)
          .moved(0.034, 0.006, 0)
          .rotated(Vec3.Y, 2 * Math.PI * i / 9));
    }
    var head = Mesh.merged(petals.toArray(new Mesh[0])).rotated(Vec3.X, 0.45).moved(0, 0.42, 0);
    var blade = Shapes.sphere(1, 16).scaled(0.055, 0.003, 0.018);
    return new ObjectBuilder(p, Substance.FOLIAGE)
        .piece(
            "stem",
            Shapes.rod(Vec3.ZERO, new Vec3(0, 0.42, 0), 0.004, 0.003, 10),
            Looks.leaves(ObjectParams.USUAL, 0x4f7f34))
        .piece(
            "petals", head, Material.plain(p.colorOr(0xe04a6a)).roughness(0.5).translucency(0.4))
        .piece(
            "eye",
            Shapes.sphere(0.016, 20).moved(0, 0.428, 0.005),
            Material.plain(Rgb.srgb(0xe7b52c)))
        .piece(
            "leaves",
            Mesh.merged(
                blade.rotated(Vec3.Z, 0.6).moved(0.045, 0.16, 0),
                blade.rotated(Vec3.Z, -0.5).moved(-0.045, 0.23, 0)),
            Looks.leaves(ObjectParams.USUAL, 0x4a7a30))
        .cylinder(0.05, 0.06, 0, 0.39, 0)
        .cylinder(0.03, 0.39, 0, 0, 0)
        .model(0.03, 0.00006);
  }

  private static ObjectModel potted(ObjectParams p) {
    var pot = Shapes.lathe(
        List.of(
            new double[] {0, 0},
            new double[] {0.085, 0},
            new double[] {0.12, 0.19},
            new double[] {0.13, 0.19},
            new double[] {0.13, 0.22},
            new double[] {0.11, 0.22},
            new double[] {0.105, 0.2},
            new double[] {0, 0.2}),
        40,
        false);
    return new ObjectBuilder(p, Substance.CERAMIC)
        .piece("pot", pot, Looks.body(p, Substance.CERAMIC, 0xb5623c).roughness(0.6))
        .piece(
            "soil",
            Shapes.cylinder(0.106, 0.01, 32).moved(0, 0.2, 0),
            Looks.of(Substance.SOIL, 0x3c2c1e))
        .piece(
            "plant",
            Foliage.crown(0.24, 0.26, 420, 0.13, p.seed() + 9L).moved(0, 0.46, 0),
            Looks.leaves(ObjectParams.USUAL, 0x3f7335))
        .piece("stem", Shapes.cone(0.012, 0.008, 0.3, 10).moved(0, 0.34, 0), Looks.bark(0x5f5a3a))
        .cylinder(0.125, 0.22, 0, 0, 0)
        .sphere(0.22, 0, 0.46, 0)
        .breaksAt(8)
        .model(4.2, 0.012);
  }

  private static ObjectModel cactus(ObjectParams p) {
    var look =
        Material.of(Pattern.STRIPES, p.colorOr(0x4c7a3f), Rgb.srgb(0x35592f)).scale(0.05);
    var parts = Mesh.merged(
        Shapes.capsule(0.16, 1.5, 28).moved(0, 0.9, 0),
        Shapes.rod(new Vec3(0.1, 0.8, 0), new Vec3(0.42, 0.86, 0), 0.09, 0.09, 20),
        Shapes.capsule(0.09, 0.5, 22).moved(0.42, 1.12, 0),
        Shapes.rod(new Vec3(-0.1, 1.05, 0), new Vec3(-0.38, 1.1, 0), 0.08, 0.08, 20),
        Shapes.capsule(0.08, 0.35, 22).moved(-0.38, 1.3, 0));
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece("cactus", parts, look.roughness(0.7))
        .cylinder(0.16, 1.8, 0, 0, 0)
        .box(1.0, 0.2, 0.18, 0, 0.85, 0)
        .cylinder(0.09, 0.65, 0.42, 0.8, 0)
        .cylinder(0.08, 0.5, -0.38, 1.05, 0)
        .model(150);
  }
}
