package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import io.kinora.world.render.Water;
import java.util.ArrayList;
import java.util.List;

/** An outdoor swimming pool, 8 by 5 m and 1.6 m deep, with a tiled edge. */
public final class Pool implements EnvironmentDef {
  private static final double HALF_X = 4;
  private static final double HALF_Z = 2.5;
  private static final double LEVEL = -0.12;
  private static final double DEPTH = 1.6;
  private static final double DECK = 14;

  private static final List<double[]> TREES = List.of(
      new double[] {-9, -15.5, 4},
      new double[] {-2.5, -17, 4.6},
      new double[] {5, -16, 3.8},
      new double[] {11, -18, 4.8},
      new double[] {-17, -8, 4.2},
      new double[] {17, -6, 4.2},
      new double[] {-18, 4, 4.5},
      new double[] {18, 6, 4.1});

  @Override
  public String id() {
    return "pool";
  }

  @Override
  public List<String> names() {
    return List.of("pool", "swimming pool", "swimming bath", "water tank", "poolside");
  }

  @Override
  public String ambience() {
    return "pool";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    basin(place);
    deck(place);
    Scenery.hills(place, weather, DECK + 4, 26, 9);
    Scenery.trees(place, TREES, weather, seed);
    hedge(place, weather);
    return place
        .water(Water.pool(LEVEL, -HALF_X, -HALF_Z, HALF_X, HALF_Z))
        .anchor(Environment.STAGE, 0, LEVEL, 0.6, 0, 2)
        .anchor(Environment.WATER, 0, LEVEL, 0.6, 0, 2)
        .anchor(Environment.CAMERA, 2.6, 1.35, 5.2, Math.toRadians(-150), 1)
        .anchor(Environment.ACTOR, -1.2, 0, 3.1, Math.toRadians(170), 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(62), seed));
  }

  private static void basin(EnvironmentBuilder place) {
    var tiles = Material.of(Pattern.TILES, Rgb.srgb(0x9fd4df), Rgb.srgb(0xdfeef0))
        .scale(0.15)
        .roughness(0.25);
    var floor = new Vec3(0, LEVEL - DEPTH - 0.2, 0);
    place.box("floor", 2 * HALF_X, 0.2, 2 * HALF_Z, floor, Substance.CERAMIC, tiles);
    for (int side = -1; side <= 1; side += 2) {
      var depth = DEPTH - LEVEL;
      place.box(
          "wall_x" + side,
          0.3,
          depth,
          2 * HALF_Z,
          new Vec3(side * (HALF_X + 0.15), -depth, 0),
          Substance.CERAMIC,
          tiles);
      place.box(
          "wall_z" + side,
          2 * HALF_X + 0.6,
          depth,
          0.3,
          new Vec3(0, -depth, side * (HALF_Z + 0.15)),
          Substance.CERAMIC,
          tiles);
    }
  }

  private static void deck(EnvironmentBuilder place) {
    var stone = Material.of(Pattern.TILES, Rgb.srgb(0xd8cdb8), Rgb.srgb(0xa89e8c))
        .scale(0.6)
        .roughness(0.6);
    var inX = HALF_X + 0.3;
    var inZ = HALF_Z + 0.3;
    for (int side = -1; side <= 1; side += 2) {
      slab(place, "deck_x" + side, DECK - inX, 2 * DECK, side * (DECK + inX) / 2, 0, stone);
      slab(place, "deck_z" + side, 2 * inX, DECK - inZ, 0, side * (DECK + inZ) / 2, stone);
    }
  }

  /** A clipped hedge and a strip of lawn around the deck. */
  private static void hedge(EnvironmentBuilder place, Weather weather) {
    var strips = new ArrayList<Mesh>();
    for (int side = -1; side <= 1; side += 2) {
      strips.add(Shapes.box(2 * DECK + 12, 0.2, 6).moved(0, -0.22, side * (DECK + 3)));
      strips.add(Shapes.box(6, 0.2, 2 * DECK).moved(side * (DECK + 3), -0.22, 0));
    }
    place.body("lawn", Scenery.merged(strips), Scenery.lawn(weather));
    var green = Rgb.srgb(0x3f6b2c);
    var rows = new ArrayList<Mesh>();
    for (int i = 0; i < 12; i++) {
      rows.add(
          Foliage.crown(1.5, 0.85, 420, 0.16, 40 + i).moved(-13.2 + 2.4 * i, 0.55, -DECK - 0.4));
    }
    place.body(
        "hedge",
        Scenery.merged(rows),
        Material.of(Pattern.LEAVES, green, green.times(0.6)).translucency(0.3));
  }

  private static void slab(
      EnvironmentBuilder place,
      String name,
      double w,
      double d,
      double x,
      double z,
      Material look) {
    place.box(name, w, 0.3, d, new Vec3(x, -0.3, z), Substance.STONE, look);
  }
}
