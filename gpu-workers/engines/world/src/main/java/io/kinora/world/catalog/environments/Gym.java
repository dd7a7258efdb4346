package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
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

/** A sports hall with a parquet floor, a hoop, wall bars and high windows. */
public final class Gym implements EnvironmentDef {
  private static final double WIDTH = 24;
  private static final double BACK = -5;
  private static final double FRONT = 20;
  private static final double HEIGHT = 8;

  @Override
  public String id() {
    return "gym";
  }

  @Override
  public List<String> names() {
    return List.of(
        "gym",
        "gymnasium",
        "sports hall",
        "indoor court",
        "indoor basketball court",
        "arena",
        "stadium",
        "bowling alley",
        "bowling lane",
        "warehouse",
        "factory",
        "garage");
  }

  @Override
  public String ambience() {
    return "gym";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var mid = (FRONT + BACK) / 2;
    place
        .body(
            "floor",
            Shapes.grid(WIDTH, FRONT - BACK, 8).moved(0, 0, mid),
            Material.of(Pattern.PARQUET, Rgb.srgb(0xc99a5f), Rgb.srgb(0x9b7040)).roughness(0.22))
        .ground(0, 30, Substance.HARDWOOD);
    lines(place);
    walls(place, mid);
    wallBars(place);
    Hoop.addTo(place);
    lamps(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 3.4, 0, 5)
        .anchor(Environment.CAMERA, 4.8, 1.5, 8.8, Math.toRadians(-142), 1)
        .anchor(Environment.ACTOR, 0, 0, 4.8, Math.PI, 1)
        .anchor("free_throw", 0, 0, 4.8, Math.PI, 1)
        .anchor(Environment.WALL, -3, 0, BACK, 0, 3)
        .indoors(Skies.of(timeOfDay, weather, Math.toRadians(62), seed));
  }

  private static void lines(EnvironmentBuilder place) {
    var y = 0.018;
    var strips = new ArrayList<Mesh>();
    strips.add(strip(15, 0.05, 0, -1.2, y));
    for (int side = -1; side <= 1; side += 2) {
      strips.add(strip(0.05, 14, side * 7.5, 5.8, y));
      strips.add(strip(0.05, 5.8, side * 2.45, 1.7, y));
      strips.add(strip(0.05, 3, side * 6.6, 0.3, y));
    }
    strips.add(strip(4.95, 0.05, 0, 4.575, y));
    arc(strips, 0, 4.575, 1.8, 0, Math.PI, y);
    arc(strips, 0, 0.375, 6.75, 0.215, Math.PI - 0.215, y);
    arc(strips, 0, 0.375, 1.25, 0, Math.PI, y);
    place.body(
        "lines", Scenery.merged(strips), Material.plain(Rgb.srgb(0xf4f2ea)).roughness(0.25));
    place.body(
        "key",
        Shapes.grid(4.9, 5.75, 2).moved(0, 0.009, 1.69),
        Material.of(Pattern.PARQUET, Rgb.srgb(0x9c3f2c), Rgb.srgb(0x7a2f20)).roughness(0.22));
  }

  private static Mesh strip(double w, double d, double x, double z, double y) {
    return Shapes.grid(w, d, 1).moved(x, y, z);
  }

  private static void arc(
      List<Mesh> out, double x, double z, double radius, double from, double to, double y) {
    var builder = new MeshBuilder();
    var n = 40;
    for (int i = 0; i <= n; i++) {
      var a = from + (to - from) * i / n;
      for (var r : new double[] {radius - 0.025, radius + 0.025}) {
        builder.vertex(x + r * StrictMath.cos(a), y, z + r * StrictMath.sin(a), 0, 1, 0);
      }
    }
    for (int i = 0; i < n; i++) builder.quad(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1);
    out.add(builder.build());
  }

  private static void walls(EnvironmentBuilder place, double mid) {
    var paint = Material.of(Pattern.CONCRETE, Rgb.srgb(0xd8d2c2), Rgb.srgb(0xb8b2a4));
    var wood =
        Material.of(Pattern.PLANKS, Rgb.srgb(0xb58a58), Rgb.srgb(0x7d5c38)).roughness(0.5);
    var depth = FRONT - BACK;
    for (int side = -1; side <= 1; side += 2) {
      var z = side < 0 ? BACK - 0.2 : FRONT + 0.2;
      place.box("wall_z" + side, WIDTH, HEIGHT, 0.4, new Vec3(0, 0, z), Substance.BRICK, paint);
      var x = side * (WIDTH / 2 + 0.2);
      place.box("wall_x" + side, 0.4, 5, depth, new Vec3(x, 0, mid), Substance.BRICK, paint);
      place.body("beam_x" + side, Shapes.box(0.4, 0.8, depth).moved(x, HEIGHT - 0.4, mid), paint);
      var mullions = new ArrayList<Mesh>();
      for (int i = 0; i <= 10; i++) {
        mullions.add(Shapes.box(0.2, 2.3, 0.12).moved(x, 6.1, BACK + depth * i / 10));
      }
      place.body("mullions_x" + side, Scenery.merged(mullions), Material.plain(Rgb.srgb(0x3d4448)));
    }
    place.box("panelling", WIDTH, 2, 0.06, new Vec3(0, 0, BACK + 0.03), Substance.WOOD, wood);
    place.box(
        "ceiling",
        WIDTH + 1,
        0.3,
        depth + 1,
        new Vec3(0, HEIGHT, mid),
        Substance.STEEL,
        Material.plain(Rgb.srgb(0xcfd2d2)).roughness(0.9));
    var girders = new ArrayList<Mesh>();
    for (int i = 1; i < 6; i++) {
      girders.add(Shapes.box(WIDTH, 0.5, 0.18).moved(0, HEIGHT - 0.25, BACK + depth * i / 6));
    }
    place.body(
        "girders", Scenery.merged(girders), Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x4b6474)));
  }

  private static void wallBars(EnvironmentBuilder place) {
    var bars = new ArrayList<Mesh>();
    for (int unit = 0; unit < 4; unit++) {
      var x = unit < 2 ? -9.5 + 1.3 * unit : 7 + 1.3 * (unit - 2);
      for (int side = -1; side <= 1; side += 2) {
        bars.add(Shapes.box(0.06, 2.6, 0.14).moved(x + side * 0.55, 1.3, BACK + 0.14));
      }
      for (int i = 0; i < 13; i++) {
        var y = 0.25 + 0.18 * i;
        bars.add(Shapes.rod(
            new Vec3(x - 0.55, y, BACK + 0.17),
            new Vec3(x + 0.55, y, BACK + 0.17),
            0.02,
            0.02,
            10));
      }
    }
    place.body(
        "wall_bars",
        Scenery.merged(bars),
        Material.of(Pattern.WOOD, Rgb.srgb(0xc79a62), Rgb.srgb(0x8f6a3e)).roughness(0.45));
  }

  private static void lamps(EnvironmentBuilder place) {
    var glow = new ArrayList<Mesh>();
    for (int i = 0; i < 3; i++) {
      for (int side = -1; side <= 1; side += 2) {
        glow.add(
            Shapes.roundedBox(2.4, 0.08, 0.5, 0.02).moved(side * 4.5, HEIGHT - 0.6, 1 + 6.0 * i));
      }
    }
    place.body("lamps", Scenery.merged(glow), Material.glowing(Rgb.srgb(0xfff4e2), 5));
    for (var z : new double[] {1, 8}) {
      place.light(new Light.Area(
          new Vec3(0, HEIGHT - 0.65, z),
          new Vec3(5, 0, 0),
          new Vec3(0, 0, 1),
          Rgb.srgb(0xfff0da).times(11)));
    }
  }
}
