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
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plants, stones and what people make of snow and wood outdoors. */
public final class Nature implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("tree", "tree, oak tree, maple tree, apple tree, cherry tree", Nature::tree),
        ObjectDef.of("pine_tree", "pine tree, fir tree, christmas tree, spruce, fir", Nature::pine),
        ObjectDef.of("palm_tree", "palm tree, palm, coconut tree", Nature::palm),
        ObjectDef.of("bush", "bush, shrub, hedge", Nature::bush),
        ObjectDef.of("flower", "flower, rose, tulip, daisy, sunflower, poppy", Nature::flower),
        ObjectDef.of(
            "potted_plant", "potted plant, houseplant, plant, house plant", Nature::potted),
        ObjectDef.of("cactus", "cactus", Nature::cactus),
        ObjectDef.of("mushroom", "mushroom, toadstool", Nature::mushroom),
        ObjectDef.of("rock", "rock, stone, boulder, pebble", Nature::rock),
        ObjectDef.of("log", "log, tree trunk, tree log", Nature::log),
        ObjectDef.of("leaf", "leaf, autumn leaf", Nature::leaf),
        ObjectDef.of("pumpkin", "pumpkin, jack o lantern", Nature::pumpkin),
        ObjectDef.of("campfire", "campfire, bonfire, fire", Nature::campfire),
        ObjectDef.of("snowman", "snowman", Nature::snowman),
        ObjectDef.of("snowball", "snowball", Nature::snowball));
  }

  private static Material leaves(ObjectParams p, int srgb) {
    var color = p.colorOr(srgb);
    return Material.of(Pattern.LEAVES, color, color.times(0.6))
        .translucency(0.45)
        .roughness(0.6);
  }

  private static Material bark(int srgb) {
    return Material.of(Pattern.BARK, Rgb.srgb(srgb), Rgb.srgb(0x33271d)).roughness(0.9);
  }

  private static ObjectModel tree(ObjectParams p) {
    var random = new SplittableRandom(p.seed() * 7919L + 3);
    var crown = 1.9 + 0.5 * random.nextDouble();
    var top = new Vec3(0.1 * random.nextDouble(-1, 1), 3, 0.1 * random.nextDouble(-1, 1));
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("trunk", Foliage.trunk(top, 0.17, crown, p.seed()), bark(0x6b5440))
        .piece(
            "crown",
            Foliage.crown(crown, crown * 0.85, 4200, 0.24, p.seed())
                .moved(0, 3.1 + crown * 0.55, 0),
            leaves(p, 0x4d7a2c))
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
        .piece("trunk", Shapes.cone(0.13, 0.02, 5, 14).moved(0, 2.5, 0), bark(0x5a4433))
        .piece("needles", needles.build(), leaves(p, 0x2c5530))
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
        .piece("trunk", Mesh.merged(trunk.toArray(new Mesh[0])), bark(0x8a7355))
        .piece("fronds", fronds.build(), leaves(p, 0x4f7f2e))
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
            leaves(p, 0x47702c))
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
            leaves(ObjectParams.USUAL, 0x4f7f34))
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
            leaves(ObjectParams.USUAL, 0x4a7a30))
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
            leaves(ObjectParams.USUAL, 0x3f7335))
        .piece("stem", Shapes.cone(0.012, 0.008, 0.3, 10).moved(0, 0.34, 0), bark(0x5f5a3a))
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

  private static ObjectModel mushroom(ObjectParams p) {
    var cap = Shapes.lathe(
        List.of(
            new double[] {0.01, 0.075},
            new double[] {0.05, 0.07},
            new double[] {0.058, 0.076},
            new double[] {0.05, 0.1},
            new double[] {0.03, 0.118},
            new double[] {0, 0.124}),
        36,
        true);
    var spots = new ArrayList<Mesh>();
    for (int i = 0; i < 9; i++) {
      var a = i * 2.4;
      var r = 0.012 + 0.0042 * i;
      var y = 0.123 - 9.5 * r * r;
      spots.add(Shapes.sphere(0.0055, 12).moved(r * StrictMath.cos(a), y, r * StrictMath.sin(a)));
    }
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece("cap", cap, Material.plain(p.colorOr(0xc4261d)).roughness(0.3))
        .piece(
            "spots", Mesh.merged(spots.toArray(new Mesh[0])), Looks.of(Substance.CLOTH, 0xf5f0e2))
        .piece(
            "stalk",
            Shapes.cone(0.02, 0.014, 0.08, 24).moved(0, 0.04, 0),
            Material.plain(Rgb.srgb(0xefe7d6)).roughness(0.8))
        .cylinder(0.05, 0.055, 0, 0.07, 0)
        .cylinder(0.018, 0.07, 0, 0, 0)
        .model(0.12, 0.0004);
  }

  private static ObjectModel rock(ObjectParams p) {
    var base = Shapes.sphere(1, 36);
    var positions = base.positions().clone();
    var random = new SplittableRandom(p.seed() * 31L + 17);
    var phase = random.nextDouble() * 6;
    for (int i = 0; i < positions.length; i += 3) {
      var x = positions[i];
      var y = positions[i + 1];
      var z = positions[i + 2];
      var dent = 0.1 * StrictMath.sin(2.3 * x + phase) * StrictMath.cos(2.9 * z - phase)
          + 0.06 * StrictMath.sin(5.1 * y + 3.7 * x + phase)
          + 0.03 * StrictMath.sin(9 * z + 7 * x);
      var r = 0.95 + dent;
      positions[i] = (float) (x * r * 0.3);
      positions[i + 1] = (float) (Math.max(-0.75, y * r) * 0.2);
      positions[i + 2] = (float) (z * r * 0.25);
    }
    var mesh = new MeshBuilder();
    for (int i = 0; i < positions.length; i += 3) {
      mesh.vertex(positions[i], positions[i + 1], positions[i + 2], 0, 1, 0);
    }
    var t = base.triangles();
    for (int i = 0; i < t.length; i += 3) mesh.triangle(t[i], t[i + 1], t[i + 2]);
    return new ObjectBuilder(p, p.substanceOr(Substance.STONE))
        .piece(
            "rock", mesh.buildSmooth().moved(0, 0.15, 0), Looks.body(p, Substance.STONE, 0x8a857c))
        .box(0.42, 0.26, 0.34, 0, 0.01, 0)
        .sphere(0.17, 0, 0.17, 0)
        .model(85, 0.033);
  }

  private static ObjectModel log(ObjectParams p) {
    var from = new Vec3(-0.6, 0.14, 0);
    var to = new Vec3(0.6, 0.14, 0);
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("bark", Shapes.rod(from, to, 0.14, 0.13, 28), bark(0x6e5842))
        .piece(
            "ends",
            Mesh.merged(
                Shapes.rod(from.plus(-0.002, 0, 0), from, 0.125, 0.125, 28),
                Shapes.rod(to, to.plus(0.002, 0, 0), 0.116, 0.116, 28)),
            Looks.of(Substance.WOOD, 0xcfa873))
        .solid(
            new Shape.Cylinder(0.138, 1.2), new Vec3(0, 0.14, 0), Quat.about(Vec3.Z, Math.PI / 2))
        .model(48);
  }

  private static ObjectModel leaf(ObjectParams p) {
    return new ObjectBuilder(p, Substance.FOLIAGE)
        .piece(
            "leaf",
            Shapes.sphere(1, 24).scaled(0.05, 0.0012, 0.03).moved(0, 0.002, 0),
            leaves(p, 0xc8641f))
        .piece(
            "stem",
            Shapes.rod(new Vec3(0.045, 0.002, 0), new Vec3(0.085, 0.004, 0), 0.0012, 0.001, 6),
            bark(0x6b4a2a))
        .box(0.11, 0.003, 0.05, 0.012, 0.0005, 0)
        .model(0.0006, 0.0000012);
  }

  private static ObjectModel pumpkin(ObjectParams p) {
    var ribs = new ArrayList<Mesh>();
    for (int i = 0; i < 10; i++) {
      var a = 2 * Math.PI * i / 10;
      ribs.add(Shapes.sphere(1, 24)
          .scaled(0.075, 0.115, 0.075)
          .moved(0.075 * StrictMath.cos(a), 0.112, 0.075 * StrictMath.sin(a)));
    }
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece(
            "pumpkin",
            Mesh.merged(ribs.toArray(new Mesh[0])),
            Material.plain(p.colorOr(0xe2761b)).roughness(0.4))
        .piece(
            "stalk",
            Shapes.rod(new Vec3(0, 0.2, 0), new Vec3(0.02, 0.27, 0), 0.02, 0.014, 12),
            bark(0x66703a))
        .cylinder(0.145, 0.2, 0, 0.01, 0)
        .cylinder(0.03, 0.06, 0, 0.21, 0)
        .model(5, 0.0125);
  }

  private static ObjectModel campfire(ObjectParams p) {
    var logs = new ArrayList<Mesh>();
    var stones = new ArrayList<Mesh>();
    for (int i = 0; i < 6; i++) {
      var a = Math.PI * i / 3;
      var foot = new Vec3(0.28 * StrictMath.cos(a), 0.05, 0.28 * StrictMath.sin(a));
      logs.add(Shapes.rod(
          foot,
          new Vec3(-0.04 * StrictMath.cos(a), 0.36, -0.04 * StrictMath.sin(a)),
          0.045,
          0.035,
          14));
    }
    for (int i = 0; i < 12; i++) {
      var a = Math.PI * i / 6;
      stones.add(Shapes.sphere(1, 16)
          .scaled(0.1, 0.07, 0.09)
          .rotated(Vec3.Y, i)
          .moved(0.45 * StrictMath.cos(a), 0.05, 0.45 * StrictMath.sin(a)));
    }
    var flame = Shapes.lathe(
        List.of(
            new double[] {0.02, 0.08},
            new double[] {0.15, 0.16},
            new double[] {0.13, 0.28},
            new double[] {0.05, 0.5},
            new double[] {0, 0.66}),
        24,
        true);
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("logs", Mesh.merged(logs.toArray(new Mesh[0])), bark(0x4a382a))
        .piece(
            "stones", Mesh.merged(stones.toArray(new Mesh[0])), Looks.of(Substance.STONE, 0x77736c))
        .piece("flame", flame, Material.glowing(Rgb.srgb(0xff8a2a), 9).opacity(0.6))
        .piece(
            "core",
            flame.scaled(0.5, 0.65, 0.5).moved(0, 0.05, 0),
            Material.glowing(Rgb.srgb(0xffd27a), 18).opacity(0.8))
        .cylinder(0.53, 0.12, 0, 0, 0)
        .cylinder(0.28, 0.3, 0, 0.12, 0)
        .model(40, 0.05);
  }

  private static ObjectModel snowman(ObjectParams p) {
    var snow = Looks.of(Substance.SNOW, 0xf4f7fa);
    var coal = Mesh.merged(
        Shapes.sphere(0.022, 14).moved(0.06, 1.52, 0.165),
            Shapes.sphere(0.022, 14).moved(-0.06, 1.52, 0.165),
        Shapes.sphere(0.024, 14).moved(0, 1.12, 0.275),
            Shapes.sphere(0.024, 14).moved(0, 0.98, 0.285));
    return new ObjectBuilder(p, Substance.SNOW)
        .piece(
            "body",
            Mesh.merged(
                Shapes.sphere(0.42, 40).moved(0, 0.38, 0),
                Shapes.sphere(0.3, 36).moved(0, 1, 0),
                Shapes.sphere(0.2, 32).moved(0, 1.46, 0)),
            snow)
        .piece("coal", coal, Looks.blackRubber())
        .piece(
            "nose",
            Shapes.cone(0.025, 0.003, 0.16, 16).rotated(Vec3.X, Math.PI / 2).moved(0, 1.46, 0.27),
            Material.plain(Rgb.srgb(0xe8701a)))
        .piece(
            "hat",
            Mesh.merged(
                Shapes.cylinder(0.21, 0.02, 32).moved(0, 1.62, 0),
                Shapes.cylinder(0.14, 0.2, 32).moved(0, 1.72, 0)),
            Looks.of(Substance.CLOTH, 0x1c1d20))
        .piece(
            "arms",
            Mesh.merged(
                Shapes.rod(new Vec3(0.25, 1.05, 0), new Vec3(0.62, 1.3, 0.05), 0.015, 0.008, 8),
                Shapes.rod(new Vec3(-0.25, 1.05, 0), new Vec3(-0.62, 1.25, 0.05), 0.015, 0.008, 8)),
            bark(0x4f3b29))
        .sphere(0.42, 0, 0.42, 0)
        .sphere(0.3, 0, 1, 0)
        .sphere(0.2, 0, 1.46, 0)
        .cylinder(0.15, 0.2, 0, 1.62, 0)
        .model(140);
  }

  private static ObjectModel snowball(ObjectParams p) {
    return new ObjectBuilder(p, Substance.SNOW)
        .piece(
            "ball", Shapes.sphere(0.05, 32).moved(0, 0.05, 0), Looks.of(Substance.SNOW, 0xf4f7fa))
        .sphere(0.05, 0, 0.05, 0)
        .breaksAt(0.5)
        .model(0.25);
  }
}
