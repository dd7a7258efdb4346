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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A clearing in a coniferous forest with ferns, stones and a fallen trunk. */
public final class Forest implements EnvironmentDef {
  @Override
  public String id() {
    return "forest";
  }

  @Override
  public List<String> names() {
    return List.of(
        "forest",
        "woods",
        "woodland",
        "jungle",
        "rainforest",
        "clearing",
        "swamp",
        "taiga",
        "pine forest",
        "enchanted forest");
  }

  @Override
  public String ambience() {
    return "forest";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var floor = weather == Weather.SNOW
        ? Scenery.lawn(weather)
        : Material.of(Pattern.SOIL, Rgb.srgb(0x5d4a33), Rgb.srgb(0x4d5a2c));
    place
        .body("floor", Shapes.grid(120, 120, 16), floor)
        .ground(0, 60, weather == Weather.SNOW ? Substance.SNOW : Substance.SOIL);
    Scenery.pines(place, spots(seed), (x, z) -> 0, weather, seed);
    Scenery.hills(place, weather, 55, 60, 6);
    undergrowth(place, seed);
    trunk(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 3)
        .anchor(Environment.CAMERA, 1.9, 1.4, 6, Math.toRadians(-162), 1)
        .anchor(Environment.ACTOR, -1, 0, 0, 0.4, 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(-70), seed)
            .haze(weather == Weather.FOG ? 0.03 : 0.008));
  }

  /** A ring of trees around the clearing, denser farther away. */
  private static List<double[]> spots(int seed) {
    var random = new SplittableRandom(seed * 53L + 1);
    var spots = new ArrayList<double[]>();
    for (int i = 0; i < 150; i++) {
      var a = i * 2.399963 + random.nextDouble(-0.2, 0.2);
      var r = 6.2 + 44 * Math.sqrt((i + 0.5) / 150) + random.nextDouble(-0.8, 0.8);
      var x = r * StrictMath.cos(a);
      var z = r * StrictMath.sin(a);
      if (Math.hypot(x - 2.2, z - 7) < 4.5) continue;
      spots.add(new double[] {x, z, random.nextDouble(8, 15)});
    }
    return spots;
  }

  private static void undergrowth(EnvironmentBuilder place, int seed) {
    var random = new SplittableRandom(seed * 17L + 3);
    var ferns = new ArrayList<Mesh>();
    var stones = new ArrayList<Mesh>();
    for (int i = 0; i < 26; i++) {
      var a = random.nextDouble(0, 2 * Math.PI);
      var r = random.nextDouble(3.2, 11);
      var x = r * StrictMath.cos(a);
      var z = r * StrictMath.sin(a);
      if (Math.hypot(x - 1.9, z - 6) < 2.2) continue;
      ferns.add(Foliage.crown(0.5, 0.32, 150, 0.2, seed + i).moved(x, 0.22, z));
      if (i % 4 == 0) {
        stones.add(Shapes.sphere(1, 20)
            .scaled(0.4 + 0.2 * random.nextDouble(), 0.22, 0.35)
            .rotated(Vec3.Y, a)
            .moved(x * 1.25, 0.08, z * 1.25));
      }
    }
    var green = Rgb.srgb(0x4f7a32);
    place.body(
        "ferns",
        Scenery.merged(ferns),
        Material.of(Pattern.LEAVES, green, green.times(0.6)).translucency(0.45));
    place.body(
        "stones",
        Scenery.merged(stones),
        Material.of(Pattern.ROCK, Rgb.srgb(0x7a776f), Rgb.srgb(0x4d5a3a)));
  }

  private static void trunk(EnvironmentBuilder place) {
    var from = new Vec3(-4.4, 0.3, -2.8);
    var to = new Vec3(-1.2, 0.27, -4.1);
    place
        .body(
            "fallen_trunk",
            Shapes.rod(from, to, 0.32, 0.27, 24),
            Material.of(Pattern.BARK, Rgb.srgb(0x66523e), Rgb.srgb(0x3f4a2a)))
        .solidRod(from, to, 0.28, Substance.WOOD);
  }
}
