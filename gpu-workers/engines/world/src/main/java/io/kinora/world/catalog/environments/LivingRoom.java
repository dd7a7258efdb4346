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

/** A living room with a sofa, a low table and a window to the garden. */
public final class LivingRoom implements EnvironmentDef {
  private static final Room ROOM = new Room(7, 7.5, 2.8);

  @Override
  public String id() {
    return "living_room";
  }

  @Override
  public List<String> names() {
    return List.of(
        "living room",
        "lounge",
        "bedroom",
        "apartment",
        "room",
        "sitting room",
        "cosy room",
        "hotel room",
        "nursery",
        "indoor");
  }

  @Override
  public String ambience() {
    return "room";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    ROOM.addTo(
        place,
        Material.of(Pattern.PLANKS, Rgb.srgb(0xa9774a), Rgb.srgb(0x6f4a2c)).roughness(0.35),
        Substance.HARDWOOD,
        Material.of(Pattern.PLASTER, Rgb.srgb(0xe9dfcc), Rgb.srgb(0xdbd0ba)));
    ROOM.garden(place);
    sofa(place);
    furniture(place);
    ROOM.panels(place, new double[][] {{0, 0.5}}, 0.8, Skies.dark(timeOfDay));
    return place
        .anchor(Environment.STAGE, 0, 0, 0.6, 0, 1.6)
        .anchor(Environment.CAMERA, 1.5, 1.35, 3.5, Math.toRadians(-155), 0.4)
        .anchor(Environment.ACTOR, -0.9, 0, 0.3, 0.5, 0.5)
        .anchor(Environment.TABLE, 0, 0.42, -1.1, 0, 0.4)
        .anchor(Environment.WALL, 0, 0, -3.7, 0, 2)
        .indoors(Skies.of(timeOfDay, weather, Math.toRadians(178), seed));
  }

  private static void sofa(EnvironmentBuilder place) {
    var cloth =
        Material.of(Pattern.FABRIC, Rgb.srgb(0x4f6b73), Rgb.srgb(0x3b525a)).roughness(0.9);
    var z = -2.9;
    place.body(
        "sofa",
        Mesh.merged(
            Shapes.roundedBox(2.2, 0.3, 0.9, 0.06).moved(0, 0.24, z),
            Shapes.roundedBox(2.2, 0.62, 0.24, 0.08).moved(0, 0.6, z - 0.36),
            Shapes.roundedBox(0.2, 0.5, 0.9, 0.07).moved(-1.1, 0.42, z),
            Shapes.roundedBox(0.2, 0.5, 0.9, 0.07).moved(1.1, 0.42, z),
            Shapes.roundedBox(0.98, 0.16, 0.7, 0.06).moved(-0.5, 0.46, z + 0.06),
            Shapes.roundedBox(0.98, 0.16, 0.7, 0.06).moved(0.5, 0.46, z + 0.06)),
        cloth);
    place.body(
        "pillows",
        Mesh.merged(
            Shapes.roundedBox(0.46, 0.42, 0.14, 0.065)
                .rotated(Vec3.X, -0.25)
                .moved(-0.72, 0.72, z - 0.1),
            Shapes.roundedBox(0.44, 0.4, 0.14, 0.065)
                .rotated(Vec3.X, -0.28)
                .moved(0.7, 0.71, z - 0.1)),
        Material.of(Pattern.FABRIC, Rgb.srgb(0xd08a3c), Rgb.srgb(0xa86a28)).roughness(0.9));
    place.solidBox(2.3, 0.54, 0.95, new Vec3(0, 0, z), Substance.CLOTH);
    place.solidBox(2.3, 0.92, 0.26, new Vec3(0, 0, z - 0.36), Substance.CLOTH);
  }

  private static void furniture(EnvironmentBuilder place) {
    var wood = Material.of(Pattern.WOOD, Rgb.srgb(0x8a6038), Rgb.srgb(0x5a3c22)).roughness(0.4);
    place.box("table_top", 1.1, 0.04, 0.6, new Vec3(0, 0.38, -1.1), Substance.WOOD, wood);
    var legs = new ArrayList<Mesh>();
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        legs.add(Shapes.box(0.05, 0.38, 0.05).moved(a * 0.48, 0.19, -1.1 + b * 0.24));
      }
    }
    place.body("table_legs", Scenery.merged(legs), wood);
    place.body(
        "rug",
        Shapes.roundedBox(3, 0.014, 2.2, 0.006).moved(0, 0.007, -0.9),
        Material.of(Pattern.FABRIC, Rgb.srgb(0x9c4a3c), Rgb.srgb(0x7a382e)).roughness(0.95));
    place.box("shelf", 0.36, 1.9, 1.2, new Vec3(3.3, 0, -2.4), Substance.WOOD, wood.seed(5));
    var books = new ArrayList<Mesh>();
    for (int row = 0; row < 4; row++) {
      for (int i = 0; i < 16; i++) {
        var h = 0.2 + 0.012 * ((i * 7 + row * 5) % 8);
        books.add(
            Shapes.box(0.03, h, 0.055).moved(3.115, 0.24 + 0.45 * row + h / 2, -2.9 + 0.064 * i));
      }
    }
    place.body(
        "books",
        Scenery.merged(books),
        Material.of(Pattern.STRIPES, Rgb.srgb(0x8c3b32), Rgb.srgb(0x31506b)).scale(0.45));
    picture(place);
  }

  private static void picture(EnvironmentBuilder place) {
    place
        .body(
            "picture_frame",
            Shapes.roundedBox(1.5, 0.9, 0.04, 0.01).moved(0, 1.7, -3.72),
            Material.of(Pattern.WOOD, Rgb.srgb(0x3c2a1c), Rgb.srgb(0x241810)))
        .body(
            "picture",
            Shapes.box(1.36, 0.76, 0.01).moved(0, 1.7, -3.697),
            Material.of(Pattern.MARBLE, Rgb.srgb(0xd8c49a), Rgb.srgb(0x3f6a80))
                .scale(4)
                .roughness(0.6));
  }
}
