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

/** Toys and small things for play. */
public final class Toys implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "teddy_bear", "teddy bear, teddy, stuffed animal, plush toy, doll", Toys::teddy),
        ObjectDef.of("rubber_duck", "rubber duck, rubber ducky, toy duck, bath duck", Toys::duck),
        ObjectDef.of("balloon", "balloon, party balloon, helium balloon", Toys::balloon),
        ObjectDef.of("bowling_pin", "bowling pin, skittle, pin", Toys::pin),
        ObjectDef.of("frisbee", "frisbee, flying disc", Toys::frisbee),
        ObjectDef.of("spinning_top", "spinning top, top toy, gyroscope", Toys::top),
        ObjectDef.of("robot", "robot, android, toy robot, droid", Toys::robot),
        ObjectDef.of(
            "paper_plane", "paper plane, paper airplane, paper aeroplane", Toys::paperPlane),
        ObjectDef.of("kite", "kite", Toys::kite),
        ObjectDef.of("coin", "coin, gold coin, medal, token", Toys::coin),
        ObjectDef.of("feather", "feather", Toys::feather),
        ObjectDef.of("sand_castle", "sand castle, sandcastle", Toys::sandCastle),
        ObjectDef.of("goal", "soccer goal, football goal, goal, goalpost", Toys::goal));
  }

  private static Mesh ball(double r, double x, double y, double z) {
    return Shapes.sphere(r, 28).moved(x, y, z);
  }

  private static ObjectModel teddy(ObjectParams p) {
    var fur = Looks.body(p, Substance.CLOTH, 0x9a6a3e);
    var body = Mesh.merged(
        Shapes.sphere(1, 32).scaled(0.1, 0.12, 0.09).moved(0, 0.13, 0),
        ball(0.085, 0, 0.3, 0.01),
        ball(0.032, 0.065, 0.375, 0),
        ball(0.032, -0.065, 0.375, 0),
        Shapes.rod(new Vec3(0.08, 0.2, 0.02), new Vec3(0.16, 0.12, 0.06), 0.035, 0.032, 18),
        ball(0.034, 0.16, 0.12, 0.06),
        Shapes.rod(new Vec3(-0.08, 0.2, 0.02), new Vec3(-0.16, 0.12, 0.06), 0.035, 0.032, 18),
        ball(0.034, -0.16, 0.12, 0.06),
        Shapes.rod(new Vec3(0.06, 0.05, 0.03), new Vec3(0.09, 0.045, 0.17), 0.045, 0.042, 18),
        ball(0.044, 0.09, 0.046, 0.17),
        Shapes.rod(new Vec3(-0.06, 0.05, 0.03), new Vec3(-0.09, 0.045, 0.17), 0.045, 0.042, 18),
        ball(0.044, -0.09, 0.046, 0.17));
    var face = Mesh.merged(
        ball(0.012, 0.03, 0.32, 0.088),
        ball(0.012, -0.03, 0.32, 0.088),
        ball(0.014, 0, 0.295, 0.118));
    return new ObjectBuilder(p, Substance.CLOTH)
        .piece("bear", body, fur)
        .piece(
            "muzzle",
            Shapes.sphere(1, 24).scaled(0.042, 0.034, 0.04).moved(0, 0.28, 0.078),
            Looks.of(Substance.CLOTH, 0xd9b98a))
        .piece("face", face, Looks.blackRubber())
        .sphere(0.1, 0, 0.12, 0)
        .sphere(0.09, 0, 0.3, 0.01)
        .box(0.36, 0.09, 0.14, 0, 0.09, 0.03)
        .box(0.26, 0.09, 0.2, 0, 0, 0.11)
        .model(0.35, 0.0095);
  }

  private static ObjectModel duck(ObjectParams p) {
    var yellow = Looks.body(p, Substance.RUBBER, 0xf5c518).roughness(0.3);
    var body = Mesh.merged(
        Shapes.sphere(1, 36).scaled(0.048, 0.036, 0.058).moved(0, 0.034, 0),
        ball(0.03, 0, 0.085, 0.026),
        Shapes.cone(0.03, 0.004, 0.05, 20).rotated(Vec3.X, -1.1).moved(0, 0.052, -0.058));
    return new ObjectBuilder(p, Substance.RUBBER)
        .piece("duck", body, yellow)
        .piece(
            "beak",
            Shapes.sphere(1, 20).scaled(0.015, 0.006, 0.016).moved(0, 0.082, 0.06),
            Material.plain(Rgb.srgb(0xe8701a)).roughness(0.3))
        .piece(
            "eyes",
            Mesh.merged(ball(0.005, 0.014, 0.095, 0.05), ball(0.005, -0.014, 0.095, 0.05)),
            Looks.blackRubber())
        .box(0.08, 0.06, 0.11, 0, 0, 0)
        .sphere(0.03, 0, 0.085, 0.026)
        .model(0.06, 0.00045);
  }

  /** 30 cm across; rubber 3 g, string, and the weight of the gas inside. */
  private static ObjectModel balloon(ObjectParams p) {
    var profile = new ArrayList<double[]>();
    for (int i = 0; i <= 28; i++) {
      var a = Math.PI * i / 28;
      var y = -StrictMath.cos(a);
      profile.add(
          new double[] {i == 0 || i == 28 ? 0 : 0.14 * StrictMath.sin(a) * (1 + 0.1 * y), 0.17 * y
          });
    }
    var look = Material.plain(p.colorOr(0xd62839)).roughness(0.18).translucency(0.35);
    return new ObjectBuilder(p, Substance.RUBBER)
        .piece("balloon", Shapes.lathe(profile, 40, true).moved(0, 0.2, 0), look)
        .piece("knot", Shapes.cone(0.014, 0.004, 0.02, 14).moved(0, 0.025, 0), look)
        .sphere(0.14, 0, 0.21, 0)
        .sphere(0.1, 0, 0.13, 0)
        .model(0.021, 0.0095);
  }

  /** 381 mm high, 121 mm at the belly, 1.55 kg (USBC). */
  private static ObjectModel pin(ObjectParams p) {
    var profile = List.of(
        new double[] {0, 0},
        new double[] {0.0258, 0},
        new double[] {0.029, 0.01},
        new double[] {0.05, 0.06},
        new double[] {0.0605, 0.114},
        new double[] {0.055, 0.16},
        new double[] {0.035, 0.215},
        new double[] {0.0238, 0.254},
        new double[] {0.0245, 0.29},
        new double[] {0.0324, 0.343},
        new double[] {0.028, 0.366},
        new double[] {0.014, 0.379},
        new double[] {0, 0.381});
    var bands = Mesh.merged(
        Shapes.cylinder(0.0265, 0.012, 36).moved(0, 0.243, 0),
        Shapes.cylinder(0.025, 0.012, 36).moved(0, 0.27, 0));
    return new ObjectBuilder(p, Substance.HARDWOOD)
        .piece(
            "pin",
            Shapes.lathe(profile, 40, true),
            Material.plain(p.colorOr(0xf4f2ea)).roughness(0.2))
        .piece("bands", bands, Material.plain(Rgb.srgb(0xc0201f)).roughness(0.3))
        .cylinder(0.027, 0.03, 0, 0, 0)
        .cylinder(0.0575, 0.14, 0, 0.03, 0)
        .cylinder(0.027, 0.211, 0, 0.17, 0)
        .model(1.55, 0.0021);
  }

  private static ObjectModel frisbee(ObjectParams p) {
    var profile = List.of(
        new double[] {0.122, 0.002},
        new double[] {0.135, 0},
        new double[] {0.1365, 0.012},
        new double[] {0.125, 0.024},
        new double[] {0.09, 0.028},
        new double[] {0, 0.03});
    return new ObjectBuilder(p, Substance.PLASTIC)
        .piece("disc", Shapes.lathe(profile, 48, true), Looks.body(p, Substance.PLASTIC, 0xe2571e))
        .cylinder(0.136, 0.03, 0, 0, 0)
        .model(0.175);
  }

  private static ObjectModel top(ObjectParams p) {
    var profile = List.of(
        new double[] {0, 0},
        new double[] {0.004, 0.006},
        new double[] {0.035, 0.04},
        new double[] {0.042, 0.052},
        new double[] {0.036, 0.06},
        new double[] {0.008, 0.066},
        new double[] {0.006, 0.1},
        new double[] {0, 0.102});
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("top", Shapes.lathe(profile, 40, true), Looks.paint(p.colorOr(0xc1272d)))
        .piece(
            "band",
            Shapes.torus(0.041, 0.003, 44, 10).moved(0, 0.052, 0),
            Looks.paint(Rgb.srgb(0xf3c13a)))
        .cylinder(0.038, 0.03, 0, 0.033, 0)
        .cylinder(0.015, 0.033, 0, 0, 0)
        .cylinder(0.006, 0.04, 0, 0.063, 0)
        .model(0.09);
  }

  private static ObjectModel robot(ObjectParams p) {
    var shell = Looks.body(p, Substance.STEEL, 0x9fb0ba).roughness(0.35);
    var joint = Looks.of(Substance.STEEL, 0x3c4248);
    var builder = new ObjectBuilder(p, Substance.STEEL)
        .slab("body", 0.44, 0.5, 0.3, 0, 0.6, 0, shell)
        .slab("head", 0.3, 0.24, 0.26, 0, 1.16, 0, shell)
        .piece("neck", Shapes.cylinder(0.06, 0.1, 20).moved(0, 1.13, 0), joint)
        .piece(
            "eyes",
            Mesh.merged(ball(0.035, 0.075, 1.3, 0.125), ball(0.035, -0.075, 1.3, 0.125)),
            Material.glowing(Rgb.srgb(0x5fd7ff), 6))
        .piece(
            "panel",
            Shapes.roundedBox(0.24, 0.18, 0.01, 0.004).moved(0, 0.9, 0.152),
            Looks.darkGlass())
        .piece(
            "aerial",
            Mesh.merged(
                Shapes.cylinder(0.008, 0.12, 10).moved(0, 1.46, 0), ball(0.022, 0, 1.53, 0)),
            joint);
    for (int side = -1; side <= 1; side += 2) {
      var x = side * 0.3;
      builder
          .slab("foot_" + (side + 1), 0.16, 0.09, 0.28, side * 0.12, 0, 0.03, joint)
          .slab("leg_" + (side + 1), 0.13, 0.52, 0.14, side * 0.12, 0.09, 0, shell)
          .slab("arm_" + (side + 1), 0.1, 0.46, 0.12, x, 0.58, 0, shell)
          .piece("shoulder_" + (side + 1), ball(0.08, side * 0.27, 1.02, 0), joint)
          .piece("hand_" + (side + 1), ball(0.07, x, 0.55, 0), joint);
    }
    return builder.model(48);
  }

  private static ObjectModel paperPlane(ObjectParams p) {
    var nose = new Vec3(0, 0.02, 0.15);
    var keel = new Vec3(0, 0, -0.13);
    var spine = new Vec3(0, 0.045, -0.13);
    var builder = new MeshBuilder();
    for (int side = -1; side <= 1; side += 2) {
      var tip = new Vec3(side * 0.1, 0.055, -0.13);
      var fold = new Vec3(side * 0.008, 0.045, -0.13);
      sheet(builder, nose, tip, fold);
      sheet(builder, nose, fold, keel);
    }
    sheet(builder, nose, spine, keel);
    return new ObjectBuilder(p, Substance.PAPER)
        .piece(
            "plane", builder.build(), Looks.body(p, Substance.PAPER, 0xf4f2ec).translucency(0.3))
        .box(0.16, 0.05, 0.27, 0, 0.005, 0)
        .model(0.0045, 0.00002);
  }

  /** A triangle seen from both sides. */
  private static void sheet(MeshBuilder builder, Vec3 a, Vec3 b, Vec3 c) {
    var n = b.minus(a).cross(c.minus(a)).unit();
    builder.triangle(builder.vertex(a, n), builder.vertex(b, n), builder.vertex(c, n));
    var m = n.times(-1);
    builder.triangle(builder.vertex(a, m), builder.vertex(c, m), builder.vertex(b, m));
  }

  private static ObjectModel kite(ObjectParams p) {
    var builder = new MeshBuilder();
    var top = new Vec3(0, 1, 0);
    var left = new Vec3(-0.4, 0.65, 0);
    var right = new Vec3(0.4, 0.65, 0);
    var foot = new Vec3(0, 0, 0);
    var mid = new Vec3(0, 0.65, 0.05);
    for (var pair : List.of(
        List.of(top, left), List.of(left, foot), List.of(foot, right), List.of(right, top))) {
      sheet(builder, mid, pair.get(0), pair.get(1));
    }
    var tail = new ArrayList<Mesh>();
    for (int i = 0; i < 5; i++) {
      tail.add(Shapes.roundedBox(0.1, 0.05, 0.006, 0.002)
          .rotated(Vec3.Z, 0.5 * (i % 2 == 0 ? 1 : -1))
          .moved(0.02 * (i % 2), -0.12 - 0.15 * i, 0));
    }
    var sticks = Mesh.merged(
        Shapes.rod(top, foot, 0.004, 0.004, 8), Shapes.rod(left, right, 0.004, 0.004, 8));
    return new ObjectBuilder(p, Substance.PAPER)
        .piece(
            "sail",
            builder.build().moved(0, 0.8, 0),
            Looks.body(p, Substance.CLOTH, 0xe03c31).translucency(0.4))
        .piece("sticks", sticks.moved(0, 0.8, 0), Looks.of(Substance.WOOD, 0xa8845a))
        .piece(
            "tail",
            Mesh.merged(tail.toArray(new Mesh[0])).moved(0, 0.8, 0),
            Looks.of(Substance.CLOTH, 0xf3c13a))
        .box(0.6, 0.8, 0.06, 0, 0.9, 0)
        .box(0.15, 0.8, 0.03, 0, 0.05, 0)
        .model(0.12);
  }

  private static ObjectModel coin(ObjectParams p) {
    var gold = Looks.body(p, Substance.GOLD, 0xd9a93f);
    return new ObjectBuilder(p, Substance.BRASS)
        .piece("coin", Shapes.cylinder(0.0125, 0.0022, 40).moved(0, 0.0011, 0), gold)
        .piece("rim", Shapes.torus(0.0122, 0.0007, 40, 8).moved(0, 0.0022, 0), gold)
        .cylinder(0.0125, 0.0026, 0, 0, 0)
        .model(0.0085);
  }

  private static ObjectModel feather(ObjectParams p) {
    var vane = Shapes.sphere(1, 24).scaled(0.075, 0.0015, 0.013).moved(0.015, 0.003, 0);
    var quill = Shapes.rod(new Vec3(-0.09, 0.003, 0), new Vec3(0.085, 0.003, 0), 0.0016, 0.0006, 8);
    return new ObjectBuilder(p, Substance.PAPER)
        .piece("vane", vane, Looks.body(p, Substance.CLOTH, 0xf0eee6).translucency(0.4))
        .piece("quill", quill, Looks.of(Substance.PLASTIC, 0xe6dcc4))
        .solid(new Shape.Box(new Vec3(0.088, 0.002, 0.012)), new Vec3(0, 0.003, 0), Quat.IDENTITY)
        .model(0.0005, 0.0000048);
  }

  private static ObjectModel sandCastle(ObjectParams p) {
    var sand = Looks.body(p, Substance.SAND, 0xd8bb83);
    var builder = new ObjectBuilder(p, Substance.SAND).slab("keep", 0.4, 0.22, 0.4, 0, 0, 0, sand);
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        builder
            .piece(
                "tower_" + a + b,
                Shapes.cone(0.1, 0.08, 0.3, 28).moved(a * 0.2, 0.15, b * 0.2),
                sand)
            .piece(
                "roof_" + a + b,
                Shapes.cone(0.095, 0.005, 0.12, 28).moved(a * 0.2, 0.36, b * 0.2),
                sand)
            .cylinder(0.09, 0.38, a * 0.2, 0, b * 0.2);
      }
    }
    builder.piece(
        "door",
        Shapes.roundedBox(0.09, 0.13, 0.01, 0.004).moved(0, 0.065, 0.2),
        Looks.of(Substance.SAND, 0x8f7547));
    return builder.model(95);
  }

  /** 7.32 by 2.44 m (IFAB Law 1), scaled to a small pitch: 3 by 2 m. */
  private static ObjectModel goal(ObjectParams p) {
    var white = Looks.paint(p.colorOr(0xf4f4f2));
    var builder = new ObjectBuilder(p, Substance.STEEL);
    var left = new Vec3(-1.5, 2, 0);
    var right = new Vec3(1.5, 2, 0);
    bar(builder, "bar", left, right, white);
    for (int side = -1; side <= 1; side += 2) {
      var top = new Vec3(side * 1.5, 2, 0);
      bar(builder, "post_" + side, top.withY(0), top, white);
      bar(builder, "stay_" + side, new Vec3(side * 1.5, 0, -1), top, white);
    }
    var net = new ArrayList<Mesh>();
    for (int i = 0; i <= 20; i++) {
      var x = -1.5 + 0.15 * i;
      net.add(Shapes.rod(new Vec3(x, 0, -1), new Vec3(x, 2, 0), 0.004, 0.004, 4));
    }
    for (int i = 0; i <= 14; i++) {
      var t = i / 14.0;
      net.add(
          Shapes.rod(new Vec3(-1.5, 2 * t, t - 1), new Vec3(1.5, 2 * t, t - 1), 0.004, 0.004, 4));
    }
    builder.piece("net", Mesh.merged(net.toArray(new Mesh[0])), Looks.of(Substance.ROPE, 0xf0f0ec));
    builder.solid(
        new Shape.Box(new Vec3(1.5, 1.11, 0.02)), new Vec3(0, 1, -0.5), Quat.about(Vec3.X, 0.4636));
    return builder.model(40, 0.05);
  }

  private static void bar(ObjectBuilder builder, String name, Vec3 from, Vec3 to, Material look) {
    builder.piece(name, Shapes.rod(from, to, 0.04, 0.04, 18), look).rod(from, to, 0.04);
  }
}
