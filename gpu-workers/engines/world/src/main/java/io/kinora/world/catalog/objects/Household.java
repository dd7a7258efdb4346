package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.List;

/**
 * Vessels, tools and small things of the house. Hollow things displace what their walls enclose.
 */
public final class Household implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("cup", "cup, mug, coffee cup, coffee mug, teacup, tea cup", Household::cup),
        ObjectDef.of(
            "glass", "glass, drinking glass, glass of water, wine glass, goblet", Household::glass),
        ObjectDef.of(
            "bottle", "bottle, wine bottle, glass bottle, water bottle", Household::bottle),
        ObjectDef.of("plate", "plate, dish, saucer", Household::plate),
        ObjectDef.of("bowl", "bowl, salad bowl, fruit bowl", Household::bowl),
        ObjectDef.of("vase", "vase, urn, jug, jar", Household::vase),
        ObjectDef.of("pot", "pot, cooking pot, saucepan, cauldron", Household::pot),
        ObjectDef.of("frying_pan", "frying pan, pan, skillet, wok", Household::pan),
        ObjectDef.of("kettle", "kettle, teapot, tea kettle", Household::kettle),
        ObjectDef.of("bucket", "bucket, pail", Household::bucket),
        ObjectDef.of("book", "book, notebook, novel, dictionary", Household::book),
        ObjectDef.of("candle", "candle", Household::candle),
        ObjectDef.of("umbrella", "umbrella, parasol", Household::umbrella),
        ObjectDef.of("ladder", "ladder", Household::ladder),
        ObjectDef.of("hammer", "hammer, mallet, sledgehammer", Household::hammer),
        ObjectDef.of("laptop", "laptop, notebook computer", Household::laptop),
        ObjectDef.of("computer", "computer, desktop computer, pc", Household::computer),
        ObjectDef.of(
            "phone", "phone, smartphone, cell phone, mobile phone, telephone", Household::phone),
        ObjectDef.of("clock", "clock, alarm clock", Household::clock),
        ObjectDef.of(
            "suitcase", "suitcase, bag, luggage, briefcase, backpack", Household::suitcase));
  }

  private static Mesh lathe(double[]... profile) {
    return Shapes.lathe(List.of(profile), 40, true);
  }

  private static double[] at(double radius, double y) {
    return new double[] {radius, y};
  }

  private static ObjectModel cup(ObjectParams p) {
    var look = Looks.body(p, Substance.CERAMIC, 0xe9e4d8);
    var wall = lathe(
        at(0, 0),
        at(0.032, 0),
        at(0.039, 0.006),
        at(0.041, 0.05),
        at(0.041, 0.094),
        at(0.0395, 0.096),
        at(0.037, 0.094),
        at(0.036, 0.05),
        at(0.034, 0.01),
        at(0, 0.008));
    var handle = Shapes.torus(0.027, 0.006, 28, 12).rotated(Vec3.X, Math.PI / 2);
    return new ObjectBuilder(p, p.substanceOr(Substance.CERAMIC))
        .piece("cup", wall, look)
        .piece("handle", handle.scaled(0.9, 1.1, 1).moved(0.052, 0.05, 0), look)
        .cylinder(0.041, 0.096, 0, 0, 0)
        .box(0.035, 0.06, 0.014, 0.055, 0.02, 0)
        .breaksAt(1.2)
        .model(0.33, 0.00034);
  }

  private static ObjectModel glass(ObjectParams p) {
    var wall = lathe(
        at(0, 0),
        at(0.029, 0),
        at(0.031, 0.004),
        at(0.037, 0.13),
        at(0.0362, 0.131),
        at(0.0352, 0.13),
        at(0.029, 0.012),
        at(0, 0.01));
    return new ObjectBuilder(p, p.substanceOr(Substance.GLASS))
        .piece("glass", wall, Looks.body(p, Substance.GLASS, 0xeef6f5))
        .cylinder(0.036, 0.131, 0, 0, 0)
        .breaksAt(0.8)
        .model(0.25, 0.00035);
  }

  /** A 0.75-litre bottle, empty: 0.5 kg. */
  private static ObjectModel bottle(ObjectParams p) {
    var wall = lathe(
        at(0, 0.004),
        at(0.034, 0),
        at(0.037, 0.006),
        at(0.0375, 0.1),
        at(0.0375, 0.19),
        at(0.034, 0.21),
        at(0.02, 0.235),
        at(0.0148, 0.25),
        at(0.0145, 0.29),
        at(0.0158, 0.292),
        at(0.0158, 0.3),
        at(0.012, 0.302),
        at(0, 0.302));
    var look = p.substance() == null
        ? Material.plain(p.colorOr(0x1d4a2c)).roughness(0.06).reflectance(0.06).opacity(0.55)
        : Looks.body(p, Substance.GLASS, 0x1d4a2c);
    return new ObjectBuilder(p, p.substanceOr(Substance.GLASS))
        .piece("bottle", wall, look)
        .piece(
            "label",
            Shapes.cylinder(0.0379, 0.08, 40).moved(0, 0.11, 0),
            Looks.of(Substance.PAPER, 0xefe6cf))
        .cylinder(0.0378, 0.21, 0, 0, 0)
        .cylinder(0.017, 0.092, 0, 0.21, 0)
        .breaksAt(2.5)
        .model(0.5, 0.00096);
  }

  private static ObjectModel plate(ObjectParams p) {
    var mesh = lathe(
        at(0, 0),
        at(0.07, 0),
        at(0.08, 0.004),
        at(0.13, 0.022),
        at(0.1305, 0.0235),
        at(0.129, 0.024),
        at(0.085, 0.009),
        at(0.075, 0.006),
        at(0, 0.006));
    return new ObjectBuilder(p, p.substanceOr(Substance.CERAMIC))
        .piece("plate", mesh, Looks.body(p, Substance.CERAMIC, 0xf2efe8))
        .cylinder(0.09, 0.01, 0, 0, 0)
        .cylinder(0.13, 0.012, 0, 0.012, 0)
        .breaksAt(1)
        .model(0.55, 0.00024);
  }

  private static ObjectModel bowl(ObjectParams p) {
    var mesh = lathe(
        at(0, 0),
        at(0.045, 0),
        at(0.05, 0.01),
        at(0.1, 0.055),
        at(0.12, 0.1),
        at(0.1185, 0.102),
        at(0.116, 0.1),
        at(0.096, 0.058),
        at(0.045, 0.016),
        at(0, 0.012));
    return new ObjectBuilder(p, p.substanceOr(Substance.CERAMIC))
        .piece("bowl", mesh, Looks.body(p, Substance.CERAMIC, 0x3f6f8f))
        .cylinder(0.06, 0.03, 0, 0, 0)
        .cylinder(0.115, 0.07, 0, 0.031, 0)
        .breaksAt(1.2)
        .model(0.6, 0.0021);
  }

  private static ObjectModel vase(ObjectParams p) {
    var mesh = lathe(
        at(0, 0),
        at(0.05, 0),
        at(0.062, 0.02),
        at(0.088, 0.1),
        at(0.085, 0.16),
        at(0.05, 0.24),
        at(0.038, 0.275),
        at(0.05, 0.31),
        at(0.048, 0.312),
        at(0.044, 0.308),
        at(0.032, 0.275),
        at(0.03, 0.26),
        at(0, 0.255));
    return new ObjectBuilder(p, p.substanceOr(Substance.CERAMIC))
        .piece("vase", mesh, Looks.body(p, Substance.CERAMIC, 0x2b5f8a))
        .cylinder(0.085, 0.2, 0, 0, 0)
        .cylinder(0.05, 0.112, 0, 0.2, 0)
        .breaksAt(1.6)
        .model(1.1, 0.0046);
  }

  private static ObjectModel pot(ObjectParams p) {
    var steel = Looks.body(p, Substance.STEEL, 0xb4b8bb);
    var mesh = lathe(
        at(0, 0),
        at(0.11, 0),
        at(0.115, 0.006),
        at(0.115, 0.13),
        at(0.119, 0.133),
        at(0.112, 0.133),
        at(0.111, 0.012),
        at(0, 0.01));
    var handles = Mesh.merged(
        Shapes.torus(0.03, 0.006, 24, 10).scaled(0.8, 1, 1).moved(0.125, 0.105, 0),
        Shapes.torus(0.03, 0.006, 24, 10).scaled(0.8, 1, 1).moved(-0.125, 0.105, 0));
    return new ObjectBuilder(p, p.substanceOr(Substance.STEEL))
        .piece("pot", mesh, steel)
        .piece("handles", handles, steel)
        .cylinder(0.117, 0.133, 0, 0, 0)
        .box(0.3, 0.014, 0.06, 0, 0.098, 0)
        .model(1.3, 0.0054);
  }

  private static ObjectModel pan(ObjectParams p) {
    var mesh = lathe(
        at(0, 0),
        at(0.1, 0),
        at(0.105, 0.004),
        at(0.135, 0.045),
        at(0.133, 0.046),
        at(0.102, 0.008),
        at(0, 0.006));
    var from = new Vec3(0.13, 0.038, 0);
    var to = new Vec3(0.33, 0.07, 0);
    return new ObjectBuilder(p, p.substanceOr(Substance.STEEL))
        .piece("pan", mesh, Looks.body(p, Substance.STEEL, 0x2a2b2d).roughness(0.4))
        .piece("handle", Shapes.rod(from, to, 0.011, 0.014, 14), Looks.blackRubber())
        .cylinder(0.12, 0.045, 0, 0, 0)
        .rod(from, to, 0.014)
        .model(1.2, 0.0005);
  }

  private static ObjectModel kettle(ObjectParams p) {
    var look = Looks.body(p, Substance.CERAMIC, 0x8f3a30);
    var body = lathe(
        at(0, 0),
        at(0.07, 0),
        at(0.09, 0.03),
        at(0.092, 0.07),
        at(0.07, 0.12),
        at(0.045, 0.135),
        at(0.04, 0.14),
        at(0.015, 0.15),
        at(0.016, 0.165),
        at(0.012, 0.172),
        at(0, 0.174));
    var spout = Shapes.rod(new Vec3(0.07, 0.06, 0), new Vec3(0.15, 0.125, 0), 0.022, 0.01, 18);
    var handle = Shapes.torus(0.05, 0.009, 30, 12).rotated(Vec3.X, Math.PI / 2);
    return new ObjectBuilder(p, p.substanceOr(Substance.CERAMIC))
        .piece("kettle", body, look)
        .piece("spout", spout, look)
        .piece("handle", handle.moved(-0.1, 0.075, 0), look)
        .cylinder(0.09, 0.13, 0, 0, 0)
        .rod(new Vec3(0.07, 0.06, 0), new Vec3(0.15, 0.125, 0), 0.018)
        .box(0.08, 0.11, 0.02, -0.115, 0.02, 0)
        .breaksAt(1.4)
        .model(0.8, 0.0019);
  }

  private static ObjectModel bucket(ObjectParams p) {
    var mesh = lathe(
        at(0, 0.004),
        at(0.105, 0.004),
        at(0.11, 0),
        at(0.145, 0.27),
        at(0.151, 0.272),
        at(0.15, 0.28),
        at(0.143, 0.278),
        at(0.106, 0.012),
        at(0, 0.01));
    var bail = new Mesh[16];
    for (int i = 0; i < bail.length; i++) {
      bail[i] = Shapes.rod(onBail(i), onBail(i + 1), 0.004, 0.004, 8);
    }
    return new ObjectBuilder(p, p.substanceOr(Substance.PLASTIC))
        .piece("bucket", mesh, Looks.body(p, Substance.PLASTIC, 0x2b6fb5))
        .piece("handle", Mesh.merged(bail), Looks.chrome())
        .cylinder(0.135, 0.275, 0, 0, 0)
        .model(0.6, 0.0135);
  }

  /** The bail of a bucket, leaning on its rim. */
  private static Vec3 onBail(int i) {
    var a = Math.PI * i / 16;
    return new Vec3(
        0.152 * StrictMath.cos(a), 0.262 - 0.05 * StrictMath.sin(a), 0.157 * StrictMath.sin(a));
  }

  private static ObjectModel book(ObjectParams p) {
    var cover = Looks.body(p, Substance.CARDBOARD, 0x7d2f2a);
    var plain = p.substance() == null ? Material.plain(p.colorOr(0x7d2f2a)).roughness(0.6) : cover;
    return new ObjectBuilder(p, Substance.PAPER)
        .piece(
            "pages",
            Shapes.box(0.152, 0.026, 0.218).moved(-0.002, 0.016, 0),
            Looks.of(Substance.PAPER, 0xf0e8d4))
        .piece(
            "cover",
            Mesh.merged(
                Shapes.box(0.16, 0.003, 0.23).moved(0, 0.0015, 0),
                Shapes.box(0.16, 0.003, 0.23).moved(0, 0.0305, 0),
                Shapes.box(0.004, 0.032, 0.23).moved(0.078, 0.016, 0)),
            plain)
        .box(0.16, 0.032, 0.23, 0, 0, 0)
        .model(0.62);
  }

  private static ObjectModel candle(ObjectParams p) {
    var flame =
        lathe(at(0, 0.155), at(0.005, 0.16), at(0.0065, 0.168), at(0.003, 0.182), at(0, 0.192));
    return new ObjectBuilder(p, Substance.PLASTIC)
        .piece(
            "wax",
            Shapes.cylinder(0.025, 0.145, 32).moved(0, 0.0725, 0),
            Material.plain(p.colorOr(0xf2ead6)).roughness(0.45).translucency(0.3))
        .piece("wick", Shapes.cylinder(0.0012, 0.012, 8).moved(0, 0.15, 0), Looks.blackRubber())
        .piece("flame", flame, Material.glowing(Rgb.srgb(0xffb347), 22))
        .cylinder(0.025, 0.16, 0, 0, 0)
        .model(0.24);
  }

  private static ObjectModel umbrella(ObjectParams p) {
    var canopy = lathe(at(0.5, 0.62), at(0.44, 0.7), at(0.32, 0.79), at(0.16, 0.845), at(0, 0.86));
    var hook = Shapes.torus(0.04, 0.008, 28, 10).rotated(Vec3.X, Math.PI / 2);
    return new ObjectBuilder(p, Substance.CLOTH)
        .piece("canopy", canopy, Looks.body(p, Substance.CLOTH, 0xb8262e).roughness(0.6))
        .piece("shaft", Shapes.cylinder(0.006, 0.86, 12).moved(0, 0.47, 0), Looks.chrome())
        .piece("hook", hook.moved(0.04, 0.045, 0), Looks.of(Substance.WOOD, 0x5f3d22))
        .cylinder(0.45, 0.26, 0, 0.6, 0)
        .cylinder(0.03, 0.6, 0, 0, 0)
        .model(0.45, 0.0006);
  }

  private static ObjectModel ladder(ObjectParams p) {
    var look = Looks.body(p, Substance.ALUMINIUM, 0xb7bbbf);
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.ALUMINIUM));
    for (int side = -1; side <= 1; side += 2) {
      builder.slab("rail_" + (side + 1), 0.03, 3, 0.06, side * 0.2, 0, 0, look);
    }
    for (int i = 0; i < 10; i++) {
      var y = 0.25 + 0.28 * i;
      var rung = Shapes.rod(new Vec3(-0.2, y, 0), new Vec3(0.2, y, 0), 0.015, 0.015, 12);
      builder.piece("rung_" + i, rung, look).box(0.4, 0.03, 0.03, 0, y - 0.015, 0);
    }
    return builder.model(7.5);
  }

  private static ObjectModel hammer(ObjectParams p) {
    var head = Shapes.rod(new Vec3(-0.045, 0.3, 0), new Vec3(0.04, 0.3, 0), 0.012, 0.016, 20);
    return new ObjectBuilder(p, Substance.STEEL)
        .piece("head", head, Looks.of(Substance.STEEL, 0x7c8084))
        .piece(
            "face",
            Shapes.rod(new Vec3(0.04, 0.3, 0), new Vec3(0.06, 0.3, 0), 0.019, 0.019, 20),
            Looks.chrome())
        .piece(
            "shaft",
            Shapes.rod(Vec3.ZERO, new Vec3(0, 0.32, 0), 0.016, 0.011, 16),
            Looks.body(p, Substance.WOOD, 0xa8753f))
        .box(0.105, 0.038, 0.038, 0.0075, 0.281, 0)
        .cylinder(0.014, 0.28, 0, 0, 0)
        .model(0.75, 0.0002);
  }

  private static ObjectModel laptop(ObjectParams p) {
    var shell = Looks.body(p, Substance.ALUMINIUM, 0xb9bcc0);
    var lid = Shapes.roundedBox(0.32, 0.215, 0.006, 0.002);
    var screen = Shapes.box(0.3, 0.19, 0.001).moved(0, 0, 0.0036);
    var at = new Vec3(0, 0.112, -0.14);
    return new ObjectBuilder(p, Substance.ALUMINIUM)
        .slab("base", 0.32, 0.014, 0.22, 0, 0, 0, shell)
        .piece("keys", Shapes.box(0.27, 0.001, 0.1).moved(0, 0.0145, -0.03), Looks.blackRubber())
        .piece("lid", lid.rotated(Vec3.X, -0.3).moved(at.x(), at.y(), at.z()), shell)
        .piece(
            "screen",
            screen.rotated(Vec3.X, -0.3).moved(at.x(), at.y(), at.z()),
            Material.glowing(Rgb.srgb(0x9fc7e8), 1.6))
        .solid(new Shape.Box(new Vec3(0.16, 0.1075, 0.004)), at, Quat.about(Vec3.X, -0.3))
        .model(1.4);
  }

  private static ObjectModel computer(ObjectParams p) {
    var dark = Looks.of(Substance.PLASTIC, 0x24272b);
    return new ObjectBuilder(p, Substance.PLASTIC)
        .slab("foot", 0.22, 0.015, 0.18, 0, 0, 0, dark)
        .slab("neck", 0.05, 0.14, 0.04, 0, 0.015, -0.03, dark)
        .slab("frame", 0.56, 0.34, 0.03, 0, 0.13, 0, dark)
        .piece(
            "screen",
            Shapes.box(0.53, 0.3, 0.002).moved(0, 0.305, 0.0165),
            Material.glowing(Rgb.srgb(0x8fb7e0), 1.5))
        .slab("keyboard", 0.42, 0.015, 0.13, 0, 0, 0.24, dark)
        .model(5.5);
  }

  private static ObjectModel phone(ObjectParams p) {
    return new ObjectBuilder(p, Substance.GLASS)
        .slab(
            "case",
            0.072,
            0.008,
            0.15,
            0,
            0,
            0,
            Material.plain(p.colorOr(0x22262b)).roughness(0.2))
        .piece("screen", Shapes.box(0.066, 0.0006, 0.142).moved(0, 0.0082, 0), Looks.darkGlass())
        .breaksAt(1.5)
        .model(0.18);
  }

  private static ObjectModel clock(ObjectParams p) {
    var face = Shapes.cylinder(0.075, 0.012, 40).rotated(Vec3.X, Math.PI / 2);
    var hands = Mesh.merged(
        Shapes.box(0.005, 0.06, 0.002).moved(0, 0.118, 0.032),
        Shapes.box(0.006, 0.042, 0.002).rotated(Vec3.Z, -1.1).moved(0.018, 0.102, 0.032));
    var rim = Shapes.torus(0.08, 0.01, 44, 12).rotated(Vec3.X, Math.PI / 2);
    return new ObjectBuilder(p, Substance.PLASTIC)
        .piece("rim", rim.moved(0, 0.09, 0.012), Looks.body(p, Substance.PLASTIC, 0xb7332c))
        .piece("face", face.moved(0, 0.09, 0.022), Looks.of(Substance.PAPER, 0xf7f5ee))
        .piece("hands", hands, Looks.blackRubber())
        .box(0.17, 0.17, 0.05, 0, 0.005, 0.01)
        .model(0.3);
  }

  private static ObjectModel suitcase(ObjectParams p) {
    var look = Looks.body(p, Substance.LEATHER, 0x7a4a28);
    var handle = Shapes.torus(0.06, 0.01, 28, 10).rotated(Vec3.X, Math.PI / 2).scaled(1, 0.6, 1);
    return new ObjectBuilder(p, p.substanceOr(Substance.LEATHER))
        .piece("case", Shapes.roundedBox(0.6, 0.42, 0.2, 0.03).moved(0, 0.21, 0), look)
        .piece("handle", handle.moved(0, 0.43, 0), Looks.blackRubber())
        .piece(
            "straps",
            Mesh.merged(
                Shapes.roundedBox(0.04, 0.425, 0.205, 0.03).moved(-0.18, 0.21, 0),
                Shapes.roundedBox(0.04, 0.425, 0.205, 0.03).moved(0.18, 0.21, 0)),
            Looks.of(Substance.LEATHER, 0x3f2614))
        .box(0.6, 0.42, 0.2, 0, 0, 0)
        .model(8);
  }
}
