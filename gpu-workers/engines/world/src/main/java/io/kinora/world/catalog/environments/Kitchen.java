package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** A kitchen with a counter along the wall and a table in the middle. */
public final class Kitchen implements EnvironmentDef {
  private static final Room ROOM = new Room(5.4, 6.4, 2.7);
  private static final double TABLE_TOP = 0.75;

  @Override
  public String id() {
    return "kitchen";
  }

  @Override
  public List<String> names() {
    return List.of(
        "kitchen", "restaurant", "cafe", "bakery", "diner", "dining room", "coffee shop", "bar");
  }

  @Override
  public String ambience() {
    return "kitchen";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    ROOM.addTo(
        place,
        Material.of(Pattern.TILES, Rgb.srgb(0xcfc4b2), Rgb.srgb(0x9f9585))
            .scale(0.4)
            .roughness(0.3),
        Substance.CERAMIC,
        Material.of(Pattern.PLASTER, Rgb.srgb(0xe6e8e0), Rgb.srgb(0xd6d9cf)));
    ROOM.garden(place);
    counter(place);
    table(place);
    ROOM.panels(place, new double[][] {{0, -0.8}, {0, 1.4}}, 0.6, Skies.dark(timeOfDay));
    return place
        .anchor(Environment.STAGE, 0, TABLE_TOP, 0.2, 0, 0.45)
        .anchor(Environment.TABLE, 0, TABLE_TOP, 0.2, 0, 0.45)
        .anchor(Environment.CAMERA, 0.7, 1.45, 2.3, Math.toRadians(-160), 0.3)
        .anchor(Environment.ACTOR, -0.4, 0, -0.65, 0.2, 0.3)
        .anchor(Environment.FLOOR, 1.3, 0, 0.8, 0, 0.6)
        .anchor(Environment.WALL, 0, 0, -3.1, 0, 1.5)
        .indoors(Skies.of(timeOfDay, weather, Math.toRadians(178), seed));
  }

  private static void counter(EnvironmentBuilder place) {
    var z = -2.88;
    var front = Material.plain(Rgb.srgb(0x4a6a63)).roughness(0.45);
    var stone =
        Material.of(Pattern.MARBLE, Rgb.srgb(0xe4e0d8), Rgb.srgb(0xb0aaa0)).roughness(0.2);
    place.box("cupboards", 5.2, 0.86, 0.6, new Vec3(0, 0, z), Substance.WOOD, front);
    place.box("worktop", 5.3, 0.04, 0.66, new Vec3(0, 0.86, z + 0.02), Substance.STONE, stone);
    place.box("wall_units", 3.4, 0.7, 0.36, new Vec3(0.9, 1.5, z - 0.12), Substance.WOOD, front);
    place.body(
        "splashback",
        Shapes.box(5.3, 0.6, 0.02).moved(0, 1.2, -3.19),
        Material.of(Pattern.TILES, Rgb.srgb(0xf2f0ea), Rgb.srgb(0xc9c5bc))
            .scale(0.12)
            .roughness(0.15));
    var seams = new ArrayList<Mesh>();
    var knobs = new ArrayList<Mesh>();
    for (int i = 0; i < 9; i++) {
      var x = -2.4 + 0.6 * i;
      seams.add(Shapes.box(0.008, 0.74, 0.006).moved(x, 0.45, z + 0.301));
      knobs.add(Shapes.roundedBox(0.14, 0.014, 0.024, 0.005).moved(x + 0.3, 0.76, z + 0.312));
    }
    place.body("seams", Scenery.merged(seams), Material.plain(Rgb.srgb(0x22332f)));
    place.body("handles", Scenery.merged(knobs), Material.metal(Rgb.srgb(0xc4b18a), 0.3));
    var steel = Material.metal(Rgb.srgb(0xbfc3c6), 0.3);
    place.body(
        "sink",
        Mesh.merged(
            Shapes.roundedBox(0.6, 0.015, 0.42, 0.006).moved(-1.4, 0.905, z),
            Shapes.rod(
                new Vec3(-1.4, 0.9, z - 0.22), new Vec3(-1.4, 1.2, z - 0.22), 0.014, 0.014, 14),
            Shapes.rod(
                new Vec3(-1.4, 1.2, z - 0.22), new Vec3(-1.4, 1.17, z - 0.02), 0.013, 0.011, 14)),
        steel);
    place.body(
        "hob",
        Shapes.roundedBox(0.58, 0.012, 0.5, 0.005).moved(0.9, 0.906, z + 0.02),
        Material.plain(Rgb.srgb(0x131416)).roughness(0.08));
    place.box(
        "fridge",
        0.7,
        1.9,
        0.66,
        new Vec3(2.3, 0, z + 0.05),
        Substance.STEEL,
        steel.roughness(0.42));
  }

  private static void table(EnvironmentBuilder place) {
    var wood = Material.of(Pattern.WOOD, Rgb.srgb(0xb98a55), Rgb.srgb(0x7f5a34)).roughness(0.4);
    place.box("table", 1.5, 0.04, 0.9, new Vec3(0, TABLE_TOP - 0.04, 0.2), Substance.WOOD, wood);
    var legs = new ArrayList<Mesh>();
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        var x = a * 0.68;
        var z = 0.2 + b * 0.38;
        legs.add(Shapes.box(0.07, TABLE_TOP - 0.04, 0.07).moved(x, (TABLE_TOP - 0.04) / 2, z));
        place.solidBox(0.07, TABLE_TOP - 0.04, 0.07, new Vec3(x, 0, z), Substance.WOOD);
      }
    }
    place.body("table_legs", Scenery.merged(legs), wood.seed(3));
  }
}
