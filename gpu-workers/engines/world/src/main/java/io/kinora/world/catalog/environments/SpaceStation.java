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

/** A module of a space station with a large window onto the stars. Things fall as on Earth. */
public final class SpaceStation implements EnvironmentDef {
  private static final double HALF = 2.6;
  private static final double HEIGHT = 2.9;
  private static final double BACK = -4;
  private static final double FRONT = 6;

  @Override
  public String id() {
    return "space_station";
  }

  @Override
  public List<String> names() {
    return List.of(
        "space station",
        "spaceship interior",
        "space",
        "outer space",
        "moon base",
        "spacecraft interior",
        "orbit",
        "moon",
        "galaxy",
        "planet",
        "cockpit",
        "space ship bridge");
  }

  @Override
  public String ambience() {
    return "space";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    hull(place);
    window(place);
    consoles(place);
    lights(place);
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 1.5)
        .anchor(Environment.CAMERA, 0.9, 1.35, 4.6, Math.toRadians(-169), 0.5)
        .anchor(Environment.ACTOR, -0.8, 0, -0.3, 0.4, 0.5)
        .anchor(Environment.WALL, 0, 0, BACK, 0, 1.5)
        .indoors(Skies.of(TimeOfDay.NIGHT, Weather.CLEAR, Math.toRadians(120), seed));
  }

  private static void hull(EnvironmentBuilder place) {
    var depth = FRONT - BACK;
    var mid = (FRONT + BACK) / 2;
    var white = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0xd9dcde)).roughness(0.35);
    place
        .body(
            "deck",
            Shapes.box(2 * HALF, 0.1, depth).moved(0, -0.05, mid),
            Material.of(Pattern.TILES, Rgb.srgb(0x6b7277), Rgb.srgb(0x3f4549))
                .scale(0.5)
                .roughness(0.3))
        .ground(0, 12, Substance.ALUMINIUM)
        .box("ceiling", 2 * HALF, 0.2, depth, new Vec3(0, HEIGHT, mid), Substance.ALUMINIUM, white)
        .box("front", 2 * HALF, HEIGHT, 0.2, new Vec3(0, 0, FRONT), Substance.ALUMINIUM, white);
    for (int side = -1; side <= 1; side += 2) {
      var x = side * (HALF + 0.1);
      place.box(
          "wall_" + side, 0.2, HEIGHT, depth, new Vec3(x, 0, mid), Substance.ALUMINIUM, white);
      var ribs = new ArrayList<Mesh>();
      for (int i = 0; i <= 5; i++) {
        var z = BACK + 0.1 + (depth - 0.2) * i / 5;
        ribs.add(
            Shapes.roundedBox(0.22, HEIGHT, 0.24, 0.05).moved(side * (HALF - 0.08), HEIGHT / 2, z));
        ribs.add(Shapes.roundedBox(2 * HALF, 0.2, 0.24, 0.05).moved(0, HEIGHT - 0.1, z));
      }
      ribs.add(Shapes.roundedBox(0.3, 0.12, depth, 0.04).moved(side * (HALF - 0.12), 0.95, mid));
      place.body(
          "ribs_" + side,
          Scenery.merged(ribs),
          Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0xa9b0b5)).roughness(0.3));
    }
  }

  private static void window(EnvironmentBuilder place) {
    var frame = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x8b939a)).roughness(0.3);
    var bars = new ArrayList<Mesh>();
    bars.add(Shapes.box(2 * HALF, 0.7, 0.3).moved(0, 0.35, BACK));
    bars.add(Shapes.box(2 * HALF, 0.45, 0.3).moved(0, HEIGHT - 0.22, BACK));
    for (int i = 0; i < 4; i++) {
      bars.add(Shapes.box(i % 3 == 0 ? 0.5 : 0.12, HEIGHT, 0.3)
          .moved(-HALF + 0.1 + (2 * HALF - 0.2) * i / 3, HEIGHT / 2, BACK));
    }
    place.body("window", Scenery.merged(bars), frame);
    place.solidBox(2 * HALF, HEIGHT, 0.3, new Vec3(0, 0, BACK), Substance.GLASS);
    place.body(
        "planet",
        Shapes.sphere(60, 64).moved(38, -36, -150),
        Material.of(Pattern.MARBLE, Rgb.srgb(0x2f6aa8), Rgb.srgb(0xe8eef2))
            .scale(60)
            .emission(0.35)
            .roughness(0.8));
  }

  private static void consoles(EnvironmentBuilder place) {
    var dark = Material.plain(Rgb.srgb(0x2a2f34)).roughness(0.4);
    var glow = new int[] {0x4fd1ff, 0x7dffb0, 0xffb35a};
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 3; i++) {
        var z = -2.6 + 1.6 * i;
        var x = side * (HALF - 0.35);
        var name = "console_" + (side + 1) + i;
        place.box(name, 0.6, 0.85, 1.2, new Vec3(x, 0, z), Substance.PLASTIC, dark);
        place.body(
            name + "_screen",
            Shapes.box(0.02, 0.42, 0.9)
                .rotated(Vec3.Z, side * 0.25)
                .moved(side * (HALF - 0.16), 1.3, z),
            Material.glowing(Rgb.srgb(glow[(i + side + 1) % 3]), 1.6));
        place.body(
            name + "_keys",
            Shapes.box(0.34, 0.01, 0.9).moved(x - side * 0.08, 0.86, z),
            Material.of(Pattern.CHECKER, Rgb.srgb(0x15181b), Rgb.srgb(0x4a545c)).scale(0.06));
      }
    }
  }

  private static void lights(EnvironmentBuilder place) {
    var strips = new ArrayList<Mesh>();
    for (int side = -1; side <= 1; side += 2) {
      strips.add(Shapes.roundedBox(0.18, 0.05, 8.5, 0.02).moved(side * 1.4, HEIGHT - 0.03, 0.9));
      place.light(new Light.Area(
          new Vec3(side * 1.4, HEIGHT - 0.08, 0.9),
          new Vec3(0.09, 0, 0),
          new Vec3(0, 0, 4),
          Rgb.srgb(0xeaf4ff).times(16)));
    }
    place.body("strips", Scenery.merged(strips), Material.glowing(Rgb.srgb(0xf0f7ff), 4));
  }
}
