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

/** Blocks, boxes, crates and barrels: things to stack. */
public final class Blocks implements ObjectFamily {
  private static final int[] TOY_COLOURS = {
    0xd63a2f, 0x2f6fd6, 0xf2b824, 0x3a9a4a, 0xe8762c, 0x7a4bb0
  };

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "block",
            "block, wooden block, toy block, building block, cube, toy brick",
            Blocks::block),
        ObjectDef.of("crate", "crate, wooden crate, shipping crate, wooden box", Blocks::crate),
        ObjectDef.of("box", "box, cardboard box, parcel, package, carton", Blocks::carton),
        ObjectDef.of("gift", "gift, present, gift box", Blocks::gift),
        ObjectDef.of("brick", "brick, clay brick", Blocks::brick),
        ObjectDef.of("domino", "domino, domino tile, domino piece", Blocks::domino),
        ObjectDef.of("dice", "dice, die", Blocks::dice),
        ObjectDef.of("barrel", "barrel, wooden barrel, keg, cask", Blocks::barrel),
        ObjectDef.of("ice_cube", "ice cube, ice block", Blocks::iceCube),
        ObjectDef.of("plank", "plank, board, wooden plank, beam", Blocks::plank));
  }

  private static ObjectModel block(ObjectParams p) {
    var colour = TOY_COLOURS[Math.floorMod(p.seed(), TOY_COLOURS.length)];
    var asked = p.substance();
    var look = asked == null || asked == Substance.WOOD
        ? Material.plain(p.colorOr(colour)).roughness(0.45)
        : Looks.body(p, asked, colour);
    return cube(p, 0.2, 0.012, p.substanceOr(Substance.WOOD), look).solidModel();
  }

  private static ObjectBuilder cube(
      ObjectParams p, double edge, double round, Substance substance, Material look) {
    return new ObjectBuilder(p, substance)
        .piece("block", Shapes.roundedBox(edge, edge, edge, round).moved(0, edge / 2, 0), look)
        .box(edge, edge, edge, 0, 0, 0);
  }

  /** A crate of 12 mm boards with frames on all faces, empty. */
  private static ObjectModel crate(ObjectParams p) {
    var edge = 0.6;
    var wood = Looks.body(p, Substance.WOOD, 0xb98a55);
    var inset = edge - 0.04;
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece("boards", Shapes.box(inset, inset, inset).moved(0, edge / 2, 0), wood)
        .piece("frame", frame(edge, 0.07).moved(0, edge / 2, 0), wood.seed(7))
        .box(edge, edge, edge, 0, 0, 0)
        .breaksAt(900)
        .model(18);
  }

  /** The twelve edges of a cube as boards. */
  private static Mesh frame(double edge, double board) {
    var bars = new ArrayList<Mesh>();
    var d = (edge - board) / 2;
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        bars.add(Shapes.roundedBox(edge, board, board, 0.006).moved(0, a * d, b * d));
        bars.add(Shapes.roundedBox(board, edge - 2 * board, board, 0.006).moved(a * d, 0, b * d));
        bars.add(Shapes.roundedBox(board, board, edge - 2 * board, 0.006).moved(a * d, b * d, 0));
      }
    }
    return Mesh.merged(bars.toArray(new Mesh[0]));
  }

  private static ObjectModel carton(ObjectParams p) {
    var tape = Material.plain(Rgb.srgb(0xc7a36b)).roughness(0.25);
    return new ObjectBuilder(p, p.substanceOr(Substance.CARDBOARD))
        .piece(
            "box",
            Shapes.roundedBox(0.4, 0.3, 0.3, 0.004).moved(0, 0.15, 0),
            Looks.body(p, Substance.CARDBOARD, 0xb98f5e))
        .piece("tape", Shapes.box(0.402, 0.302, 0.05).moved(0, 0.15, 0), tape)
        .box(0.4, 0.3, 0.3, 0, 0, 0)
        .model(2.5);
  }

  private static ObjectModel gift(ObjectParams p) {
    var ribbon = Material.plain(Rgb.srgb(0xe8c14a)).roughness(0.3);
    var bands = Mesh.merged(
        Shapes.box(0.254, 0.204, 0.04).moved(0, 0.1, 0),
        Shapes.box(0.04, 0.204, 0.254).moved(0, 0.1, 0),
        Shapes.torus(0.035, 0.011, 24, 10).rotated(Vec3.X, 1.2).moved(0, 0.225, 0.035),
        Shapes.torus(0.035, 0.011, 24, 10).rotated(Vec3.X, -1.2).moved(0, 0.225, -0.035));
    return new ObjectBuilder(p, Substance.CARDBOARD)
        .piece(
            "box",
            Shapes.roundedBox(0.25, 0.2, 0.25, 0.004).moved(0, 0.1, 0),
            Material.plain(p.colorOr(0xc2283a)).roughness(0.4))
        .piece("ribbon", bands, ribbon)
        .box(0.25, 0.2, 0.25, 0, 0, 0)
        .box(0.07, 0.06, 0.15, 0, 0.2, 0)
        .model(0.9);
  }

  /** 215 x 65 x 102.5 mm (BS EN 771-1 work size). */
  private static ObjectModel brick(ObjectParams p) {
    return new ObjectBuilder(p, p.substanceOr(Substance.BRICK))
        .slab("brick", 0.215, 0.065, 0.1025, 0, 0, 0, Looks.body(p, Substance.BRICK, 0x9c4f38))
        .solidModel();
  }

  private static ObjectModel domino(ObjectParams p) {
    var pips = new ArrayList<Mesh>();
    for (var at : new double[][] {{0.012, 0.036}, {-0.012, 0.048}, {0, 0.014}}) {
      var pip = Shapes.cylinder(0.003, 0.001, 14).rotated(Vec3.X, Math.PI / 2);
      pips.add(pip.moved(at[0], at[1], 0.0055));
    }
    pips.add(Shapes.box(0.022, 0.001, 0.001).moved(0, 0.026, 0.0054));
    return new ObjectBuilder(p, p.substanceOr(Substance.PLASTIC))
        .slab("tile", 0.026, 0.052, 0.0105, 0, 0, 0, Looks.body(p, Substance.PLASTIC, 0xf1ead8))
        .piece("pips", Mesh.merged(pips.toArray(new Mesh[0])), Material.plain(Rgb.BLACK))
        .solidModel();
  }

  private static ObjectModel dice(ObjectParams p) {
    var edge = 0.03;
    var pips = new ArrayList<Mesh>();
    var faces =
        new double[][] {{0, 0}, {Math.PI / 2, 0}, {-Math.PI / 2, 0}, {Math.PI, 0}, {0, 1}, {0, -1}};
    for (int face = 0; face < faces.length; face++) {
      for (var at : pips(face + 1)) {
        var pip = Shapes.cylinder(0.0028, 0.0008, 14).moved(at[0], edge / 2, at[1]);
        var turned = faces[face][1] == 0
            ? pip.rotated(Vec3.X, faces[face][0])
            : pip.rotated(Vec3.Z, faces[face][1] * Math.PI / 2);
        pips.add(turned.moved(0, edge / 2, 0));
      }
    }
    var look = Looks.body(p, Substance.ACRYLIC, 0xf4f2ec);
    return cube(p, edge, 0.004, p.substanceOr(Substance.ACRYLIC), look)
        .piece("pips", Mesh.merged(pips.toArray(new Mesh[0])), Material.plain(Rgb.BLACK))
        .solidModel();
  }

  private static List<double[]> pips(int number) {
    var d = 0.0075;
    var all = new ArrayList<double[]>();
    if (number % 2 == 1) all.add(new double[] {0, 0});
    if (number > 1) {
      all.add(new double[] {d, d});
      all.add(new double[] {-d, -d});
    }
    if (number > 3) {
      all.add(new double[] {d, -d});
      all.add(new double[] {-d, d});
    }
    if (number == 6) {
      all.add(new double[] {0, d});
      all.add(new double[] {0, -d});
    }
    return all;
  }

  /** A 225-litre wine barrel, empty: 0.95 m high, 45 kg. */
  private static ObjectModel barrel(ObjectParams p) {
    var profile = new ArrayList<double[]>();
    profile.add(new double[] {0, 0.02});
    profile.add(new double[] {0.27, 0.02});
    for (int i = 0; i <= 14; i++) profile.add(new double[] {bulge(i / 14.0), 0.95 * i / 14});
    profile.add(new double[] {0.27, 0.93});
    profile.add(new double[] {0, 0.93});
    var hoops = new ArrayList<Mesh>();
    for (var at : new double[] {0.05, 0.24, 0.76, 0.95}) {
      var r = bulge(at) + 0.004;
      hoops.add(Shapes.cylinder(r, 0.045, 40).moved(0, 0.95 * Math.min(at, 0.96), 0));
    }
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece("staves", Shapes.lathe(profile, 40, false), Looks.body(p, Substance.WOOD, 0x96683c))
        .piece(
            "hoops", Mesh.merged(hoops.toArray(new Mesh[0])), Looks.of(Substance.STEEL, 0x6b6f73))
        .cylinder(0.345, 0.32, 0, 0.315, 0)
        .cylinder(0.3, 0.95, 0, 0, 0)
        .model(45, 0.28);
  }

  private static double bulge(double t) {
    return 0.28 + 0.27 * t * (1 - t);
  }

  private static ObjectModel iceCube(ObjectParams p) {
    var look = Looks.body(p, Substance.ICE, 0xd8ecf4);
    return cube(p, 0.05, 0.008, Substance.ICE, look).solidModel();
  }

  private static ObjectModel plank(ObjectParams p) {
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("plank", 2, 0.03, 0.2, 0, 0, 0, Looks.body(p, Substance.WOOD, 0xb88a58))
        .solidModel();
  }
}
