package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Terrain;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Light;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/** Trees, ground and country that several places share. */
final class Scenery {
  private static final double FULL_LEAVES_WITHIN = 16;

  private Scenery() {}

  /** Grass, or snow in winter weather. */
  static Material lawn(Weather weather) {
    return weather == Weather.SNOW
        ? Material.of(Pattern.SNOW, Rgb.srgb(0xf2f5f8))
        : Material.of(Pattern.GRASS, Rgb.srgb(0x58813a), Rgb.srgb(0x8a8a45));
  }

  /** Rolling country from a radius to the horizon. */
  static void hills(
      EnvironmentBuilder place, Weather weather, double from, double height, int seed) {
    var ground = Terrain.hills(from, 380, height, seed);
    var green = weather == Weather.SNOW
        ? Material.of(Pattern.SNOW, Rgb.srgb(0xe9eef3))
        : Material.of(Pattern.GRASS, Rgb.srgb(0x557a40), Rgb.srgb(0x76803f)).scale(3);
    place.body("hills", Terrain.surroundings(from, 480, 22, 96, ground), green);
  }

  /**
   * Broad-leaved trees.
   *
   * @param spots x, z and height of the trunk, metres
   */
  static void trees(EnvironmentBuilder place, List<double[]> spots, Weather weather, int seed) {
    var random = new SplittableRandom(seed * 977L + 5);
    for (int i = 0; i < spots.size(); i++) {
      var spot = spots.get(i);
      tree(place, "tree_" + i, new Vec3(spot[0], 0, spot[1]), spot[2], random, weather);
    }
  }

  private static void tree(
      EnvironmentBuilder place,
      String name,
      Vec3 foot,
      double height,
      SplittableRandom random,
      Weather weather) {
    var crown = height * random.nextDouble(0.52, 0.68);
    var near = foot.length() < FULL_LEAVES_WITHIN;
    var leaves = near ? 3400 : 1900;
    var size = (near ? 0.17 : 0.24) * Math.sqrt(height / 3.6);
    var lean = new Vec3(random.nextDouble(-0.2, 0.2), height, random.nextDouble(-0.2, 0.2));
    var seed = random.nextLong();
    var bark = Material.of(Pattern.BARK, Rgb.srgb(0x6f5a45), Rgb.srgb(0x33271d)).roughness(0.9);
    place
        .body(
            name + "_trunk",
            Foliage.trunk(lean, 0.05 * height, crown, seed).moved(foot.x(), 0, foot.z()),
            bark)
        .body(
            name + "_crown",
            Foliage.crown(crown, crown * random.nextDouble(0.8, 0.95), leaves, size, seed)
                .moved(foot.x() + lean.x(), height + crown * 0.5, foot.z() + lean.z()),
            leaves(random, weather))
        .solid(
            new Shape.Cylinder(0.05 * height, height),
            foot.plus(0, height / 2, 0),
            Quat.IDENTITY,
            Substance.WOOD);
  }

  private static Material leaves(SplittableRandom random, Weather weather) {
    var greens = new int[] {0x4f7d2e, 0x5c8a33, 0x456f2c, 0x6a8f3a};
    var base = Rgb.srgb(greens[random.nextInt(greens.length)]);
    if (weather == Weather.SNOW) base = base.mix(Rgb.srgb(0xe8edf0), 0.55);
    return Material.of(Pattern.LEAVES, base, base.times(0.6))
        .translucency(0.45)
        .roughness(0.6)
        .seed(random.nextInt(64));
  }

  /**
   * Conifers as tiers of drooping boughs.
   *
   * @param spots x, z and height, metres
   * @param ground height of the ground at x and z
   */
  static void pines(
      EnvironmentBuilder place,
      List<double[]> spots,
      DoubleBinaryOperator ground,
      Weather weather,
      int seed) {
    var random = new SplittableRandom(seed * 131L + 7);
    var trunks = new MeshBuilder();
    var needles = new MeshBuilder();
    for (var spot : spots) {
      var y = ground.applyAsDouble(spot[0], spot[1]);
      pine(trunks, needles, new Vec3(spot[0], y, spot[1]), spot[2], random);
      if (Math.hypot(spot[0], spot[1]) < 25) {
        place.solid(
            new Shape.Cylinder(0.035 * spot[2], spot[2]),
            new Vec3(spot[0], y + spot[2] / 2, spot[1]),
            Quat.IDENTITY,
            Substance.WOOD);
      }
    }
    var green = Rgb.srgb(0x2f5a34);
    if (weather == Weather.SNOW) green = green.mix(Rgb.srgb(0xe8edf0), 0.5);
    place
        .body(
            "pine_trunks",
            trunks.build(),
            Material.of(Pattern.BARK, Rgb.srgb(0x5d4636), Rgb.srgb(0x2b201a)).roughness(0.9))
        .body(
            "pine_needles",
            needles.build(),
            Material.of(Pattern.LEAVES, green, green.times(0.55)).translucency(0.25));
  }

  private static void pine(
      MeshBuilder trunks, MeshBuilder needles, Vec3 foot, double height, SplittableRandom random) {
    trunks.add(Shapes.cone(0.03 * height, 0.004 * height, height, 10)
        .moved(foot.x(), foot.y() + height / 2 - 0.1, foot.z()));
    var near = foot.horizontal() < FULL_LEAVES_WITHIN;
    var tiers = near ? 13 : 9;
    for (int tier = 0; tier < tiers; tier++) {
      var t = (double) tier / tiers;
      var y = foot.y() + height * (0.16 + 0.82 * t);
      var radius = height * 0.26 * (1 - t) + 0.05;
      var boughs = (near ? 20 : 11) - tier / 2;
      for (int i = 0; i < boughs; i++) {
        var a = 2 * Math.PI * (i + random.nextDouble()) / boughs;
        bough(needles, foot.withY(y), a, radius * random.nextDouble(0.75, 1.1), random);
      }
    }
  }

  private static void bough(
      MeshBuilder out, Vec3 at, double turn, double length, SplittableRandom random) {
    var ahead = new Vec3(StrictMath.cos(turn), -0.35, StrictMath.sin(turn)).unit();
    var side = new Vec3(-StrictMath.sin(turn), 0, StrictMath.cos(turn));
    for (int k = -1; k <= 1; k++) {
      var d = ahead.plus(side, 0.32 * k + random.nextDouble(-0.08, 0.08)).unit();
      var wide = side.times(length * 0.15);
      var normal = d.times(0.7).plus(Vec3.Y).unit();
      var mid = at.plus(d, length * 0.55);
      var root = out.vertex(at, normal);
      var left = out.vertex(mid.minus(wide).plus(0, -0.04 * length, 0), normal);
      var right = out.vertex(mid.plus(wide).plus(0, -0.04 * length, 0), normal);
      var tip = out.vertex(at.plus(d, length), normal);
      out.triangle(root, right, tip).triangle(root, tip, left);
    }
  }

  /** One mesh of many. */
  static Mesh merged(List<Mesh> parts) {
    return Mesh.merged(parts.toArray(new Mesh[0]));
  }

  /** A street lamp; lit at dark. */
  static void lamp(EnvironmentBuilder place, String name, double x, double z, boolean lit) {
    var iron = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x2d3336)).roughness(0.5);
    place
        .body(
            name,
            Mesh.merged(
                Shapes.cone(0.14, 0.07, 0.6, 20).moved(x, 0.3, z),
                Shapes.cone(0.06, 0.045, 3.6, 16).moved(x, 2.3, z),
                Shapes.cylinder(0.12, 0.05, 20).moved(x, 4.08, z),
                Shapes.cone(0.2, 0.04, 0.18, 20).moved(x, 4.62, z)),
            iron)
        .body(
            name + "_glass",
            Shapes.cone(0.1, 0.16, 0.42, 20).moved(x, 4.32, z),
            lit
                ? Material.glowing(Rgb.srgb(0xffdca0), 9)
                : Material.plain(Rgb.srgb(0xe8e4d8)).roughness(0.2))
        .solid(new Shape.Cylinder(0.1, 4.6), new Vec3(x, 2.3, z), Quat.IDENTITY, Substance.STEEL);
    if (lit) {
      place.light(new Light.Point(new Vec3(x, 4.05, z), new Rgb(26, 19, 11), 0.12));
    }
  }

  /** A bench that faces the way of its yaw. */
  static void bench(EnvironmentBuilder place, String name, Vec3 at, double yaw) {
    var wood = Material.of(Pattern.WOOD, Rgb.srgb(0x7c5230), Rgb.srgb(0x4a3018)).roughness(0.6);
    var iron = Material.metal(Rgb.srgb(0x33373a), 0.5);
    var boards = new ArrayList<Mesh>();
    for (int i = 0; i < 4; i++) {
      boards.add(Shapes.roundedBox(1.6, 0.03, 0.095, 0.008).moved(0, 0.445, -0.15 + 0.11 * i));
    }
    for (int i = 0; i < 3; i++) {
      boards.add(
          Shapes.roundedBox(1.6, 0.09, 0.025, 0.008).moved(0, 0.58 + 0.12 * i, -0.22 - 0.015 * i));
    }
    var feet = new ArrayList<Mesh>();
    for (int side = -1; side <= 1; side += 2) {
      feet.add(Shapes.roundedBox(0.05, 0.43, 0.4, 0.01).moved(side * 0.66, 0.215, 0));
      feet.add(Shapes.roundedBox(0.05, 0.44, 0.04, 0.01).moved(side * 0.66, 0.64, -0.255));
    }
    place
        .body(name, merged(boards).rotated(Vec3.Y, yaw).moved(at.x(), at.y(), at.z()), wood)
        .body(name + "_feet", merged(feet).rotated(Vec3.Y, yaw).moved(at.x(), at.y(), at.z()), iron)
        .solid(
            new Shape.Box(new Vec3(0.8, 0.23, 0.24)),
            at.plus(0, 0.23, 0),
            Quat.about(Vec3.Y, yaw),
            Substance.WOOD);
  }
}
