package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** What floats: boats, rafts and rings; +z is ahead. */
public final class Vessels implements ObjectFamily {
  private static final int RIBS = 24;
  private static final int PLANKS = 10;

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("boat", "boat, rowboat, rowing boat, dinghy, fishing boat", Vessels::boat),
        ObjectDef.of("canoe", "canoe, kayak, gondola", Vessels::canoe),
        ObjectDef.of("sailing_boat", "sailing boat, sailboat, yacht", Vessels::sailing),
        ObjectDef.of(
            "ship", "ship, cargo ship, cruise ship, ferry, vessel, steamboat", Vessels::ship),
        ObjectDef.of("toy_boat", "toy boat, paper boat, model boat", Vessels::toyBoat),
        ObjectDef.of("raft", "raft, wooden raft", Vessels::raft),
        ObjectDef.of(
            "surfboard", "surfboard, paddleboard, paddle board, surf board", Vessels::surfboard),
        ObjectDef.of("buoy", "buoy, lifebuoy, life ring, swim ring, rubber ring", Vessels::ring));
  }

  /** A hull with a keel at y = 0: full amidships, pointed at the bow. */
  private static Mesh hull(double length, double beam, double depth, double sternShare) {
    var builder = new MeshBuilder();
    for (int i = 0; i <= RIBS; i++) {
      var t = (double) i / RIBS;
      var wide =
          StrictMath.pow(1 - StrictMath.pow(t, 3.2), 0.8) * (1 - (1 - sternShare) * sq(1 - t));
      var keel = depth * 0.55 * StrictMath.pow(t, 5);
      var sheer = depth * (1 + 0.22 * sq(2 * t - 0.8));
      for (int j = 0; j <= PLANKS; j++) {
        var u = 2.0 * j / PLANKS - 1;
        var drop = 1 - StrictMath.pow(Math.abs(u), 2.6);
        var y = sheer - (sheer - keel) * drop;
        builder.vertex(beam / 2 * wide * u, y, length * (t - 0.5), 0, 1, 0);
      }
    }
    var row = PLANKS + 1;
    for (int i = 0; i < RIBS; i++) {
      for (int j = 0; j < PLANKS; j++) {
        var a = i * row + j;
        builder.quad(a, a + 1, a + row + 1, a + row);
      }
    }
    for (int j = 1; j < PLANKS; j++) builder.triangle(0, j + 1, j);
    return shell(builder.buildSmooth());
  }

  private static double sq(double x) {
    return x * x;
  }

  /** A sheet made two-sided: the same triangles once more, turned around. */
  private static Mesh shell(Mesh sheet) {
    var normals = sheet.normals().clone();
    for (int i = 0; i < normals.length; i++) normals[i] = -normals[i];
    var triangles = sheet.triangles().clone();
    for (int i = 0; i < triangles.length; i += 3) {
      var swap = triangles[i + 1];
      triangles[i + 1] = triangles[i + 2];
      triangles[i + 2] = swap;
    }
    return Mesh.merged(sheet, new Mesh(sheet.positions(), normals, triangles));
  }

  private static ObjectBuilder hulled(
      ObjectParams p, Material look, double length, double beam, double depth) {
    return new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .piece("hull", hull(length, beam, depth, 0.7), look)
        .box(beam * 0.82, depth, length * 0.7, 0, 0, -length * 0.1)
        .box(beam * 0.4, depth * 0.8, length * 0.24, 0, depth * 0.25, length * 0.36);
  }

  private static ObjectModel boat(ObjectParams p) {
    var wood = Looks.of(Substance.WOOD, 0xa8794a);
    var builder = hulled(p, Looks.body(p, Substance.WOOD, 0x9c6b3e), 3.6, 1.4, 0.55);
    for (int i = 0; i < 3; i++) {
      var z = -1.1 + 0.95 * i;
      builder.piece("bench_" + i, Shapes.box(1.15 - 0.12 * i, 0.035, 0.24).moved(0, 0.38, z), wood);
    }
    for (int side = -1; side <= 1; side += 2) {
      var oar = Mesh.merged(
          Shapes.rod(
              new Vec3(side * 0.3, 0.43, -1.2), new Vec3(side * 0.26, 0.43, 0.9), 0.022, 0.022, 12),
          Shapes.roundedBox(0.12, 0.02, 0.4, 0.01).moved(side * 0.25, 0.43, 1.05));
      builder.piece("oar_" + (side + 1), oar, wood);
    }
    return builder.model(95, 1.7);
  }

  private static ObjectModel canoe(ObjectParams p) {
    var builder = hulled(p, Looks.body(p, Substance.WOOD, 0x8c2f24), 4.6, 0.85, 0.36);
    builder.piece(
        "seat", Shapes.box(0.6, 0.03, 0.22).moved(0, 0.26, -1), Looks.of(Substance.WOOD, 0xb88b55));
    return builder.model(30, 0.9);
  }

  private static ObjectModel sailing(ObjectParams p) {
    var builder = hulled(p, Looks.paint(p.colorOr(0xf2f1ec)), 6.5, 2.2, 0.9);
    var mast = new Vec3(0, 9, 0.5);
    var foot = new Vec3(0, 0.5, 0.5);
    builder
        .piece("deck", deck(6.1, 1.9).moved(0, 0.86, 0), Looks.of(Substance.WOOD, 0xb98d5a))
        .piece(
            "cabin",
            Shapes.roundedBox(1.2, 0.5, 1.8, 0.14).moved(0, 1.1, 0.9),
            Looks.paint(Rgb.srgb(0xf5f4f0)))
        .piece("mast", Shapes.rod(foot, mast, 0.07, 0.04, 16), Looks.chrome())
        .piece("main", sail(new Vec3(0, 1.8, 0.4), mast, new Vec3(0.5, 1.8, -2.9)), canvas())
        .piece(
            "jib",
            sail(new Vec3(0, 1.2, 3.1), new Vec3(0, 8.4, 0.6), new Vec3(0.6, 1.6, 0.4)),
            canvas())
        .rod(foot, mast, 0.06);
    return builder.model(1300, 7.5);
  }

  private static Material canvas() {
    return Looks.of(Substance.CLOTH, 0xf7f4ea).translucency(0.5);
  }

  private static Mesh deck(double length, double width) {
    var outline = new ArrayList<double[]>();
    for (int i = 0; i < 20; i++) {
      var t = i / 19.0;
      outline.add(new double[] {
        width / 2 * StrictMath.pow(1 - StrictMath.pow(t, 3.2), 0.8), length * (t - 0.5)
      });
    }
    for (int i = 18; i >= 0; i--) {
      var t = i / 19.0;
      outline.add(new double[] {
        -width / 2 * StrictMath.pow(1 - StrictMath.pow(t, 3.2), 0.8), length * (t - 0.5)
      });
    }
    return Shapes.extrude(outline, 0.04).rotated(Vec3.X, Math.PI / 2);
  }

  /** A bellied triangle. */
  private static Mesh sail(Vec3 tack, Vec3 head, Vec3 clew) {
    var builder = new MeshBuilder();
    var n = 10;
    for (int i = 0; i <= n; i++) {
      var v = (double) i / n;
      var luff = tack.lerp(head, v);
      var leech = clew.lerp(head, v);
      for (int j = 0; j <= n; j++) {
        var u = (double) j / n;
        var belly = 0.35 * Math.sin(Math.PI * u) * (1 - v);
        builder.vertex(luff.lerp(leech, u).plus(belly, 0, 0), Vec3.X);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        var a = i * (n + 1) + j;
        builder.quad(a, a + 1, a + n + 2, a + n + 1);
      }
    }
    return shell(builder.buildSmooth());
  }

  private static ObjectModel ship(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.STEEL)
        .piece("hull", hull(60, 10, 6, 0.9), Looks.paint(p.colorOr(0x22384f)))
        .piece("deck", deck(57, 9.2).moved(0, 5.7, 0), Looks.of(Substance.STEEL, 0x8c3b2a))
        .piece("bridge", Shapes.roundedBox(8, 8, 8, 0.2).moved(0, 9.6, -20), white())
        .piece("windows", Shapes.box(8.1, 1.1, 8.1).moved(0, 12.2, -20), Looks.darkGlass())
        .piece(
            "funnel",
            Shapes.cone(1.5, 1.2, 4.5, 28).moved(0, 15.8, -21.5),
            Looks.paint(Rgb.srgb(0xb83226)))
        .box(8.5, 6, 46, 0, 0, -6)
        .box(4.5, 5, 12, 0, 1.5, 22)
        .box(8, 8, 8, 0, 6, -20);
    var colours = new int[] {0xb8452f, 0x2f6d8a, 0xc9922e, 0x4b6b3f};
    for (int i = 0; i < 12; i++) {
      var at = new Vec3(i % 2 == 0 ? -2 : 2, 7.1, -12 + (i / 2) * 5.6);
      builder.piece(
          "container_" + i,
          Shapes.box(3.6, 2.6, 5.3).moved(at.x(), at.y(), at.z()),
          Looks.of(Substance.PLASTIC, colours[(i * 7 + p.seed()) & 3]));
    }
    return builder.model(900_000 * 0.5, 2600);
  }

  private static Material white() {
    return Looks.paint(Rgb.srgb(0xf1f0ea));
  }

  private static ObjectModel toyBoat(ObjectParams p) {
    var builder = hulled(p, Looks.body(p, Substance.WOOD, 0xc23a2e), 0.32, 0.12, 0.06);
    builder
        .piece(
            "deck",
            deck(0.3, 0.1).scaled(1, 0.1, 1).moved(0, 0.057, 0),
            Looks.of(Substance.WOOD, 0xd9b47c))
        .piece(
            "mast",
            Shapes.cylinder(0.004, 0.24, 10).moved(0, 0.17, 0.02),
            Looks.of(Substance.WOOD, 0x8a5f36))
        .piece(
            "sail",
            sail(new Vec3(0, 0.08, 0.015), new Vec3(0, 0.28, 0.02), new Vec3(0.01, 0.08, -0.12))
                .scaled(0.3, 1, 1),
            canvas())
        .cylinder(0.01, 0.2, 0, 0.08, 0.02);
    return builder.model(0.25, 0.0011);
  }

  private static ObjectModel raft(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.WOOD);
    var look = Looks.body(p, Substance.WOOD, 0x8d6a43);
    for (int i = 0; i < 9; i++) {
      var x = -0.8 + 0.2 * i;
      builder.piece(
          "log_" + i,
          Shapes.rod(new Vec3(x, 0.1, -1.2), new Vec3(x, 0.1, 1.2), 0.1, 0.1, 16),
          look.seed(i));
    }
    builder.piece(
        "ropes",
        Mesh.merged(
            Shapes.roundedBox(1.84, 0.03, 0.06, 0.012).moved(0, 0.205, 0.8),
            Shapes.roundedBox(1.84, 0.03, 0.06, 0.012).moved(0, 0.205, -0.8)),
        Looks.of(Substance.ROPE, 0xc4a878));
    return builder.box(1.8, 0.2, 2.4, 0, 0, 0).model(0.68 * 500);
  }

  private static ObjectModel surfboard(ObjectParams p) {
    var shape = Shapes.sphere(1, 40).scaled(0.27, 0.035, 1.0).moved(0, 0.035, 0);
    var fin = Shapes.extrude(
        List.of(new double[] {-0.07, 0}, new double[] {-0.04, -0.1}, new double[] {0.07, 0}),
        0.008);
    return new ObjectBuilder(p, Substance.FOAM)
        .piece("board", shape, Looks.paint(p.colorOr(0x2c9fb0)))
        .piece("fin", fin.rotated(Vec3.Y, Math.PI / 2).moved(0, 0.02, -0.75), Looks.blackRubber())
        .piece(
            "stripe",
            Shapes.box(0.03, 0.072, 1.5).moved(0, 0.036, 0),
            Looks.paint(Rgb.srgb(0xf3efe4)))
        .box(0.46, 0.06, 1.9, 0, 0.005, 0)
        .model(4);
  }

  private static ObjectModel ring(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.FOAM)
        .piece(
            "ring",
            Shapes.torus(0.3, 0.09, 48, 20).moved(0, 0.09, 0),
            Looks.paint(p.colorOr(0xe2571e)));
    for (int i = 0; i < 12; i++) {
      var a = 2 * Math.PI * i / 12;
      builder.sphere(0.09, 0.3 * StrictMath.cos(a), 0.09, 0.3 * StrictMath.sin(a));
    }
    return builder.model(2.5, 0.045);
  }
}
