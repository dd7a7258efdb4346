package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Noise;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Terrain;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** A meadow high up before rocky, snow-capped peaks. */
public final class Mountains implements EnvironmentDef {
  @Override
  public String id() {
    return "mountains";
  }

  @Override
  public List<String> names() {
    return List.of(
        "mountain",
        "mountains",
        "hill",
        "valley",
        "cliff",
        "canyon",
        "alps",
        "summit",
        "glacier",
        "volcano",
        "ski slope",
        "mountaintop",
        "peak",
        "snowfield",
        "tundra",
        "ravine");
  }

  @Override
  public String ambience() {
    return "mountain";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var lawn = Scenery.lawn(weather);
    place
        .body("meadow", Shapes.grid(130, 130, 16), lawn)
        .body("blades", Foliage.grass(13, 9, 6000, 0.09, seed).moved(0, 0, 0.5), lawn)
        .ground(0, 60, weather == Weather.SNOW ? Substance.SNOW : Substance.GRASS);
    peaks(place, seed);
    Scenery.pines(place, spots(), (x, z) -> 0, weather, seed);
    boulders(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 3)
        .anchor(Environment.CAMERA, 1.9, 1.5, 6.2, Math.toRadians(-163), 1)
        .anchor(Environment.ACTOR, -1, 0, 0, 0.4, 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(40), seed));
  }

  private static void peaks(EnvironmentBuilder place, int seed) {
    var shift = (seed & 15) * 3.1f;
    var range = Terrain.surroundings(62, 620, 46, 200, (x, z) -> {
      var r = Math.hypot(x, z);
      var rise = Math.min(1, Math.max(0, (r - 62) / 300));
      var ridge = 1
          - Math.abs(
              2 * Noise.fractal((float) (x * 0.0045) + shift, (float) (z * 0.0045), 5, 0) - 1);
      var fine = Noise.fractal((float) (x * 0.03) + shift, (float) (z * 0.03), 4, 0) - 0.5;
      return rise * (rise * 235 * ridge * ridge + 34 * fine) - 0.05;
    });
    split(place, range);
  }

  /** Grass below, rock above, snow on top, by the mean height of each triangle. */
  private static void split(EnvironmentBuilder place, Mesh range) {
    var grass = new ArrayList<Integer>();
    var rock = new ArrayList<Integer>();
    var snow = new ArrayList<Integer>();
    var t = range.triangles();
    var p = range.positions();
    for (int i = 0; i < t.length; i += 3) {
      var y = (p[t[i] * 3 + 1] + p[t[i + 1] * 3 + 1] + p[t[i + 2] * 3 + 1]) / 3;
      var x = p[t[i] * 3];
      var edge = 14 * Noise.fractal(x * 0.02f, p[t[i] * 3 + 2] * 0.02f, 3, 0);
      var layer = y + edge > 108 ? snow : y + edge > 34 ? rock : grass;
      for (int k = 0; k < 3; k++) layer.add(t[i + k]);
    }
    part(
        place,
        "slopes",
        range,
        grass,
        Material.of(Pattern.GRASS, Rgb.srgb(0x5d7d44), Rgb.srgb(0x7d7f4a)).scale(4));
    part(
        place,
        "rocks",
        range,
        rock,
        Material.of(Pattern.ROCK, Rgb.srgb(0x84807a), Rgb.srgb(0x55524d)).scale(9));
    part(place, "snow", range, snow, Material.of(Pattern.SNOW, Rgb.srgb(0xf0f4f8)));
  }

  private static void part(
      EnvironmentBuilder place, String name, Mesh whole, List<Integer> corners, Material look) {
    if (corners.isEmpty()) return;
    var builder = new MeshBuilder();
    var p = whole.positions();
    var n = whole.normals();
    var index = new int[p.length / 3];
    for (var corner : corners) {
      if (index[corner] == 0) {
        var k = corner * 3;
        index[corner] = 1 + builder.vertex(p[k], p[k + 1], p[k + 2], n[k], n[k + 1], n[k + 2]);
      }
    }
    for (int i = 0; i < corners.size(); i += 3) {
      builder.triangle(
          index[corners.get(i)] - 1, index[corners.get(i + 1)] - 1, index[corners.get(i + 2)] - 1);
    }
    place.body(name, builder.build(), look);
  }

  private static List<double[]> spots() {
    var spots = new ArrayList<double[]>();
    for (int i = 0; i < 46; i++) {
      var a = Math.PI + 0.2 + 2.75 * ((i * 0.618034) % 1);
      var r = 14 + 42 * ((i * 0.7548) % 1);
      spots.add(
          new double[] {r * StrictMath.cos(a), r * StrictMath.sin(a), 6 + 6 * ((i * 0.377) % 1)});
    }
    return spots;
  }

  private static void boulders(EnvironmentBuilder place) {
    var stones = new ArrayList<Mesh>();
    for (var at :
        new double[][] {{-3.6, -3.4, 0.7}, {-4.8, -2.6, 0.45}, {4.4, -4.2, 0.9}, {6, -2.5, 0.5}}) {
      stones.add(Shapes.sphere(1, 28)
          .scaled(at[2], at[2] * 0.62, at[2] * 0.8)
          .rotated(Vec3.Y, at[0])
          .moved(at[0], at[2] * 0.3, at[1]));
      place.solid(
          new Shape.Sphere(at[2] * 0.68),
          new Vec3(at[0], at[2] * 0.2, at[1]),
          Quat.IDENTITY,
          Substance.STONE);
    }
    place.body(
        "boulders",
        Scenery.merged(stones),
        Material.of(Pattern.ROCK, Rgb.srgb(0x8a857c), Rgb.srgb(0x5a564f)));
  }
}
