package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
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
import io.kinora.world.render.Water;
import java.util.ArrayList;
import java.util.List;

/** The open sea at a harbour mole with a small lighthouse. */
public final class Harbour implements EnvironmentDef {
  private static final double DECK = 0;
  private static final double LEVEL = -0.7;

  @Override
  public String id() {
    return "sea";
  }

  @Override
  public List<String> names() {
    return List.of(
        "sea",
        "ocean",
        "harbour",
        "harbor",
        "lake",
        "river",
        "port",
        "pier",
        "dock",
        "bay",
        "pond",
        "open water",
        "open sea",
        "high seas",
        "waterfall",
        "canal",
        "underwater",
        "marina");
  }

  @Override
  public String ambience() {
    return "sea";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var waves = weather == Weather.STORM ? 1.3 : weather == Weather.WIND ? 0.6 : 0.3;
    place.water(Water.sea(LEVEL, waves));
    mole(place);
    lighthouse(place, Skies.dark(timeOfDay));
    coast(place);
    return place
        .anchor(Environment.STAGE, 0, LEVEL, -5, 0, 6)
        .anchor(Environment.WATER, 0, LEVEL, -5, 0, 6)
        .anchor(Environment.CAMERA, 3.2, 1.5, 5.6, Math.toRadians(-163), 1)
        .anchor(Environment.ACTOR, -1.6, DECK, 2.2, Math.toRadians(150), 1)
        .outdoors(Skies.of(timeOfDay, weather, Math.toRadians(-50), seed));
  }

  private static void mole(EnvironmentBuilder place) {
    var stone = Material.of(Pattern.TILES, Rgb.srgb(0xa39b8c), Rgb.srgb(0x6f685c))
        .scale(0.9)
        .roughness(0.8);
    place.box("mole", 60, 5, 8, new Vec3(0, DECK - 5, 6), Substance.STONE, stone);
    var bollards = new ArrayList<Mesh>();
    for (int i = 0; i < 5; i++) {
      var x = -8 + 4.0 * i;
      bollards.add(Mesh.merged(
          Shapes.cylinder(0.14, 0.4, 24).moved(x, 0.2, 2.5),
          Shapes.cylinder(0.2, 0.1, 24).moved(x, 0.44, 2.5)));
      place.solid(
          new Shape.Cylinder(0.18, 0.5), new Vec3(x, 0.25, 2.5), Quat.IDENTITY, Substance.STEEL);
    }
    place.body(
        "bollards",
        Scenery.merged(bollards),
        Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x2c3136)));
  }

  private static void lighthouse(EnvironmentBuilder place, boolean lit) {
    var x = -26;
    var z = -34;
    var rocks = new ArrayList<Mesh>();
    for (int i = 0; i < 9; i++) {
      var a = i * 0.7;
      rocks.add(Shapes.sphere(1, 20)
          .scaled(3 + i % 3, 1.6 + 0.3 * (i % 2), 2.4 + i % 2)
          .rotated(Vec3.Y, a)
          .moved(x + 3.4 * StrictMath.cos(a), -1, z + 3.4 * StrictMath.sin(a)));
    }
    place.body(
        "rocks",
        Scenery.merged(rocks),
        Material.of(Pattern.ROCK, Rgb.srgb(0x6f6a62), Rgb.srgb(0x46423c)));
    for (int i = 0; i < 5; i++) {
      var r = 1.9 - 0.16 * i;
      place.body(
          "lighthouse_" + i,
          Shapes.cone(r, r - 0.16, 2.2, 36).moved(x, 1.2 + 2.2 * i, z),
          Material.plain(Rgb.srgb(i % 2 == 0 ? 0xb8322a : 0xf1eee6)).roughness(0.6));
    }
    place.body(
        "lantern",
        Shapes.cylinder(0.8, 1.4, 24).moved(x, 11.8, z),
        Material.glowing(Rgb.srgb(0xffe6b0), lit ? 14 : 1.2));
    place.body(
        "lantern_roof",
        Mesh.merged(
            Shapes.cone(1.1, 0.05, 1, 28).moved(x, 13, z),
            Shapes.cylinder(1.5, 0.16, 32).moved(x, 11, z)),
        Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x8f2a24)));
  }

  /** Hills far behind the water. */
  private static void coast(EnvironmentBuilder place) {
    place.body(
        "coast",
        Terrain.patch(520, 100, 64, (px, pz) -> {
              var ridge = 30 * StrictMath.exp(-(pz / 24) * (pz / 24));
              var rough = 0.55
                  + 0.3 * StrictMath.sin(px * 0.031)
                  + 0.2 * StrictMath.sin(px * 0.083 + 1.3)
                  + 0.08 * StrictMath.sin(px * 0.21 + pz * 0.1);
              return ridge * Math.max(0, rough) - 3;
            })
            .moved(60, 0, -300),
        Material.of(Pattern.GRASS, Rgb.srgb(0x5a7650), Rgb.srgb(0x7a7f58)).scale(6));
  }
}
