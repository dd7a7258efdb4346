package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Terrain;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import io.kinora.world.render.Water;
import java.util.ArrayList;
import java.util.List;

/** A sandy beach with palms, a parasol and the sea behind. */
public final class Beach implements EnvironmentDef {
  private static final double SHORE = -7;
  private static final double LEVEL = -0.55;

  @Override
  public String id() {
    return "beach";
  }

  @Override
  public List<String> names() {
    return List.of(
        "beach",
        "shore",
        "seaside",
        "coast",
        "island",
        "desert island",
        "sand",
        "tropical beach",
        "desert",
        "dune",
        "oasis",
        "mars");
  }

  @Override
  public String ambience() {
    return "beach";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    place
        .body(
            "sand",
            Terrain.patch(240, 130, 96, Beach::height).moved(0, 0, 0),
            Material.of(Pattern.SAND, Rgb.srgb(0xdcc495), Rgb.srgb(0xb79c6c)))
        .ground(0, 40, Substance.SAND)
        .water(Water.sea(LEVEL, weather == Weather.STORM ? 0.9 : 0.22));
    palms(place);
    parasol(place);
    headland(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 3)
        .anchor(Environment.WATER, 0, LEVEL, SHORE - 12, 0, 4)
        .anchor(Environment.CAMERA, 2, 1.45, 6.2, Math.toRadians(-162), 1)
        .anchor(Environment.ACTOR, -1, 0, 0, 0.4, 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(-58), seed));
  }

  /** Level where people are, falling under the water towards -z, dunes behind the camera. */
  private static double height(double x, double z) {
    if (z < SHORE + 3.5) {
      var down = SHORE + 3.5 - z;
      return -0.085 * down - 0.0006 * down * down;
    }
    if (z < 9) return 0;
    var up = Math.min(1, (z - 9) / 30);
    return 3.4 * up * up * (0.7 + 0.3 * StrictMath.sin(x * 0.11) * StrictMath.cos(z * 0.07));
  }

  private static void palms(EnvironmentBuilder place) {
    var trunks = new ArrayList<Mesh>();
    var fronds = new MeshBuilder();
    for (var at : new double[][] {
      {-5.2, -1.6, 5.4, 0.9}, {-7.4, 1.2, 6.2, -0.7}, {6.8, -1.2, 5.8, -1.1}, {9.5, 2.5, 6.4, 0.8}
    }) {
      var foot = new Vec3(at[0], -0.1, at[1]);
      var last = foot;
      for (int i = 1; i <= 12; i++) {
        var t = i / 12.0;
        var next = foot.plus(at[3] * t * t, at[2] * t, 0.2 * t * t);
        trunks.add(Shapes.rod(last, next, 0.19 - 0.08 * t + 0.012, 0.19 - 0.08 * t, 12));
        last = next;
      }
      place.solidRod(foot, last, 0.14, Substance.WOOD);
      for (int i = 0; i < 16; i++) frond(fronds, last, i * 2.399963 + at[0], 0.8 - 0.1 * (i % 6));
    }
    place.body(
        "palm_trunks",
        Scenery.merged(trunks),
        Material.of(Pattern.BARK, Rgb.srgb(0x8f795c), Rgb.srgb(0x4f4030)).roughness(0.9));
    var green = Rgb.srgb(0x4f7f2e);
    place.body(
        "palm_fronds",
        fronds.build(),
        Material.of(Pattern.LEAVES, green, green.times(0.55)).translucency(0.45));
  }

  private static void frond(MeshBuilder out, Vec3 root, double turn, double lift) {
    var ahead = new Vec3(StrictMath.cos(turn), 0, StrictMath.sin(turn));
    var side = new Vec3(-StrictMath.sin(turn), 0, StrictMath.cos(turn));
    for (int i = 1; i <= 20; i++) {
      var t = i / 20.0;
      var spine = root.plus(ahead, 2.3 * t).plus(0, lift * t * 1.5 - 1.9 * t * t, 0);
      for (int s = -1; s <= 1; s += 2) {
        var size = 0.7 * StrictMath.sin(Math.PI * (0.1 + 0.85 * t));
        var tip = spine.plus(side, s * size).plus(ahead, 0.28).plus(0, -0.32 * size, 0);
        var normal = Vec3.Y.plus(side, s * 0.5).plus(ahead, 0.2).unit();
        var a = out.vertex(spine.plus(ahead, -0.05), normal);
        var b = out.vertex(spine.plus(ahead, 0.05), normal);
        var c = out.vertex(tip, normal);
        if (s > 0) out.triangle(a, c, b);
        else out.triangle(a, b, c);
      }
    }
  }

  private static void parasol(EnvironmentBuilder place) {
    var canopy = Shapes.lathe(
        List.of(
            new double[] {1.3, 1.95},
            new double[] {0.9, 2.2},
            new double[] {0.4, 2.36},
            new double[] {0, 2.42}),
        40,
        true);
    place
        .body(
            "parasol",
            canopy.moved(4.6, 0, -2.4),
            Material.of(Pattern.FABRIC, Rgb.srgb(0xd8452f), Rgb.srgb(0xf2eee2)).translucency(0.3))
        .body(
            "parasol_pole",
            Shapes.cylinder(0.03, 2.5, 14).moved(4.6, 1.2, -2.4),
            Material.of(Pattern.WOOD, Rgb.srgb(0xc9a677), Rgb.srgb(0x8f6f48)))
        .body(
            "towel",
            Shapes.roundedBox(0.8, 0.015, 1.8, 0.006).rotated(Vec3.Y, 0.3).moved(4.3, 0.008, -1.5),
            Material.of(Pattern.STRIPES, Rgb.srgb(0x2f7fa8), Rgb.srgb(0xf0ede2)).scale(0.2))
        .solidRod(new Vec3(4.6, 0, -2.4), new Vec3(4.6, 2.4, -2.4), 0.03, Substance.WOOD);
  }

  /** Wooded hills across the bay. */
  private static void headland(EnvironmentBuilder place) {
    var green =
        Material.of(Pattern.GRASS, Rgb.srgb(0x4c6f3c), Rgb.srgb(0x6b7a44)).scale(4);
    place.body(
        "headland",
        Terrain.patch(260, 90, 48, (x, z) -> {
              var ridge = 26 * StrictMath.exp(-sq(z / 20)) * StrictMath.exp(-sq((x + 20) / 75));
              var rough =
                  1 + 0.25 * StrictMath.sin(x * 0.09) + 0.14 * StrictMath.sin(x * 0.23 + z * 0.1);
              return ridge * rough - 3;
            })
            .moved(-90, 0, -190),
        green);
  }

  private static double sq(double v) {
    return v * v;
  }
}
