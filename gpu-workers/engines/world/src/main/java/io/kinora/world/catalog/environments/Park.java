package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** A park: lawn, a path, trees, benches, lamps and a pond. */
public final class Park implements EnvironmentDef {
  private static final List<double[]> TREES = List.of(
      new double[] {-6.5, -7, 4},
      new double[] {6.8, -8.5, 4.3},
      new double[] {-11, -3, 4.4},
      new double[] {11.5, -2, 4},
      new double[] {-2.5, -15, 4.6},
      new double[] {9, -17, 4.8},
      new double[] {-13, -15, 4.7},
      new double[] {17, -11, 4.5},
      new double[] {-18, -8, 4.6},
      new double[] {-10.5, 7, 4.2},
      new double[] {12, 8.5, 4.4},
      new double[] {2, -24, 5},
      new double[] {-8, -26, 5.2},
      new double[] {20, -24, 5});

  @Override
  public String id() {
    return "park";
  }

  @Override
  public List<String> names() {
    return List.of(
        "park",
        "garden",
        "backyard",
        "lawn",
        "meadow",
        "field",
        "grassland",
        "farm",
        "countryside",
        "yard",
        "soccer field",
        "football field",
        "pitch",
        "savanna",
        "golf course",
        "campsite",
        "grassy field",
        "green field",
        "zoo",
        "picnic area");
  }

  @Override
  public String ambience() {
    return "park";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var lawn = Scenery.lawn(weather);
    place
        .body("lawn", Shapes.grid(110, 110, 20), lawn)
        .ground(0, 60, weather == Weather.SNOW ? Substance.SNOW : Substance.GRASS);
    if (weather != Weather.SNOW) {
      place.body("blades", Foliage.grass(13, 9, 6500, 0.07, seed).moved(0, 0, 0.5), lawn);
    }
    path(place);
    Scenery.trees(place, TREES, weather, seed);
    Scenery.hills(place, weather, 54, 30, 4 + seed % 3);
    Scenery.bench(place, "bench_1", new Vec3(-3.6, 0, -4.6), 0.25);
    Scenery.bench(place, "bench_2", new Vec3(4.2, 0, -4.9), -0.2);
    Scenery.lamp(place, "lamp_1", -5.3, -4.4, Skies.dark(timeOfDay));
    Scenery.lamp(place, "lamp_2", 6, -4.6, Skies.dark(timeOfDay));
    bushes(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 4)
        .anchor(Environment.CAMERA, 2, 1.45, 6.4, Math.toRadians(-163), 1)
        .anchor(Environment.ACTOR, -1, 0, 0, 0.4, 1)
        .anchor("bench", -3.6, 0.45, -4.6, 0.25, 0.8)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(62), seed));
  }

  /** A gravel path that winds through behind the stage. */
  private static void path(EnvironmentBuilder place) {
    var builder = new MeshBuilder();
    var n = 60;
    for (int i = 0; i <= n; i++) {
      var x = -50 + 100.0 * i / n;
      var z = -3.3 + 1.1 * StrictMath.sin(x * 0.13) - 0.004 * x * x;
      builder.vertex(x, 0.012, z - 0.9, 0, 1, 0);
      builder.vertex(x, 0.012, z + 0.9, 0, 1, 0);
    }
    for (int i = 0; i < n; i++) builder.quad(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2);
    place.body(
        "path",
        builder.build(),
        Material.of(Pattern.SAND, Rgb.srgb(0xc7b08a), Rgb.srgb(0x9c8866)).roughness(0.95));
  }

  private static void bushes(EnvironmentBuilder place) {
    var crowns = new ArrayList<Mesh>();
    for (int i = 0; i < 7; i++) {
      var x = -9.5 + 3.1 * i;
      crowns.add(Foliage.crown(0.8 + 0.12 * (i % 3), 0.6, 480, 0.14, 60 + i)
          .moved(x, 0.5, -9.8 - 0.7 * (i % 2)));
    }
    var green = Rgb.srgb(0x456f2c);
    place.body(
        "bushes",
        Scenery.merged(crowns),
        Material.of(Pattern.LEAVES, green, green.times(0.6)).translucency(0.4));
  }
}
