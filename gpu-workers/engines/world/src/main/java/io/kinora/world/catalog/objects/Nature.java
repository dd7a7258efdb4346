package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What lies about outdoors: stones, wood, fruit of the field, fire and snow. */
public final class Nature implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("mushroom", "mushroom, toadstool", Nature::mushroom),
        ObjectDef.of("rock", "rock, stone, boulder, pebble", Nature::rock),
        ObjectDef.of("log", "log, tree trunk, tree log", Nature::log),
        ObjectDef.of("leaf", "leaf, autumn leaf", Nature::leaf),
        ObjectDef.of("pumpkin", "pumpkin, jack o lantern", Nature::pumpkin),
        ObjectDef.of("campfire", "campfire, bonfire, fire", Nature::campfire),
        ObjectDef.of("snowman", "snowman", Nature::snowman),
        ObjectDef.of("snowball", "snowball", Nature::snowball));
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
        .piece("bark", Shapes.rod(from, to, 0.14, 0.13, 28), Looks.bark(0x6e5842))
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
            Looks.leaves(p, 0xc8641f))
        .piece(
            "stem",
            Shapes.rod(new Vec3(0.045, 0.002, 0), new Vec3(0.085, 0.004, 0), 0.0012, 0.001, 6),
            Looks.bark(0x6b4a2a))
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
            Looks.bark(0x66703a))
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
        .piece("logs", Mesh.merged(logs.toArray(new Mesh[0])), Looks.bark(0x4a382a))
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
            Looks.bark(0x4f3b29))
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
