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
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** What flies: aeroplanes, balloons, rockets and drones; +z is ahead. */
public final class Aircraft implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "airplane", "airplane, plane, aeroplane, aircraft, jet, airliner", Aircraft::airplane),
        ObjectDef.of("helicopter", "helicopter, chopper", Aircraft::helicopter),
        ObjectDef.of("hot_air_balloon", "hot air balloon", Aircraft::hotAir),
        ObjectDef.of(
            "rocket", "rocket, spaceship, space rocket, spacecraft, missile", Aircraft::rocket),
        ObjectDef.of("drone", "drone, quadcopter", Aircraft::drone),
        ObjectDef.of("ufo", "ufo, flying saucer, alien ship", Aircraft::ufo));
  }

  /** A small airliner: 30 m long, 28 m span, 35 t. */
  private static ObjectModel airplane(ObjectParams p) {
    var paint = Looks.paint(p.colorOr(0xf2f2ef));
    var metal = Looks.of(Substance.ALUMINIUM, 0xb7bcc1);
    var body = Shapes.capsule(1.7, 25, 36).rotated(Vec3.X, Math.PI / 2).moved(0, 3.4, 0);
    var builder = new ObjectBuilder(p, Substance.ALUMINIUM)
        .piece("fuselage", body, paint)
        .piece("windows", Shapes.box(3.36, 0.3, 20).moved(0, 3.9, 0), Looks.darkGlass())
        .piece(
            "fin",
            wing(4.2, 3.2, 1.8, 0.24).rotated(Vec3.Z, Math.PI / 2).moved(0, 4.6, -12),
            Looks.paint(Rgb.srgb(0x1f4f9c)))
        .solid(new Shape.Capsule(1.7, 25), new Vec3(0, 3.4, 0), Quat.about(Vec3.X, Math.PI / 2));
    for (int side = -1; side <= 1; side += 2) {
      builder
          .piece(
              "wing_" + (side + 1),
              mirrored(wing(13, 4.4, 1.6, 0.5), side).moved(side * 1.2, 2.7, 1),
              metal)
          .piece(
              "tail_" + (side + 1),
              mirrored(wing(4.6, 2.2, 1, 0.22), side).moved(side * 0.6, 4, -12.6),
              metal)
          .piece(
              "engine_" + (side + 1),
              Shapes.cylinder(0.95, 3.4, 32).rotated(Vec3.X, Math.PI / 2).moved(side * 5, 1.6, 2),
              paint)
          .box(13, 0.4, 3, side * 7.5, 2.5, 0)
          .box(4, 0.2, 1.6, side * 2.6, 3.9, -13);
    }
    builder.box(0.3, 4.2, 2.6, 0, 4.6, -13);
    builder.box(0.8, 1.7, 0.8, 0, 0, 8).box(3, 1.7, 0.8, 0, 0, -1);
    builder.piece(
        "gear", Mesh.merged(gear(0, 8), gear(1.5, -1), gear(-1.5, -1)), Looks.blackRubber());
    return builder.model(35_000);
  }

  private static Mesh gear(double x, double z) {
    return Mesh.merged(
        Shapes.torus(0.35, 0.18, 24, 12).rotated(Vec3.Z, Math.PI / 2).moved(x, 0.53, z),
        Shapes.rod(new Vec3(x, 0.5, z), new Vec3(x, 2.4, z), 0.1, 0.12, 12));
  }

  /** A swept wing that grows along +x from its root. */
  private static Mesh wing(double span, double root, double tip, double thick) {
    var builder = new MeshBuilder();
    var sweep = 0.35 * span;
    var corners = new Vec3[8];
    for (int i = 0; i < 2; i++) {
      var y = (i - 0.5) * thick;
      corners[i * 4] = new Vec3(0, y, root / 2);
      corners[i * 4 + 1] = new Vec3(span, y * 0.4, root / 2 - sweep);
      corners[i * 4 + 2] = new Vec3(span, y * 0.4, root / 2 - sweep - tip);
      corners[i * 4 + 3] = new Vec3(0, y, -root / 2);
    }
    builder.flatQuad(corners[4], corners[5], corners[6], corners[7]);
    builder.flatQuad(corners[3], corners[2], corners[1], corners[0]);
    for (int i = 0; i < 4; i++) {
      var j = (i + 1) % 4;
      builder.flatQuad(corners[i], corners[j], corners[j + 4], corners[i + 4]);
    }
    return builder.build();
  }

  private static Mesh mirrored(Mesh mesh, int side) {
    if (side > 0) return mesh;
    var positions = mesh.positions().clone();
    var normals = mesh.normals().clone();
    for (int i = 0; i < positions.length; i += 3) {
      positions[i] = -positions[i];
      normals[i] = -normals[i];
    }
    var triangles = mesh.triangles().clone();
    for (int i = 0; i < triangles.length; i += 3) {
      var swap = triangles[i + 1];
      triangles[i + 1] = triangles[i + 2];
      triangles[i + 2] = swap;
    }
    return new Mesh(positions, normals, triangles);
  }

  private static ObjectModel helicopter(ObjectParams p) {
    var paint = Looks.paint(p.colorOr(0xc4551f));
    var skids = Mesh.merged(
        Shapes.rod(new Vec3(0.9, 0.06, -1.6), new Vec3(0.9, 0.06, 1.8), 0.06, 0.06, 12),
        Shapes.rod(new Vec3(-0.9, 0.06, -1.6), new Vec3(-0.9, 0.06, 1.8), 0.06, 0.06, 12),
        Shapes.rod(new Vec3(0.9, 0.06, 0.8), new Vec3(0.4, 0.8, 0.8), 0.05, 0.05, 12),
        Shapes.rod(new Vec3(-0.9, 0.06, 0.8), new Vec3(-0.4, 0.8, 0.8), 0.05, 0.05, 12),
        Shapes.rod(new Vec3(0.9, 0.06, -0.8), new Vec3(0.4, 0.8, -0.8), 0.05, 0.05, 12),
        Shapes.rod(new Vec3(-0.9, 0.06, -0.8), new Vec3(-0.4, 0.8, -0.8), 0.05, 0.05, 12));
    var rotor = Mesh.merged(
        Shapes.roundedBox(10, 0.05, 0.28, 0.02).moved(0, 2.95, 0),
        Shapes.roundedBox(0.28, 0.05, 10, 0.02).moved(0, 2.95, 0),
        Shapes.cylinder(0.12, 0.6, 20).moved(0, 2.7, 0));
    return new ObjectBuilder(p, Substance.ALUMINIUM)
        .piece("cabin", Shapes.sphere(1, 40).scaled(0.85, 0.95, 1.6).moved(0, 1.6, 0.6), paint)
        .piece(
            "glass",
            Shapes.sphere(1, 40).scaled(0.8, 0.72, 1.1).moved(0, 1.72, 1.16),
            Looks.darkGlass())
        .piece(
            "boom",
            Shapes.rod(new Vec3(0, 1.9, -0.4), new Vec3(0, 2.2, -5.2), 0.4, 0.14, 24),
            paint)
        .piece("fin", Shapes.roundedBox(0.1, 1.4, 0.7, 0.04).moved(0, 2.6, -5.2), paint)
        .piece(
            "tail_rotor",
            Shapes.roundedBox(0.04, 1.7, 0.16, 0.01).moved(0.14, 2.5, -5.3),
            Looks.blackRubber())
        .piece("rotor", rotor, Looks.of(Substance.ALUMINIUM, 0x45494d))
        .piece("skids", skids, Looks.of(Substance.ALUMINIUM, 0x6b7075))
        .box(1.7, 1.8, 3.2, 0, 0.7, 0.6)
        .box(0.5, 0.6, 5, 0, 1.8, -3)
        .box(1.9, 0.12, 3.4, 0, 0, 0.1)
        .box(10, 0.1, 10, 0, 2.9, 0)
        .model(1900, 14);
  }

  /** An envelope of 16 m on a basket; its weight is that of the hull with the air it holds. */
  private static ObjectModel hotAir(ObjectParams p) {
    var profile = new ArrayList<double[]>();
    for (int i = 0; i <= 28; i++) {
      var a = Math.PI * i / 28;
      var r = 8 * StrictMath.sin(a) * (i < 14 ? StrictMath.pow(StrictMath.sin(a), 0.25) : 1);
      profile.add(new double[] {Math.max(i == 28 ? 0 : 0.9, r), 13 - 9.2 * StrictMath.cos(a)});
    }
    var builder = new ObjectBuilder(p, Substance.CLOTH)
        .piece(
            "envelope",
            Shapes.lathe(profile, 48, true),
            Material.of(Pattern.BEACH_BALL, p.colorOr(0xd93a2b), Rgb.srgb(0xf3c13a))
                .roughness(0.7))
        .piece(
            "basket",
            Shapes.roundedBox(1.4, 1.1, 1.4, 0.08).moved(0, 0.55, 0),
            Looks.of(Substance.WOOD, 0x8a5f34))
        .sphere(7.8, 0, 13.5, 0)
        .box(1.4, 1.1, 1.4, 0, 0, 0)
        .cylinder(1.6, 5, 0, 2, 0);
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        builder.piece(
            "rope_" + a + b,
            Shapes.rod(
                new Vec3(a * 0.66, 1, b * 0.66), new Vec3(a * 0.9, 4.3, b * 0.9), 0.02, 0.02, 8),
            Looks.of(Substance.ROPE, 0x4a3a28));
      }
    }
    return builder.model(2700 * 1.19, 2700);
  }

  private static ObjectModel rocket(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.STEEL)
        .piece(
            "body", Shapes.cylinder(1, 12, 40).moved(0, 7.5, 0), Looks.paint(p.colorOr(0xf1f1ee)))
        .piece("nose", Shapes.cone(1, 0.05, 3, 40).moved(0, 15, 0), Looks.paint(Rgb.srgb(0xc02a22)))
        .piece(
            "nozzle",
            Shapes.cone(0.9, 0.6, 1.5, 32).moved(0, 0.75, 0),
            Looks.of(Substance.STEEL, 0x3a3d40))
        .piece("window", Shapes.sphere(0.45, 28).moved(0, 11, 0.75), Looks.darkGlass())
        .cylinder(1, 14, 0, 1.5, 0)
        .cylinder(0.9, 1.5, 0, 0, 0);
    for (int i = 0; i < 4; i++) {
      var fin = Shapes.extrude(
          List.of(
              new double[] {0.9, 1.5},
              new double[] {2.2, 0},
              new double[] {2.2, 1.4},
              new double[] {0.9, 4.5}),
          0.12);
      builder.piece(
          "fin_" + i, fin.rotated(Vec3.Y, Math.PI / 2 * i), Looks.paint(Rgb.srgb(0xc02a22)));
    }
    return builder.model(9000);
  }

  private static ObjectModel drone(ObjectParams p) {
    var dark = Looks.body(p, Substance.PLASTIC, 0x3a3f44);
    var builder = new ObjectBuilder(p, Substance.PLASTIC)
        .piece("body", Shapes.roundedBox(0.12, 0.06, 0.2, 0.025).moved(0, 0.07, 0), dark)
        .piece("eye", Shapes.sphere(0.022, 20).moved(0, 0.05, 0.1), Looks.darkGlass())
        .box(0.44, 0.06, 0.44, 0, 0.06, 0)
        .box(0.2, 0.06, 0.2, 0, 0, 0);
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        var hub = new Vec3(a * 0.16, 0.1, b * 0.16);
        builder
            .piece(
                "arm_" + a + b,
                Shapes.rod(new Vec3(a * 0.04, 0.08, b * 0.06), hub, 0.01, 0.009, 10),
                dark)
            .piece(
                "rotor_" + a + b,
                Shapes.cylinder(0.1, 0.003, 32).moved(hub.x(), 0.115, hub.z()),
                Material.glass(Rgb.srgb(0xb8bcc0)))
            .piece(
                "leg_" + a + b,
                Shapes.rod(hub, new Vec3(a * 0.15, 0, b * 0.15), 0.007, 0.006, 8),
                dark);
      }
    }
    return builder.model(0.75);
  }

  private static ObjectModel ufo(ObjectParams p) {
    var disc = Shapes.lathe(
        List.of(
            new double[] {0, 0.3},
            new double[] {1.2, 0.35},
            new double[] {3.4, 0.95},
            new double[] {3.5, 1.05},
            new double[] {3.3, 1.15},
            new double[] {1.4, 1.6},
            new double[] {0, 1.7}),
        56,
        true);
    var lights = new ArrayList<Mesh>();
    for (int i = 0; i < 12; i++) {
      var a = 2 * Math.PI * i / 12;
      lights.add(
          Shapes.sphere(0.14, 14).moved(2.7 * StrictMath.cos(a), 0.72, 2.7 * StrictMath.sin(a)));
    }
    return new ObjectBuilder(p, Substance.STEEL)
        .piece("disc", disc, Looks.body(p, Substance.STEEL, 0xaab2b8))
        .piece("dome", Shapes.sphere(1.2, 36).moved(0, 1.6, 0), Looks.darkGlass())
        .piece(
            "lights",
            Mesh.merged(lights.toArray(new Mesh[0])),
            Material.glowing(Rgb.srgb(0x7df0c8), 8))
        .cylinder(2.6, 0.9, 0, 0.45, 0)
        .cylinder(3.5, 0.3, 0, 0.9, 0)
        .sphere(1.2, 0, 1.6, 0)
        .model(4000);
  }
}
