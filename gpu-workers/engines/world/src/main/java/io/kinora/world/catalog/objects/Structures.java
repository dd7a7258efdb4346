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
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Buildings and what stands at roads. */
public final class Structures implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("house", "house, cottage, cabin, hut, barn, home", Structures::house),
        ObjectDef.of(
            "building",
            "building, apartment building, office building, block of flats",
            p -> block(p, 14, 16, false)),
        ObjectDef.of(
            "skyscraper", "skyscraper, high rise, tower block", p -> block(p, 18, 70, true)),
        ObjectDef.of("tower", "tower, watchtower, castle tower, castle", Structures::tower),
        ObjectDef.of("lighthouse", "lighthouse", Structures::lighthouse),
        ObjectDef.of("windmill", "windmill, wind turbine", Structures::windmill),
        ObjectDef.of("tent", "tent, camping tent", Structures::tent),
        ObjectDef.of(
            "street_lamp",
            "street lamp, streetlight, street light, lamppost, lantern",
            Structures::streetLamp),
        ObjectDef.of("traffic_light", "traffic light, stoplight", Structures::trafficLight),
        ObjectDef.of("traffic_cone", "traffic cone, cone, road cone", Structures::cone),
        ObjectDef.of("sign", "sign, road sign, signpost, billboard", Structures::sign),
        ObjectDef.of("fence", "fence, wooden fence, gate", Structures::fence),
        ObjectDef.of("pyramid", "pyramid", Structures::pyramid));
  }

  private static ObjectModel house(ObjectParams p) {
    var walls =
        Material.of(Pattern.PLASTER, p.colorOr(0xe7d9bd), Rgb.srgb(0xcbbd9f)).roughness(0.9);
    var tiles =
        Material.of(Pattern.TILES, Rgb.srgb(0x9c4a32), Rgb.srgb(0x6f3222)).scale(0.35);
    var gable = Shapes.extrude(
        List.of(new double[] {-4, 3}, new double[] {4, 3}, new double[] {0, 5.8}), 7);
    var slope = StrictMath.atan2(2.8, 4);
    var roof = new ArrayList<Mesh>();
    for (int side = -1; side <= 1; side += 2) {
      roof.add(Shapes.box(5.5, 0.16, 8).rotated(Vec3.Z, -side * slope).moved(side * 2.2, 4.46, 0));
    }
    var builder = new ObjectBuilder(p, Substance.BRICK)
        .piece("walls", Shapes.box(8, 3, 7).moved(0, 1.5, 0), walls)
        .piece("gable", gable, walls)
        .piece("roof", Mesh.merged(roof.toArray(new Mesh[0])), tiles)
        .piece(
            "door",
            Shapes.roundedBox(1, 2.1, 0.12, 0.02).moved(0, 1.05, 3.5),
            Looks.of(Substance.WOOD, 0x6b3f22))
        .piece(
            "chimney",
            Shapes.box(0.6, 1.5, 0.6).moved(2, 5.2, -1.5),
            Looks.of(Substance.BRICK, 0x8c4632))
        .box(8, 3, 7, 0, 0, 0)
        .box(4.5, 2.6, 7, 0, 3, 0);
    windows(builder);
    return builder.model(60_000);
  }

  private static void windows(ObjectBuilder builder) {
    var panes = new ArrayList<Mesh>();
    var frames = new ArrayList<Mesh>();
    for (var x : new double[] {-2.5, 2.5}) {
      panes.add(Shapes.box(1.2, 1.1, 0.06).moved(x, 1.7, 3.5));
      frames.add(Shapes.box(1.36, 0.08, 0.12).moved(x, 1.12, 3.52));
      frames.add(Shapes.box(1.36, 0.08, 0.12).moved(x, 2.28, 3.52));
      frames.add(Shapes.box(0.08, 1.16, 0.12).moved(x - 0.64, 1.7, 3.52));
      frames.add(Shapes.box(0.08, 1.16, 0.12).moved(x + 0.64, 1.7, 3.52));
      frames.add(Shapes.box(0.05, 1.1, 0.1).moved(x, 1.7, 3.52));
      frames.add(Shapes.box(1.2, 0.05, 0.1).moved(x, 1.75, 3.52));
    }
    builder
        .piece("panes", Mesh.merged(panes.toArray(new Mesh[0])), Looks.darkGlass())
        .piece("frames", Mesh.merged(frames.toArray(new Mesh[0])), Looks.paint(Rgb.srgb(0xf4f2ea)));
  }

  private static ObjectModel block(ObjectParams p, double width, double height, boolean glass) {
    var front = glass
        ? Material.of(Pattern.GLASS_FACADE, p.colorOr(0x8fa9bd), Rgb.srgb(0xb9c0c4))
        : Material.of(Pattern.FACADE, p.colorOr(0xa05a44), Rgb.srgb(0xb9b2a6));
    return new ObjectBuilder(p, Substance.CONCRETE)
        .piece(
            "front",
            Shapes.box(width, height, width * 0.8).moved(0, height / 2, 0),
            front.seed(p.seed()))
        .piece(
            "roof",
            Shapes.box(width + 0.4, 0.4, width * 0.8 + 0.4).moved(0, height + 0.2, 0),
            Looks.of(Substance.CONCRETE, 0xb5afa4))
        .box(width, height, width * 0.8, 0, 0, 0)
        .model(Math.min(490_000, width * width * height * 120));
  }

  private static ObjectModel tower(ObjectParams p) {
    var stone =
        Material.of(Pattern.BRICK, p.colorOr(0x9a9286), Rgb.srgb(0x6f695f)).scale(3);
    var teeth = new ArrayList<Mesh>();
    for (int i = 0; i < 10; i++) {
      var a = 2 * Math.PI * i / 10;
      teeth.add(Shapes.box(0.5, 0.8, 0.7)
          .rotated(Vec3.Y, -a)
          .moved(2.5 * StrictMath.cos(a), 9.2, 2.5 * StrictMath.sin(a)));
    }
    return new ObjectBuilder(p, Substance.STONE)
        .piece("shaft", Shapes.cone(2.6, 2.3, 8, 40).moved(0, 4, 0), stone)
        .piece("crown", Shapes.cylinder(2.8, 1, 40).moved(0, 8.3, 0), stone)
        .piece("teeth", Mesh.merged(teeth.toArray(new Mesh[0])), stone)
        .piece(
            "door",
            Shapes.roundedBox(1.1, 2, 0.3, 0.08).moved(0, 1, 2.5),
            Looks.of(Substance.WOOD, 0x4f3421))
        .cylinder(2.6, 8, 0, 0, 0)
        .cylinder(2.8, 1.6, 0, 8, 0)
        .model(250_000);
  }

  private static ObjectModel lighthouse(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.BRICK);
    for (int i = 0; i < 6; i++) {
      var bottom = 2.4 - 0.2 * i;
      var look = i % 2 == 0 ? Looks.paint(p.colorOr(0xc0281f)) : Looks.paint(Rgb.srgb(0xf3f1ea));
      builder.piece(
          "ring_" + i, Shapes.cone(bottom, bottom - 0.2, 2.4, 40).moved(0, 1.2 + 2.4 * i, 0), look);
    }
    return builder
        .piece(
            "gallery",
            Shapes.cylinder(1.9, 0.2, 40).moved(0, 14.5, 0),
            Looks.of(Substance.STEEL, 0x3b4043))
        .piece(
            "lantern",
            Shapes.cylinder(0.9, 1.6, 28).moved(0, 15.4, 0),
            Material.glowing(Rgb.srgb(0xffe9b8), 4))
        .piece(
            "cap",
            Shapes.cone(1.2, 0.05, 1.1, 32).moved(0, 16.7, 0),
            Looks.paint(Rgb.srgb(0xb0241d)))
        .cylinder(2, 14.4, 0, 0, 0)
        .cylinder(1.2, 2.8, 0, 14.4, 0)
        .model(300_000);
  }

  private static ObjectModel windmill(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.WOOD)
        .piece(
            "body",
            Shapes.cone(3, 1.8, 9, 8).moved(0, 4.5, 0),
            Looks.body(p, Substance.WOOD, 0xe8e0cd))
        .piece(
            "cap", Shapes.cone(2.1, 0.3, 2, 24).moved(0, 10, 0), Looks.of(Substance.WOOD, 0x7a4a2a))
        .cylinder(2.5, 9, 0, 0, 0)
        .cylinder(1.4, 2, 0, 9, 0);
    for (int i = 0; i < 4; i++) {
      var blade = Mesh.merged(
          Shapes.box(0.14, 6, 0.1).moved(0, 3.1, 0),
          Shapes.box(1.1, 4.8, 0.04).moved(0.55, 3.7, 0));
      builder.piece(
          "sail_" + i,
          blade.rotated(Vec3.Z, Math.PI / 2 * i + 0.4).moved(0, 9.4, 2.3),
          Looks.of(Substance.CLOTH, 0xefe8d8));
    }
    return builder.box(12, 12, 0.3, 0, 3.4, 2.3).model(40_000, 150);
  }

  private static ObjectModel tent(ObjectParams p) {
    var prism = Shapes.extrude(
        List.of(new double[] {-1.1, 0}, new double[] {1.1, 0}, new double[] {0, 1.4}), 2.3);
    var door = Shapes.extrude(
        List.of(new double[] {-0.4, 0.02}, new double[] {0.4, 0.02}, new double[] {0, 1.1}), 0.02);
    return new ObjectBuilder(p, Substance.CLOTH)
        .piece("tent", prism, Looks.body(p, Substance.CLOTH, 0xd8772b))
        .piece("door", door.moved(0, 0, 1.155), Looks.of(Substance.CLOTH, 0x3c2a20))
        .box(2, 0.5, 2.3, 0, 0, 0)
        .box(1.2, 0.5, 2.3, 0, 0.5, 0)
        .box(0.4, 0.4, 2.3, 0, 1, 0)
        .model(14, 3);
  }

  private static ObjectModel streetLamp(ObjectParams p) {
    var iron = Looks.of(Substance.STEEL, 0x2d3336).roughness(0.5);
    return new ObjectBuilder(p, Substance.STEEL)
        .piece(
            "post",
            Mesh.merged(
                Shapes.cone(0.14, 0.07, 0.6, 24).moved(0, 0.3, 0),
                    Shapes.cone(0.06, 0.045, 3.6, 20).moved(0, 2.3, 0),
                Shapes.cylinder(0.12, 0.05, 24).moved(0, 4.08, 0),
                    Shapes.cone(0.2, 0.04, 0.18, 24).moved(0, 4.62, 0)),
            iron)
        .piece(
            "lamp",
            Shapes.cone(0.1, 0.16, 0.42, 24).moved(0, 4.32, 0),
            Material.glowing(Rgb.srgb(0xffe2ad), 5))
        .cylinder(0.1, 4.1, 0, 0, 0)
        .cylinder(0.18, 0.6, 0, 4.1, 0)
        .model(75, 0.02);
  }

  private static ObjectModel trafficLight(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.STEEL)
        .piece(
            "post",
            Shapes.cylinder(0.06, 3, 20).moved(0, 1.5, 0),
            Looks.of(Substance.STEEL, 0x3a4044))
        .piece(
            "case", Shapes.roundedBox(0.32, 0.95, 0.22, 0.05).moved(0, 3.3, 0), Looks.blackRubber())
        .cylinder(0.08, 2.85, 0, 0, 0)
        .box(0.34, 0.95, 0.26, 0, 2.83, 0);
    var colours = new int[] {0x1fae4b, 0xe0a21b, 0xd8281e};
    for (int i = 0; i < 3; i++) {
      var lens = Shapes.cylinder(0.1, 0.03, 28)
          .rotated(Vec3.X, Math.PI / 2)
          .moved(0, 3.02 + 0.28 * i, 0.11);
      builder.piece("lens_" + i, lens, Material.glowing(Rgb.srgb(colours[i]), i == 0 ? 4 : 0.25));
    }
    return builder.model(60, 0.03);
  }

  private static ObjectModel cone(ObjectParams p) {
    var orange = Looks.body(p, Substance.RUBBER, 0xe8561a).roughness(0.5);
    return new ObjectBuilder(p, Substance.RUBBER)
        .piece("base", Shapes.roundedBox(0.36, 0.03, 0.36, 0.012).moved(0, 0.015, 0), orange)
        .piece("cone", Shapes.cone(0.14, 0.03, 0.66, 32).moved(0, 0.36, 0), orange)
        .piece(
            "band",
            Shapes.cone(0.098, 0.065, 0.18, 32).moved(0, 0.4, 0),
            Looks.of(Substance.PLASTIC, 0xf4f4f0))
        .box(0.36, 0.03, 0.36, 0, 0, 0)
        .cylinder(0.12, 0.3, 0, 0.03, 0)
        .cylinder(0.06, 0.36, 0, 0.33, 0)
        .model(2.8, 0.008);
  }

  private static ObjectModel sign(ObjectParams p) {
    return new ObjectBuilder(p, Substance.STEEL)
        .piece(
            "post",
            Shapes.cylinder(0.035, 2.2, 18).moved(0, 1.1, -0.03),
            Looks.of(Substance.STEEL, 0x8d9296))
        .piece(
            "board",
            Shapes.roundedBox(0.9, 0.6, 0.03, 0.012).moved(0, 2, 0.02),
            Looks.paint(p.colorOr(0x1f5f9c)))
        .piece(
            "rim",
            Shapes.roundedBox(0.94, 0.64, 0.015, 0.006).moved(0, 2, 0.015),
            Looks.paint(Rgb.srgb(0xf3f3f0)))
        .cylinder(0.05, 1.7, 0, 0, -0.03)
        .box(0.94, 0.64, 0.05, 0, 1.68, 0.02)
        .model(18, 0.012);
  }

  private static ObjectModel fence(ObjectParams p) {
    var wood = Looks.body(p, Substance.WOOD, 0xe9e4d8);
    var builder = new ObjectBuilder(p, Substance.WOOD);
    for (int i = 0; i < 12; i++) {
      builder.slab("picket_" + i, 0.08, 1, 0.02, -1.1 + 0.2 * i, 0.04, 0.03, wood);
    }
    return builder
        .slab("rail_low", 2.4, 0.08, 0.04, 0, 0.28, 0, wood)
        .slab("rail_high", 2.4, 0.08, 0.04, 0, 0.75, 0, wood)
        .slab("post_left", 0.1, 1.05, 0.1, -1.2, 0, 0, wood)
        .slab("post_right", 0.1, 1.05, 0.1, 1.2, 0, 0, wood)
        .model(32);
  }

  private static ObjectModel pyramid(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.STONE);
    var sand =
        Material.of(Pattern.BRICK, p.colorOr(0xd2b27a), Rgb.srgb(0xa88a58)).scale(8);
    builder.piece(
        "pyramid",
        Shapes.cone(14, 0.02, 13, 4).rotated(Vec3.Y, Math.PI / 4).moved(0, 6.5, 0),
        sand);
    for (int i = 0; i < 4; i++) {
      var edge = 19.8 * (1 - (i + 0.5) / 4);
      builder.box(edge, 3.25, edge, 0, 3.25 * i, 0);
    }
    return builder.model(480_000, 1700);
  }
}
