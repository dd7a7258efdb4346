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
import io.kinora.world.render.Light;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** An outdoor basketball court before brick houses and trees. */
public final class Court implements EnvironmentDef {
  private static final double FENCE_Z = -5.4;
  private static final List<double[]> TREES = List.of(
      new double[] {-12.5, -10, 3.6},
      new double[] {-3.4, -12.5, 3.8},
      new double[] {3.8, -9.8, 3.4},
      new double[] {11.5, -11, 4.2},
      new double[] {15.2, -3, 3.8},
      new double[] {-15.5, -2, 4},
      new double[] {16, 6.5, 3.9},
      new double[] {-16.5, 7.5, 4.1},
      new double[] {18.5, -17, 4.6},
      new double[] {-24, -14, 4.8},
      new double[] {1, -27, 5},
      new double[] {24, -9, 4.6});

  @Override
  public String id() {
    return "court";
  }

  @Override
  public List<String> names() {
    return List.of(
        "court",
        "basketball court",
        "outdoor court",
        "outdoor basketball court",
        "playground",
        "schoolyard",
        "street court");
  }

  @Override
  public String ambience() {
    return "court";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    place
        .body(
            "court",
            Shapes.grid(26, 30, 12).moved(0, 0, 9),
            Material.of(Pattern.BASKETBALL_COURT, Rgb.srgb(0x2a6a80), Rgb.srgb(0xa8452c)))
        .body("lawn", Shapes.grid(130, 130, 16).moved(0, -0.03, 0), Scenery.lawn(weather))
        .ground(0, 60, Substance.ASPHALT);
    Hoop.addTo(place);
    fence(place);
    houses(place);
    benches(place);
    lamps(place, Skies.dark(timeOfDay));
    Scenery.trees(place, TREES, weather, seed);
    Scenery.hills(place, weather, 58, 34, 3);
    return place
        .anchor(Environment.STAGE, 0, 0, 3.4, 0, 5)
        .anchor(Environment.CAMERA, 5.1, 1.5, 8.6, Math.toRadians(-142), 2)
        .anchor(Environment.ACTOR, 0, 0, 4.8, Math.PI, 1)
        .anchor("free_throw", 0, 0, 4.8, Math.PI, 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(62), seed));
  }

  private static void fence(EnvironmentBuilder place) {
    var steel = Material.metal(Rgb.srgb(0x9aa1a5), 0.5);
    place.box(
        "kerb",
        23,
        0.44,
        0.36,
        new Vec3(0, 0, FENCE_Z),
        Substance.CONCRETE,
        Material.of(Pattern.CONCRETE, Rgb.srgb(0xb3ada2)));
    var rods = new ArrayList<Mesh>();
    for (int i = 0; i <= 12; i++) {
      var x = -11.5 + i * 23 / 12.0;
      rods.add(Shapes.rod(new Vec3(x, 0.4, FENCE_Z), new Vec3(x, 3.4, FENCE_Z), 0.03, 0.03, 10));
    }
    for (double y : new double[] {0.9, 3.38}) {
      rods.add(Shapes.rod(new Vec3(-11.5, y, FENCE_Z), new Vec3(11.5, y, FENCE_Z), 0.02, 0.02, 8));
    }
    place.body("fence", Mesh.merged(rods.toArray(new Mesh[0])), steel);
    place.solidBox(23, 3.4, 0.06, new Vec3(0, 0, FENCE_Z), Substance.STEEL);
  }

  private static void houses(EnvironmentBuilder place) {
    var brick = Material.of(Pattern.FACADE, Rgb.srgb(0xa05a44), Rgb.srgb(0xb9b2a6));
    var stone = Material.of(Pattern.CONCRETE, Rgb.srgb(0xbdb6a8));
    place.body("house_1", Shapes.box(18, 10.4, 8).moved(-9, 5.2, -21), brick);
    place.body("house_1_roof", Shapes.box(18.5, 0.36, 8.5).moved(-9, 10.55, -21), stone);
    place.body("house_2", Shapes.box(11, 7.2, 8).moved(7.5, 3.6, -24), brick.seed(3));
    place.body("house_2_roof", Shapes.box(11.4, 0.3, 8.4).moved(7.5, 7.3, -24), stone);
  }

  private static void benches(EnvironmentBuilder place) {
    var wood = Material.of(Pattern.WOOD, Rgb.srgb(0x8a5a34), Rgb.srgb(0x5a3820));
    var stone = Material.of(Pattern.CONCRETE, Rgb.srgb(0xa9a49a));
    for (int side = -1; side <= 1; side += 2) {
      var x = side * 9.6;
      var name = side < 0 ? "bench_left" : "bench_right";
      place.body(name, Shapes.roundedBox(0.44, 0.06, 2.2, 0.02).moved(x, 0.47, 2), wood);
      place.body(
          name + "_feet",
          Mesh.merged(
              Shapes.box(0.36, 0.44, 0.12).moved(x, 0.22, 1.3),
              Shapes.box(0.36, 0.44, 0.12).moved(x, 0.22, 2.7)),
          stone);
      place.solidBox(0.44, 0.5, 2.2, new Vec3(x, 0, 2), Substance.WOOD);
    }
  }

  private static void lamps(EnvironmentBuilder place, boolean lit) {
    var steel = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x39434a));
    for (int side = -1; side <= 1; side += 2) {
      var x = side * 8.6;
      var z = FENCE_Z + 0.5;
      place.body(
          side < 0 ? "lamp_left" : "lamp_right",
          Mesh.merged(
              Shapes.rod(new Vec3(x, 0, z), new Vec3(x, 6.4, z), 0.07, 0.05, 14),
              Shapes.box(0.5, 0.1, 0.9).moved(x, 6.42, z + 0.4)),
          steel);
      if (lit) {
        place.light(new Light.Spot(
            new Vec3(x, 6.3, z + 0.5),
            new Vec3(-x * 0.9, -6.3, 9),
            Math.toRadians(55),
            new Rgb(90, 76, 55),
            0.2));
      }
    }
  }
}
