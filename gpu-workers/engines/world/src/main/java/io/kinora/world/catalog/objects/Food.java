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

/** Fruit and meals; weights of common retail sizes. Apples float, at about 0.8 of water. */
public final class Food implements ObjectFamily {
  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("apple", "apple, red apple, pear, peach, plum", Food::apple),
        ObjectDef.of("orange", "orange fruit, orange, tangerine, lemon, lime fruit", Food::orange),
        ObjectDef.of("banana", "banana", Food::banana),
        ObjectDef.of("watermelon", "watermelon, melon", Food::watermelon),
        ObjectDef.of("egg", "egg, chicken egg, easter egg", Food::egg),
        ObjectDef.of("bread", "bread, loaf, loaf of bread, baguette", Food::bread),
        ObjectDef.of("cake", "cake, birthday cake, pie, cupcake", Food::cake),
        ObjectDef.of("pizza", "pizza, pancake", Food::pizza),
        ObjectDef.of("hamburger", "hamburger, burger, sandwich", Food::burger),
        ObjectDef.of("ice_cream", "ice cream, ice cream cone", Food::iceCream),
        ObjectDef.of("donut", "donut, doughnut, bagel", Food::donut));
  }

  private static double[] at(double radius, double y) {
    return new double[] {radius, y};
  }

  private static Mesh lathe(double[]... profile) {
    return Shapes.lathe(List.of(profile), 40, true);
  }

  private static Material skin(ObjectParams p, int srgb, int spots) {
    return Material.of(Pattern.MOTTLED, p.colorOr(srgb), Rgb.srgb(spots))
        .scale(0.012)
        .roughness(0.3);
  }

  private static ObjectModel apple(ObjectParams p) {
    var body = lathe(
        at(0, 0.006),
        at(0.012, 0.001),
        at(0.024, 0.003),
        at(0.037, 0.026),
        at(0.04, 0.045),
        at(0.034, 0.065),
        at(0.02, 0.074),
        at(0.008, 0.07),
        at(0, 0.064));
    var stem = Shapes.rod(new Vec3(0, 0.062, 0), new Vec3(0.006, 0.086, 0), 0.0015, 0.002, 8);
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece("apple", body, skin(p, 0xb7201f, 0xd9a13c))
        .piece("stem", stem, Looks.of(Substance.WOOD, 0x4c3320))
        .sphere(0.0385, 0, 0.0385, 0)
        .model(0.19);
  }

  private static ObjectModel orange(ObjectParams p) {
    var look = Material.of(Pattern.MOTTLED, p.colorOr(0xef8a17), Rgb.srgb(0xd97712));
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece(
            "orange",
            Shapes.sphere(0.038, 40).moved(0, 0.038, 0),
            look.scale(0.003).roughness(0.4))
        .piece(
            "navel",
            Shapes.sphere(0.004, 12).moved(0, 0.0745, 0),
            Looks.of(Substance.WOOD, 0x5b6b2a))
        .sphere(0.038, 0, 0.038, 0)
        .model(0.19);
  }

  private static ObjectModel banana(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.FRUIT);
    var parts = new ArrayList<Mesh>();
    var n = 14;
    for (int i = 0; i < n; i++) {
      var a = onCurve(i, n);
      var b = onCurve(i + 1, n);
      parts.add(Shapes.rod(a, b, thickness(i, n), thickness(i + 1, n), 16));
      parts.add(Shapes.sphere(thickness(i, n), 16).moved(a.x(), a.y(), a.z()));
      if (i % 2 == 0 && i > 0 && i < n - 1) builder.sphere(0.017, a.x(), a.y(), a.z());
    }
    return builder
        .piece("banana", Mesh.merged(parts.toArray(new Mesh[0])), skin(p, 0xf2c92c, 0xe0b425))
        .piece(
            "ends",
            Mesh.merged(end(onCurve(0, n)), end(onCurve(n, n))),
            Looks.of(Substance.WOOD, 0x4a3c1c))
        .model(0.12, 0.000125);
  }

  private static Mesh end(Vec3 at) {
    return Shapes.sphere(0.006, 12).moved(at.x(), at.y(), at.z());
  }

  private static Vec3 onCurve(int i, int n) {
    var a = -0.75 + 1.5 * i / n;
    return new Vec3(0.13 * StrictMath.sin(a), 0.017, 0.13 * (1 - StrictMath.cos(a)) - 0.02);
  }

  private static double thickness(int i, int n) {
    var t = 2.0 * i / n - 1;
    return 0.005 + 0.0125 * StrictMath.pow(1 - t * t * t * t, 0.7);
  }

  private static ObjectModel watermelon(ObjectParams p) {
    var look = Material.of(Pattern.STRIPES, p.colorOr(0x2f6b2a), Rgb.srgb(0x8fbf63));
    return new ObjectBuilder(p, Substance.FRUIT)
        .piece(
            "melon",
            Shapes.sphere(1, 44)
                .scaled(0.16, 0.125, 0.125)
                .rotated(Vec3.Z, Math.PI / 2)
                .rotated(Vec3.Z, Math.PI / 2)
                .moved(0, 0.125, 0),
            look.scale(0.03).roughness(0.35))
        .sphere(0.125, 0.02, 0.125, 0)
        .sphere(0.125, -0.02, 0.125, 0)
        .breaksAt(25)
        .model(9, 0.0105);
  }

  private static ObjectModel egg(ObjectParams p) {
    var profile = new ArrayList<double[]>();
    for (int i = 0; i <= 24; i++) {
      var a = Math.PI * i / 24;
      var y = -StrictMath.cos(a);
      profile.add(
          at(i == 0 || i == 24 ? 0 : 0.0215 * StrictMath.sin(a) * (1 - 0.12 * y), 0.0285 * y));
    }
    return new ObjectBuilder(p, Substance.CERAMIC)
        .piece(
            "egg",
            Shapes.lathe(profile, 36, true).rotated(Vec3.Z, Math.PI / 2).moved(0, 0.0215, 0),
            Material.plain(p.colorOr(0xe9d2b4)).roughness(0.5))
        .sphere(0.0215, 0, 0.0215, 0)
        .sphere(0.02, 0.006, 0.0215, 0)
        .sphere(0.02, -0.006, 0.0215, 0)
        .breaksAt(0.03)
        .model(0.06, 0.0000555);
  }

  private static ObjectModel bread(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.BREAD)
        .piece(
            "loaf",
            Shapes.sphere(1, 40).scaled(0.14, 0.055, 0.065).moved(0, 0.05, 0),
            Looks.body(p, Substance.BREAD, 0xb87a3a))
        .box(0.24, 0.095, 0.115, 0, 0, 0);
    for (int i = 0; i < 4; i++) {
      var cut = Shapes.roundedBox(0.012, 0.01, 0.075, 0.004).rotated(Vec3.Y, 0.5);
      builder.piece(
          "cut_" + i, cut.moved(-0.07 + 0.045 * i, 0.099, 0), Looks.of(Substance.BREAD, 0xe3c08a));
    }
    return builder.model(0.75, 0.0022);
  }

  private static ObjectModel cake(ObjectParams p) {
    var cream = Material.plain(p.colorOr(0xf6e3dc)).roughness(0.5);
    var drops = new ArrayList<Mesh>();
    for (int i = 0; i < 16; i++) {
      var a = 2 * Math.PI * i / 16;
      drops.add(Shapes.sphere(0.011, 14)
          .moved(0.098 * StrictMath.cos(a), 0.1, 0.098 * StrictMath.sin(a)));
    }
    return new ObjectBuilder(p, Substance.BREAD)
        .piece(
            "plate",
            Shapes.cylinder(0.15, 0.008, 48).moved(0, 0.004, 0),
            Looks.of(Substance.CERAMIC, 0xf2efe8))
        .piece("cake", Shapes.cylinder(0.115, 0.09, 48).moved(0, 0.053, 0), cream)
        .piece(
            "band",
            Shapes.cylinder(0.1165, 0.014, 48).moved(0, 0.05, 0),
            Looks.of(Substance.BREAD, 0x8a4a2a))
        .piece(
            "drops",
            Mesh.merged(drops.toArray(new Mesh[0])),
            Material.plain(Rgb.srgb(0xb51f33)).roughness(0.25))
        .piece(
            "candle",
            Shapes.cylinder(0.004, 0.06, 12).moved(0, 0.128, 0),
            Looks.of(Substance.PLASTIC, 0x4a90c2))
        .piece(
            "flame",
            Shapes.sphere(0.006, 12).scaled(1, 1.9, 1).moved(0, 0.17, 0),
            Material.glowing(Rgb.srgb(0xffb347), 20))
        .cylinder(0.15, 0.008, 0, 0, 0)
        .cylinder(0.116, 0.09, 0, 0.008, 0)
        .model(1.2, 0.004);
  }

  private static ObjectModel pizza(ObjectParams p) {
    var toppings = new ArrayList<Mesh>();
    for (int i = 0; i < 9; i++) {
      var a = i * 2.4;
      var r = 0.03 + 0.012 * i;
      toppings.add(Shapes.cylinder(0.016, 0.006, 20)
          .moved(r * StrictMath.cos(a), 0.021, r * StrictMath.sin(a)));
    }
    var cheese = Material.of(Pattern.MOTTLED, Rgb.srgb(0xf0c35a), Rgb.srgb(0xc9622a))
        .scale(0.03)
        .roughness(0.45);
    return new ObjectBuilder(p, Substance.BREAD)
        .piece(
            "base",
            Shapes.cylinder(0.15, 0.014, 48).moved(0, 0.007, 0),
            Looks.of(Substance.BREAD, 0xc8904a))
        .piece(
            "crust",
            Shapes.torus(0.145, 0.012, 52, 14).moved(0, 0.013, 0),
            Looks.of(Substance.BREAD, 0xb97a38))
        .piece("cheese", Shapes.cylinder(0.136, 0.006, 48).moved(0, 0.0165, 0), cheese)
        .piece(
            "salami",
            Mesh.merged(toppings.toArray(new Mesh[0])),
            Material.plain(Rgb.srgb(0x9c2a20)).roughness(0.4))
        .cylinder(0.155, 0.024, 0, 0, 0)
        .model(0.45);
  }

  private static ObjectModel burger(ObjectParams p) {
    var bun = Looks.of(Substance.BREAD, 0xc98a42);
    return new ObjectBuilder(p, Substance.BREAD)
        .piece("bottom", Shapes.roundedBox(0.1, 0.025, 0.1, 0.012).moved(0, 0.0125, 0), bun)
        .piece(
            "patty",
            Shapes.cylinder(0.053, 0.016, 36).moved(0, 0.034, 0),
            Looks.of(Substance.BREAD, 0x4d2a18))
        .piece(
            "cheese",
            Shapes.box(0.098, 0.004, 0.098).rotated(Vec3.Y, 0.5).moved(0, 0.044, 0),
            Material.plain(Rgb.srgb(0xf0a81f)).roughness(0.3))
        .piece(
            "salad",
            Shapes.cylinder(0.057, 0.006, 20).moved(0, 0.049, 0),
            Looks.of(Substance.FOLIAGE, 0x5f9a34))
        .piece(
            "top",
            lathe(
                at(0, 0.052),
                at(0.05, 0.052),
                at(0.054, 0.06),
                at(0.045, 0.078),
                at(0.025, 0.09),
                at(0, 0.093)),
            bun)
        .cylinder(0.055, 0.085, 0, 0, 0)
        .model(0.25);
  }

  private static ObjectModel iceCream(ObjectParams p) {
    var waffle =
        Material.of(Pattern.CHECKER, Rgb.srgb(0xcf9a55), Rgb.srgb(0xb98244)).scale(0.012);
    return new ObjectBuilder(p, Substance.FOAM)
        .piece("cone", Shapes.cone(0.004, 0.03, 0.12, 28).moved(0, 0.06, 0), waffle)
        .piece(
            "scoop",
            Shapes.sphere(0.036, 32).moved(0, 0.14, 0),
            Material.plain(p.colorOr(0xf1c6cf)).roughness(0.6))
        .sphere(0.036, 0, 0.14, 0)
        .cylinder(0.022, 0.12, 0, 0, 0)
        .model(0.13);
  }

  private static ObjectModel donut(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.BREAD)
        .piece(
            "dough",
            Shapes.torus(0.035, 0.02, 40, 18).moved(0, 0.02, 0),
            Looks.of(Substance.BREAD, 0xc58a45))
        .piece(
            "icing",
            Shapes.torus(0.035, 0.0185, 40, 18).scaled(1, 0.75, 1).moved(0, 0.0275, 0),
            Material.plain(p.colorOr(0xe87fa6)).roughness(0.2));
    for (int i = 0; i < 8; i++) {
      var a = 2 * Math.PI * i / 8;
      builder.sphere(0.02, 0.035 * StrictMath.cos(a), 0.02, 0.035 * StrictMath.sin(a));
    }
    return builder.model(0.06, 0.00026);
  }
}
