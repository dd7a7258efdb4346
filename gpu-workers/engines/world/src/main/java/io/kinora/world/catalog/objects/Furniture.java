package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Furniture in usual sizes: seats 45 cm, tables 74 cm high. */
public final class Furniture implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("table", "table, dining table, coffee table, wooden table", Furniture::table),
        ObjectDef.of("desk", "desk, writing desk, workbench", Furniture::desk),
        ObjectDef.of("chair", "chair, wooden chair, dining chair", Furniture::chair),
        ObjectDef.of("stool", "stool, bar stool", Furniture::stool),
        ObjectDef.of("armchair", "armchair, easy chair, recliner", p -> couch(p, 0.95, 32)),
        ObjectDef.of("sofa", "sofa, couch, settee", p -> couch(p, 2.0, 55)),
        ObjectDef.of("bench", "bench, park bench, wooden bench", Furniture::bench),
        ObjectDef.of("bed", "bed, double bed", Furniture::bed),
        ObjectDef.of(
            "bookshelf", "bookshelf, bookcase, shelf, cupboard, cabinet", Furniture::shelf),
        ObjectDef.of("lamp", "lamp, floor lamp, standing lamp, table lamp", Furniture::lamp),
        ObjectDef.of(
            "television", "television, tv, screen, monitor, tv set", Furniture::television),
        ObjectDef.of("swing_set", "swing, swing set", Furniture::swing));
  }

  private static ObjectModel table(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0x8f6238);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("top", 1.4, 0.035, 0.8, 0, 0.705, 0, wood);
    legs(builder, 0.62, 0.33, 0.705, 0.06, wood);
    return builder.model(24);
  }

  private static ObjectModel desk(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0xc9a677);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("top", 1.4, 0.03, 0.7, 0, 0.71, 0, wood)
        .slab("side", 0.03, 0.71, 0.66, -0.66, 0, 0, wood)
        .slab("drawers", 0.4, 0.6, 0.64, 0.47, 0.09, 0, wood.seed(4))
        .slab("plinth", 0.36, 0.09, 0.6, 0.47, 0, 0, Looks.of(Substance.WOOD, 0x5a4632));
    for (int i = 0; i < 3; i++) {
      var y = 0.19 + 0.19 * i;
      builder.piece(
          "handle_" + i,
          Shapes.roundedBox(0.14, 0.012, 0.02, 0.004).moved(0.47, y, 0.33),
          Looks.chrome());
    }
    return builder.model(34);
  }

  private static void legs(
      ObjectBuilder builder, double x, double z, double height, double thick, Material look) {
    var n = 0;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        builder.slab("leg_" + n++, thick, height, thick, a * x, 0, b * z, look);
      }
    }
  }

  private static ObjectModel chair(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0x9a6b3c);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("seat", 0.43, 0.035, 0.42, 0, 0.43, 0, wood);
    legs(builder, 0.18, 0.18, 0.43, 0.038, wood);
    for (int side = -1; side <= 1; side += 2) {
      builder.slab("post_" + (side + 1), 0.036, 0.46, 0.036, side * 0.18, 0.465, -0.18, wood);
    }
    for (int i = 0; i < 3; i++) {
      builder.slab("slat_" + i, 0.34, 0.06, 0.018, 0, 0.55 + 0.13 * i, -0.18, wood);
    }
    return builder.model(5.5);
  }

  private static ObjectModel stool(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0xa5753f);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece("seat", Shapes.cylinder(0.17, 0.04, 36).moved(0, 0.68, 0), wood)
        .cylinder(0.17, 0.04, 0, 0.66, 0);
    for (int i = 0; i < 4; i++) {
      var a = Math.PI / 4 + Math.PI / 2 * i;
      var foot = new Vec3(0.2 * StrictMath.cos(a), 0.018, 0.2 * StrictMath.sin(a));
      var top = new Vec3(0.11 * StrictMath.cos(a), 0.67, 0.11 * StrictMath.sin(a));
      builder.piece("leg_" + i, Shapes.rod(foot, top, 0.018, 0.018, 12), wood);
      builder.rod(foot, top, 0.018);
    }
    builder.piece("ring", Shapes.torus(0.165, 0.011, 36, 8).moved(0, 0.25, 0), Looks.chrome());
    return builder.model(4);
  }

  private static ObjectModel couch(ObjectParams p, double width, double mass) {
    var cloth = Looks.body(p, Substance.CLOTH, 0x5f7486);
    var wood = Looks.of(Substance.WOOD, 0x4a3524);
    var inner = width - 0.36;
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.CLOTH))
        .slab("base", width, 0.2, 0.85, 0, 0.1, 0, cloth)
        .slab("back", width, 0.52, 0.2, 0, 0.3, -0.325, cloth);
    cushions(builder, inner, cloth);
    for (int side = -1; side <= 1; side += 2) {
      var x = side * (width / 2 - 0.09);
      var arm = Shapes.roundedBox(0.18, 0.36, 0.85, 0.06).moved(x, 0.46, 0);
      builder.piece("arm_" + (side + 1), arm, cloth).box(0.18, 0.36, 0.85, x, 0.28, 0);
    }
    legs(builder, width / 2 - 0.1, 0.35, 0.1, 0.05, wood);
    return builder.model(mass);
  }

  private static void cushions(ObjectBuilder builder, double inner, Material cloth) {
    var n = inner > 1 ? 2 : 1;
    for (int i = 0; i < n; i++) {
      var w = inner / n;
      var x = (i + 0.5) * w - inner / 2;
      builder
          .piece(
              "seat_" + i, Shapes.roundedBox(w - 0.01, 0.16, 0.64, 0.05).moved(x, 0.37, 0.1), cloth)
          .piece(
              "cushion_" + i,
              Shapes.roundedBox(w - 0.02, 0.44, 0.16, 0.06)
                  .rotated(Vec3.X, -0.14)
                  .moved(x, 0.62, -0.18),
              cloth);
    }
    builder.box(inner, 0.15, 0.64, 0, 0.3, 0.1);
  }

  private static ObjectModel bench(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0x7c5230);
    var iron = Looks.of(Substance.STEEL, 0x33373a);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD));
    for (int i = 0; i < 4; i++) {
      builder.slab("seat_" + i, 1.6, 0.03, 0.095, 0, 0.43, -0.15 + 0.11 * i, wood.seed(i));
    }
    for (int i = 0; i < 3; i++) {
      builder.slab("back_" + i, 1.6, 0.09, 0.025, 0, 0.53 + 0.12 * i, -0.22 - 0.015 * i, wood);
    }
    for (int side = -1; side <= 1; side += 2) {
      var x = side * 0.66;
      builder
          .slab("foot_" + (side + 1), 0.05, 0.43, 0.4, x, 0, 0, iron)
          .slab("post_" + (side + 1), 0.05, 0.42, 0.04, x, 0.43, -0.255, iron);
    }
    return builder.model(28);
  }

  private static ObjectModel bed(ObjectParams p) {
    var wood = Looks.of(Substance.WOOD, 0x7a5534);
    var sheet = Looks.of(Substance.CLOTH, 0xf0eee8);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.CLOTH))
        .slab("frame", 1.66, 0.22, 2.1, 0, 0.1, 0, wood)
        .slab("head", 1.66, 1.0, 0.06, 0, 0, -1.05, wood)
        .piece("mattress", Shapes.roundedBox(1.6, 0.24, 2, 0.08).moved(0, 0.4, 0), sheet)
        .box(1.6, 0.24, 2, 0, 0.32, 0)
        .piece(
            "blanket",
            Shapes.roundedBox(1.68, 0.1, 1.4, 0.045).moved(0, 0.5, 0.32),
            Looks.body(p, Substance.CLOTH, 0x4d6a8c));
    for (int side = -1; side <= 1; side += 2) {
      var pillow = Shapes.roundedBox(0.66, 0.16, 0.42, 0.075).moved(side * 0.38, 0.58, -0.72);
      builder.piece("pillow_" + (side + 1), pillow, sheet);
    }
    legs(builder, 0.75, 0.95, 0.1, 0.08, wood);
    return builder.model(62);
  }

  private static ObjectModel shelf(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0x8a6540);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("back", 0.9, 1.8, 0.015, 0, 0, -0.14, wood)
        .slab("left", 0.025, 1.8, 0.3, -0.45, 0, 0, wood)
        .slab("right", 0.025, 1.8, 0.3, 0.45, 0, 0, wood);
    for (int i = 0; i < 6; i++) {
      builder.slab("board_" + i, 0.88, 0.022, 0.29, 0, 0.05 + 0.344 * i, 0, wood);
    }
    for (int i = 0; i < 5; i++) builder.piece("books_" + i, books(i, p.seed()), bookColour(i));
    return builder.model(38);
  }

  private static Mesh books(int row, int seed) {
    var random = new SplittableRandom(seed * 31L + row);
    var books = new ArrayList<Mesh>();
    var x = -0.42;
    while (x < 0.28) {
      var thick = 0.018 + 0.03 * random.nextDouble();
      var high = 0.18 + 0.1 * random.nextDouble();
      books.add(Shapes.box(thick * 0.94, high, 0.18)
          .moved(x + thick / 2, 0.072 + 0.344 * row + high / 2, 0));
      x += thick;
    }
    return Mesh.merged(books.toArray(new Mesh[0]));
  }

  private static Material bookColour(int row) {
    var colours = new int[] {0x8c3b32, 0x31506b, 0x4c6a46, 0xb58a3c, 0x5c4670};
    return Material.plain(Rgb.srgb(colours[row])).roughness(0.6);
  }

  private static ObjectModel lamp(ObjectParams p) {
    var shade =
        Shapes.lathe(List.of(new double[] {0.2, 1.25}, new double[] {0.13, 1.52}), 36, false);
    return new ObjectBuilder(p, Substance.STEEL)
        .piece("foot", Shapes.cylinder(0.14, 0.025, 36).moved(0, 0.0125, 0), Looks.chrome())
        .cylinder(0.14, 0.025, 0, 0, 0)
        .piece("pole", Shapes.cylinder(0.012, 1.4, 16).moved(0, 0.72, 0), Looks.chrome())
        .cylinder(0.02, 1.25, 0, 0.02, 0)
        .piece("shade", shade, Looks.body(p, Substance.CLOTH, 0xf0dfba).translucency(0.6))
        .piece("bulb", Shapes.sphere(0.04, 20).moved(0, 1.38, 0), bulb())
        .cylinder(0.19, 0.27, 0, 1.25, 0)
        .model(4.2, 0.012);
  }

  private static Material bulb() {
    return Material.glowing(Rgb.srgb(0xffe2b0), 14);
  }

  private static ObjectModel television(ObjectParams p) {
    var black = Looks.of(Substance.PLASTIC, 0x16181a);
    return new ObjectBuilder(p, Substance.PLASTIC)
        .slab("frame", 1.24, 0.72, 0.05, 0, 0.08, 0, black)
        .piece("screen", Shapes.box(1.2, 0.67, 0.004).moved(0, 0.445, 0.026), Looks.darkGlass())
        .slab("neck", 0.2, 0.08, 0.06, 0, 0.01, 0, black)
        .slab("foot", 0.6, 0.015, 0.24, 0, 0, 0, black)
        .model(14);
  }

  private static ObjectModel swing(ObjectParams p) {
    var steel = Looks.paint(p.colorOr(0x2f6fb0));
    var builder = new ObjectBuilder(p, Substance.STEEL);
    var bar = Shapes.rod(new Vec3(-1.3, 2.2, 0), new Vec3(1.3, 2.2, 0), 0.04, 0.04, 16);
    builder.piece("bar", bar, steel);
    builder.rod(new Vec3(-1.3, 2.2, 0), new Vec3(1.3, 2.2, 0), 0.04);
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        var foot = new Vec3(a * 1.45, 0, b * 0.8);
        var top = new Vec3(a * 1.25, 2.2, 0);
        builder.piece("leg_" + a + b, Shapes.rod(foot, top, 0.035, 0.035, 14), steel);
        builder.rod(foot, top, 0.035);
      }
      var rope = Shapes.rod(new Vec3(a * 0.25, 0.5, 0), new Vec3(a * 0.25, 2.2, 0), 0.01, 0.01, 8);
      builder.piece("rope_" + a, rope, Looks.of(Substance.ROPE, 0xb79b6a));
    }
    builder.slab("seat", 0.55, 0.03, 0.2, 0, 0.48, 0, Looks.of(Substance.WOOD, 0x9a6b3c));
    return builder.model(45);
  }
}
