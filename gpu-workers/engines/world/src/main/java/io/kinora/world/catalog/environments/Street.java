package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.List;

/** A city street between brick and glass fronts, with pavements, lamps and trees. */
public final class Street implements EnvironmentDef {
  private static final double ROAD = 3.6;
  private static final double PAVEMENT = 3;
  private static final double FAR = 70;

  @Override
  public String id() {
    return "street";
  }

  @Override
  public List<String> names() {
    return List.of(
        "street",
        "city street",
        "road",
        "city",
        "downtown",
        "alley",
        "sidewalk",
        "highway",
        "avenue",
        "intersection",
        "town",
        "village",
        "parking lot",
        "neon city",
        "market");
  }

  @Override
  public String ambience() {
    return "street";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var dark = Skies.dark(timeOfDay);
    var wet = weather == Weather.RAIN || weather == Weather.STORM;
    var asphalt = Material.of(Pattern.ROAD, Rgb.srgb(0x4a4b4e), Rgb.srgb(0xe8e6df));
    place
        .body("road", Shapes.grid(2 * ROAD, 2 * FAR, 24), wet ? asphalt.roughness(0.18) : asphalt)
        .ground(0, FAR, Substance.ASPHALT);
    for (int side = -1; side <= 1; side += 2) pavement(place, side, weather);
    houses(place, seed);
    for (int i = 0; i < 4; i++) {
      Scenery.lamp(place, "lamp_left_" + i, -ROAD - 0.5, -22 + 14.0 * i, dark);
      Scenery.lamp(place, "lamp_right_" + i, ROAD + 0.5, -15 + 14.0 * i, dark && i < 2);
    }
    Scenery.trees(place, TREES, weather, seed);
    Scenery.bench(place, "bench", new Vec3(-ROAD - 2.2, 0.14, -3), Math.PI / 2);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 3)
        .anchor(Environment.CAMERA, 2.6, 1.5, 8.2, Math.toRadians(-162), 1)
        .anchor(Environment.ACTOR, -1.2, 0, 0, 0.4, 1)
        .anchor(Environment.LANE, 0.4, 0, -1, 0, 2)
        .anchor(Environment.WALL, -ROAD - PAVEMENT, 0, -2, Math.PI / 2, 2)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(72), seed));
  }

  private static final List<double[]> TREES = List.of(
      new double[] {-5.4, -9, 3},
      new double[] {-5.4, 8, 3.1},
      new double[] {5.4, -4, 3},
      new double[] {5.4, -20, 3.2});

  private static void pavement(EnvironmentBuilder place, int side, Weather weather) {
    var slabs = Material.of(Pattern.TILES, Rgb.srgb(0xa8a49b), Rgb.srgb(0x7f7b73))
        .scale(0.6)
        .roughness(0.75);
    var kerb = Material.of(Pattern.CONCRETE, Rgb.srgb(0xb9b5ab));
    var x = side * (ROAD + 0.15 + PAVEMENT / 2);
    place
        .box(
            "pavement_" + side,
            PAVEMENT,
            0.14,
            2 * FAR,
            new Vec3(x, 0, 0),
            Substance.CONCRETE,
            weather == Weather.SNOW ? Scenery.lawn(weather) : slabs)
        .box(
            "kerb_" + side,
            0.15,
            0.15,
            2 * FAR,
            new Vec3(side * (ROAD + 0.075), 0, 0),
            Substance.STONE,
            kerb);
  }

  private static void houses(EnvironmentBuilder place, int seed) {
    var bricks = new int[] {0xa05a44, 0x8f6a4c, 0xb08a6a, 0x7d4a3c, 0xa8937a};
    for (int side = -1; side <= 1; side += 2) {
      var z = -FAR;
      for (int i = 0; z < FAR; i++) {
        var k = Math.floorMod(i * 7 + (side + 1) * 3 + seed, 5);
        var width = 9.6 + 3.2 * (k % 3);
        house(place, side, i, z, width, 7.4 + 3.1 * ((k + i) % 4), k == 2, bricks[k]);
        z += width;
      }
    }
    for (int i = 0; i < 5; i++) {
      var height = 22 + 9 * Math.floorMod(i * 3 + seed, 5);
      place.body(
          "far_" + i,
          Shapes.box(14, height, 14).moved(-32 + 16.0 * i, height / 2.0, -FAR - 12),
          Material.of(Pattern.GLASS_FACADE, Rgb.srgb(0x8fa9bd), Rgb.srgb(0xb9c0c4))
              .seed(i));
    }
  }

  private static void house(
      EnvironmentBuilder place,
      int side,
      int number,
      double z,
      double width,
      double height,
      boolean glass,
      int brick) {
    var front = side * (ROAD + PAVEMENT + 0.15);
    var x = front + side * 5;
    var name = "house_" + (side + 1) + "_" + number;
    var look = glass
        ? Material.of(Pattern.GLASS_FACADE, Rgb.srgb(0x8fa9bd), Rgb.srgb(0xc4c8ca))
        : Material.of(Pattern.FACADE, Rgb.srgb(brick), Rgb.srgb(0xc2bbb0));
    var stone = Material.of(Pattern.CONCRETE, Rgb.srgb(0xbdb6a8));
    place.box(
        name,
        10,
        height,
        width - 0.02,
        new Vec3(x, 0, z + width / 2),
        Substance.BRICK,
        look.seed(number));
    place.body(
        name + "_roof",
        Shapes.box(10.4, 0.35, width + 0.1).moved(x, height + 0.17, z + width / 2),
        stone);
    place.body(
        name + "_door",
        Shapes.roundedBox(0.12, 2.2, 1.2, 0.03).moved(front, 1.24, z + width * 0.5),
        Material.of(Pattern.WOOD, Rgb.srgb(0x4a3222), Rgb.srgb(0x2c1d14)).roughness(0.4));
  }
}
