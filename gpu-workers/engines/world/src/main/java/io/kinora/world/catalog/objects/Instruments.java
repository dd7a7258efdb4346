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

/** Musical instruments, standing or lying as they are kept. */
public final class Instruments implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "guitar",
            "guitar, acoustic guitar, electric guitar, banjo, ukulele",
            p -> strings(p, 1, 0xb9762f, 1.9)),
        ObjectDef.of(
            "violin", "violin, fiddle, cello, viola", p -> strings(p, 0.6, 0x8a3d1a, 0.45)),
        ObjectDef.of("violin_bow", "violin bow, fiddle bow", Instruments::bow),
        ObjectDef.of("piano", "piano, grand piano, upright piano, keyboard", Instruments::piano),
        ObjectDef.of("drum", "drum, snare drum, drums, drum kit, drum set", Instruments::drum),
        ObjectDef.of("trumpet", "trumpet, horn, trombone, saxophone", Instruments::trumpet),
        ObjectDef.of("microphone", "microphone, mic, microphone stand", Instruments::microphone),
        ObjectDef.of("bell", "bell, hand bell, church bell", Instruments::bell));
  }

  /** A body of two bouts, seen from the front, standing on its lower bout. */
  /** 0.74 m long: the stick over the hair, the handle at the lower end. */
  private static ObjectModel bow(ObjectParams p) {
    var hair = Shapes.box(0.008, 0.66, 0.002).moved(0, 0.37, -0.012);
    var ends = Mesh.merged(
        Shapes.box(0.009, 0.03, 0.016).moved(0, 0.03, -0.005),
        Shapes.box(0.007, 0.012, 0.016).moved(0, 0.7, -0.005));
    var stick = Shapes.rod(new Vec3(0, -0.02, 0.004), new Vec3(0, 0.72, 0.002), 0.0045, 0.003, 8);
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("stick", stick, Looks.body(p, Substance.WOOD, 0x5a2f1a).roughness(0.3))
        .piece("hair", hair, Looks.of(Substance.CLOTH, 0xece6d6))
        .piece("ends", ends, Looks.of(Substance.WOOD, 0x120d0a))
        .box(0.012, 0.76, 0.03, 0, -0.03, -0.004)
        .model(0.06);
  }

  private static ObjectModel strings(ObjectParams p, double size, int srgb, double mass) {
    var outline = new ArrayList<double[]>();
    for (int i = 0; i < 48; i++) {
      var a = 2 * Math.PI * i / 48;
      var y = StrictMath.sin(a);
      var waist = 1 - 0.34 * StrictMath.exp(-sq((y - 0.18) / 0.3));
      var wide = (y > 0 ? 0.142 : 0.19) * waist;
      outline.add(new double[] {wide * StrictMath.cos(a), 0.245 + 0.245 * y});
    }
    var body = Shapes.extrude(outline, 0.095);
    var neck = Mesh.merged(
        Shapes.roundedBox(0.05, 0.5, 0.022, 0.008).moved(0, 0.72, 0.045),
        Shapes.roundedBox(0.07, 0.17, 0.018, 0.006).moved(0, 1.02, 0.035));
    var fittings = Mesh.merged(
        Shapes.cylinder(0.05, 0.003, 36).rotated(Vec3.X, Math.PI / 2).moved(0, 0.3, 0.0485),
        Shapes.roundedBox(0.15, 0.022, 0.012, 0.004).moved(0, 0.13, 0.052));
    var lines = new ArrayList<Mesh>();
    for (int i = 0; i < 6; i++) {
      var x = -0.02 + 0.008 * i;
      lines.add(
          Shapes.rod(new Vec3(x, 0.13, 0.062), new Vec3(x * 0.8, 0.96, 0.062), 0.0008, 0.0008, 5));
    }
    return new ObjectBuilder(p, Substance.WOOD)
        .piece("body", body.scaled(size), Looks.body(p, Substance.WOOD, srgb).roughness(0.2))
        .piece("neck", neck.scaled(size), Looks.of(Substance.WOOD, 0x3a2416))
        .piece("fittings", fittings.scaled(size), Looks.of(Substance.WOOD, 0x120d0a))
        .piece("strings", Mesh.merged(lines.toArray(new Mesh[0])).scaled(size), Looks.chrome())
        .box(0.36 * size, 0.3 * size, 0.1 * size, 0, 0, 0)
        .box(0.27 * size, 0.19 * size, 0.1 * size, 0, 0.3 * size, 0)
        .box(0.06 * size, 0.62 * size, 0.03 * size, 0, 0.49 * size, 0.045 * size)
        .model(mass);
  }

  private static double sq(double x) {
    return x * x;
  }

  private static ObjectModel piano(ObjectParams p) {
    var black = Material.plain(p.colorOr(0x121214)).roughness(0.08).reflectance(0.06);
    var outline = List.of(
        new double[] {-0.75, -0.35},
        new double[] {0.75, -0.35},
        new double[] {0.75, 0.25},
        new double[] {0.62, 0.75},
        new double[] {0.25, 1.25},
        new double[] {-0.1, 1.5},
        new double[] {-0.5, 1.5},
        new double[] {-0.75, 1.25});
    var flat = Shapes.extrude(outline, 0.3).rotated(Vec3.X, -Math.PI / 2).rotated(Vec3.Y, 0);
    var lid = Shapes.extrude(outline, 0.02).rotated(Vec3.X, -Math.PI / 2).rotated(Vec3.Z, 0.6);
    var keys = new ArrayList<Mesh>();
    for (int i = 0; i < 36; i++) {
      if (i % 7 == 2 || i % 7 == 6) continue;
      keys.add(Shapes.box(0.013, 0.012, 0.09).moved(-0.64 + 0.0355 * i + 0.018, 0.752, 0.4));
    }
    var builder = new ObjectBuilder(p, Substance.HARDWOOD)
        .piece("case", flat.moved(0, 0.83, 0), black)
        .piece("lid", lid.moved(0.12, 1.43, 0), black)
        .piece("shelf", Shapes.box(1.5, 0.06, 0.3).moved(0, 0.7, 0.45), black)
        .piece(
            "keys",
            Shapes.box(1.3, 0.02, 0.15).moved(0, 0.74, 0.43),
            Looks.of(Substance.PLASTIC, 0xf3f0e6))
        .piece("black_keys", Mesh.merged(keys.toArray(new Mesh[0])), Looks.blackRubber())
        .piece(
            "prop",
            Shapes.rod(new Vec3(0.62, 0.95, -0.3), new Vec3(0.4, 1.6, -0.3), 0.012, 0.012, 10),
            black)
        .box(1.5, 0.32, 1.2, 0, 0.67, 0)
        .box(0.8, 0.3, 0.9, -0.3, 0.68, -1.05)
        .box(1.5, 0.06, 0.3, 0, 0.67, 0.45)
        .box(1.3, 0.9, 1.5, 0, 0.99, -0.4);
    for (var at : new double[][] {{-0.62, 0.2}, {0.62, 0.2}, {-0.3, -1.2}}) {
      builder
          .piece(
              "leg_" + at[0] + at[1],
              Shapes.cone(0.05, 0.08, 0.68, 20).moved(at[0], 0.34, at[1]),
              black)
          .cylinder(0.08, 0.68, at[0], 0, at[1]);
    }
    return builder.model(420, 1.1);
  }

  private static ObjectModel drum(ObjectParams p) {
    var hoops = Mesh.merged(
        Shapes.torus(0.18, 0.008, 48, 10).moved(0, 0.73, 0),
        Shapes.torus(0.18, 0.008, 48, 10).moved(0, 0.585, 0));
    var builder = new ObjectBuilder(p, Substance.WOOD)
        .piece(
            "shell",
            Shapes.cylinder(0.176, 0.14, 48).moved(0, 0.657, 0),
            Looks.paint(p.colorOr(0xa3221f)))
        .piece(
            "skin",
            Shapes.cylinder(0.172, 0.004, 48).moved(0, 0.73, 0),
            Looks.of(Substance.PAPER, 0xf5f2e8))
        .piece("hoops", hoops, Looks.chrome())
        .cylinder(0.185, 0.155, 0, 0.58, 0)
        .cylinder(0.03, 0.58, 0, 0, 0);
    for (int i = 0; i < 3; i++) {
      var a = 2 * Math.PI * i / 3 + 0.5;
      var foot = new Vec3(0.26 * StrictMath.cos(a), 0.01, 0.26 * StrictMath.sin(a));
      builder.piece(
          "leg_" + i, Shapes.rod(foot, new Vec3(0, 0.3, 0), 0.01, 0.01, 10), Looks.chrome());
      builder.rod(foot, new Vec3(0, 0.3, 0), 0.012);
    }
    builder.piece("stand", Shapes.cylinder(0.014, 0.35, 14).moved(0, 0.42, 0), Looks.chrome());
    return builder.model(6, 0.016);
  }

  private static ObjectModel trumpet(ObjectParams p) {
    var brass = Looks.body(p, Substance.BRASS, 0xd9a941);
    var bell = Shapes.lathe(
        List.of(
            new double[] {0.009, 0},
            new double[] {0.012, 0.1},
            new double[] {0.02, 0.14},
            new double[] {0.06, 0.17}),
        36,
        true);
    var bow = Shapes.torus(0.035, 0.008, 36, 12).rotated(Vec3.X, Math.PI / 2).scaled(2.2, 1, 1);
    var valves = new ArrayList<Mesh>();
    for (int i = 0; i < 3; i++) {
      valves.add(Shapes.cylinder(0.011, 0.11, 20).moved(-0.03 + 0.03 * i, 0.055, 0));
      valves.add(Shapes.cylinder(0.008, 0.012, 16).moved(-0.03 + 0.03 * i, 0.125, 0));
    }
    return new ObjectBuilder(p, Substance.BRASS)
        .piece("bell", bell.rotated(Vec3.Z, -Math.PI / 2).moved(0.08, 0.095, 0), brass)
        .piece("bow", bow.moved(0, 0.06, 0), brass)
        .piece(
            "pipe",
            Shapes.rod(new Vec3(-0.22, 0.095, 0), new Vec3(0.1, 0.095, 0), 0.006, 0.009, 16),
            brass)
        .piece(
            "mouth",
            Shapes.rod(new Vec3(-0.25, 0.095, 0), new Vec3(-0.22, 0.095, 0), 0.012, 0.006, 16),
            Looks.chrome())
        .piece("valves", Mesh.merged(valves.toArray(new Mesh[0])), Looks.chrome())
        .box(0.5, 0.05, 0.12, 0, 0.07, 0)
        .box(0.16, 0.09, 0.03, 0, 0, 0)
        .model(1.1, 0.0004);
  }

  private static ObjectModel microphone(ObjectParams p) {
    var mesh = Material.metal(Rgb.srgb(0x5d6266), 0.5);
    return new ObjectBuilder(p, Substance.STEEL)
        .piece("base", Shapes.cylinder(0.14, 0.02, 40).moved(0, 0.01, 0), Looks.blackRubber())
        .piece("pole", Shapes.cylinder(0.011, 1.45, 16).moved(0, 0.74, 0), Looks.chrome())
        .piece(
            "grip",
            Shapes.rod(new Vec3(0, 1.44, -0.02), new Vec3(0, 1.55, 0.06), 0.012, 0.018, 20),
            Looks.body(p, Substance.PLASTIC, 0x1d1f22))
        .piece("head", Shapes.sphere(0.027, 24).moved(0, 1.57, 0.075), mesh)
        .cylinder(0.14, 0.02, 0, 0, 0)
        .cylinder(0.025, 1.45, 0, 0.02, 0)
        .sphere(0.05, 0, 1.53, 0.05)
        .model(4.5, 0.006);
  }

  private static ObjectModel bell(ObjectParams p) {
    var body = Shapes.lathe(
        List.of(
            new double[] {0.06, 0},
            new double[] {0.065, 0.004},
            new double[] {0.05, 0.03},
            new double[] {0.036, 0.07},
            new double[] {0.028, 0.09},
            new double[] {0, 0.096}),
        36,
        true);
    return new ObjectBuilder(p, Substance.BRASS)
        .piece("bell", body, Looks.body(p, Substance.BRASS, 0xd2a441))
        .piece(
            "grip",
            Shapes.capsule(0.012, 0.07, 20).moved(0, 0.14, 0),
            Looks.of(Substance.WOOD, 0x4f2e1a))
        .cylinder(0.055, 0.095, 0, 0, 0)
        .cylinder(0.013, 0.09, 0, 0.096, 0)
        .model(0.4, 0.0002);
  }
}
