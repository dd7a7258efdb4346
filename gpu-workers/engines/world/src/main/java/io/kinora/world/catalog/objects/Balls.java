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
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/**
 * Balls of sports and play. Radii and masses are the middle of what the rules allow: FIBA size 7
 * (750 to 770 mm around, 567 to 650 g), FIFA Law 2 (680 to 700 mm, 410 to 450 g), ITF (65.4 to 68.6
 * mm across, 56 to 59.4 g), R&A (42.67 mm, 45.93 g), MLB rule 3.01 (229 to 235 mm around, 142 to
 * 149 g), FIVB (650 to 670 mm, 260 to 280 g), ITTF (40 mm, 2.7 g), USBC (218 mm, up to 7.26 kg).
 */
public final class Balls implements ObjectFamily {
  private static final int SEGMENTS = 48;

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of(
            "ball",
            "ball, rubber ball, bouncy ball, bouncing ball, sphere, orb, toy ball",
            Balls::plain),
        ObjectDef.of("basketball", "basketball, b ball", Balls::basketball),
        ObjectDef.of("soccer_ball", "soccer ball, football, soccerball", Balls::soccer),
        ObjectDef.of("tennis_ball", "tennis ball", Balls::tennis),
        ObjectDef.of("baseball", "baseball, softball, cricket ball", Balls::baseball),
        ObjectDef.of("golf_ball", "golf ball", Balls::golf),
        ObjectDef.of("bowling_ball", "bowling ball", Balls::bowling),
        ObjectDef.of("volleyball", "volleyball, handball", Balls::volleyball),
        ObjectDef.of("beach_ball", "beach ball, inflatable ball", Balls::beach),
        ObjectDef.of("ping_pong_ball", "ping pong ball, table tennis ball", Balls::pingPong),
        ObjectDef.of("marble", "marble, glass ball, glass marble", Balls::marble),
        ObjectDef.of("american_football", "american football, rugby ball", Balls::american),
        ObjectDef.of(
            "cannonball", "cannonball, wrecking ball, iron ball, metal ball", Balls::iron));
  }

  private static ObjectModel plain(ObjectParams p) {
    return ball(p, 0.11, 0.4, Substance.INFLATED, Looks.body(p, Substance.INFLATED, 0xd2342b));
  }

  private static ObjectModel basketball(ObjectParams p) {
    var look = Material.of(Pattern.BASKETBALL, p.colorOr(0xc8632a), Rgb.srgb(0x1a1512));
    return ball(p, 0.121, 0.62, Substance.INFLATED, look.roughness(0.5));
  }

  private static ObjectModel soccer(ObjectParams p) {
    var look = Material.of(Pattern.FOOTBALL, p.colorOr(0xf2f2ee), Rgb.srgb(0x17181a));
    return ball(p, 0.11, 0.43, Substance.INFLATED, look.roughness(0.35));
  }

  private static ObjectModel tennis(ObjectParams p) {
    var look = Material.of(Pattern.TENNIS_BALL, p.colorOr(0xcfe23c), Rgb.srgb(0xeef0e4));
    return ball(p, 0.0335, 0.0577, Substance.RUBBER, look.roughness(0.95));
  }

  private static ObjectModel baseball(ObjectParams p) {
    var look = Material.of(Pattern.TENNIS_BALL, p.colorOr(0xf1ede2), Rgb.srgb(0xb7312c));
    return ball(p, 0.037, 0.145, Substance.LEATHER, look.roughness(0.6));
  }

  private static ObjectModel golf(ObjectParams p) {
    var look = Material.of(Pattern.MOTTLED, p.colorOr(0xf6f6f2), Rgb.srgb(0xe4e4df));
    return ball(p, 0.02134, 0.04593, Substance.RUBBER, look.scale(0.003).roughness(0.3));
  }

  private static ObjectModel bowling(ObjectParams p) {
    var look = Material.of(Pattern.MARBLE, p.colorOr(0x1d3a8a), Rgb.srgb(0x0d1430));
    var radius = 0.1085;
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.ACRYLIC))
        .piece("ball", Shapes.sphere(radius, SEGMENTS).moved(0, radius, 0), look.roughness(0.1))
        .piece("holes", fingerHoles(radius), Material.plain(Rgb.BLACK).roughness(0.8))
        .sphere(radius, 0, radius, 0);
    return builder.model(6.8);
  }

  private static Mesh fingerHoles(double radius) {
    var holes = new ArrayList<Mesh>();
    for (var turn : new double[] {-0.13, 0.13, 2.9}) {
      var tilt = turn > 1 ? 0.28 : 0.16;
      var disc = Shapes.cylinder(0.013, 0.002, 20).moved(0, radius, 0);
      holes.add(disc.rotated(Vec3.X, tilt + 0.5).rotated(Vec3.Y, turn).moved(0, radius, 0));
    }
    return Mesh.merged(holes.toArray(new Mesh[0]));
  }

  private static ObjectModel volleyball(ObjectParams p) {
    var look = Material.of(Pattern.BASKETBALL, p.colorOr(0xf0ecdc), Rgb.srgb(0x8f9aa8));
    return ball(p, 0.105, 0.27, Substance.INFLATED, look.roughness(0.45));
  }

  private static ObjectModel beach(ObjectParams p) {
    var look = Material.of(Pattern.BEACH_BALL, p.colorOr(0xf4f4f0), Rgb.srgb(0xd8342c));
    return ball(p, 0.2, 0.12, Substance.INFLATED, look.roughness(0.25));
  }

  private static ObjectModel pingPong(ObjectParams p) {
    return ball(p, 0.02, 0.0027, Substance.PLASTIC, Looks.body(p, Substance.PLASTIC, 0xf6f3ea));
  }

  private static ObjectModel marble(ObjectParams p) {
    var look = Material.of(Pattern.MARBLE, p.colorOr(0x2f7fb8), Rgb.srgb(0xe9f4f2));
    return ball(p, 0.0125, 0.0205, Substance.GLASS, look.scale(0.05).roughness(0.05));
  }

  private static ObjectModel iron(ObjectParams p) {
    return ball(p, 0.1, 32.9, Substance.STEEL, Looks.body(p, Substance.STEEL, 0x55585c));
  }

  /** 280 mm long, 165 mm across, 0.41 kg (NFL rule 2). */
  private static ObjectModel american(ObjectParams p) {
    var profile = new ArrayList<double[]>();
    for (int i = 0; i <= 24; i++) {
      var t = 2.0 * i / 24 - 1;
      profile.add(new double[] {0.0825 * StrictMath.pow(1 - t * t, 0.8), 0.14 * t});
    }
    var look = Looks.body(p, Substance.LEATHER, 0x7b3f20);
    var mesh = Shapes.lathe(profile, 32, true).rotated(Vec3.Z, Math.PI / 2).moved(0, 0.0825, 0);
    var lace = Shapes.roundedBox(0.1, 0.006, 0.016, 0.002).moved(0, 0.165, 0);
    return new ObjectBuilder(p, Substance.INFLATED)
        .piece("ball", mesh, look)
        .piece("lace", lace, Looks.of(Substance.CLOTH, 0xf2efe6))
        .sphere(0.0815, 0, 0.0825, 0)
        .solid(
            new Shape.Capsule(0.05, 0.17), new Vec3(0, 0.0825, 0), Quat.about(Vec3.Z, Math.PI / 2))
        .model(0.41, 0.0024);
  }

  private static ObjectModel ball(
      ObjectParams p, double radius, double mass, Substance usual, Material look) {
    var asked = p.substance();
    var shown = asked == null ? look : Looks.body(p, asked, 0);
    var builder = new ObjectBuilder(p, p.substanceOr(usual))
        .piece("ball", Shapes.sphere(radius, SEGMENTS).moved(0, radius, 0), shown)
        .sphere(radius, 0, radius, 0);
    return asked == null || asked == usual ? builder.model(mass) : builder.solidModel();
  }
}
