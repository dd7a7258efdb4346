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
import java.util.List;

/** An open-plan office with desks, screens and a wide window. */
public final class Office implements EnvironmentDef {
  private static final Room ROOM = new Room(9, 9, 2.9);

  @Override
  public String id() {
    return "office";
  }

  @Override
  public List<String> names() {
    return List.of(
        "office",
        "classroom",
        "library",
        "meeting room",
        "conference room",
        "workplace",
        "newsroom",
        "school",
        "hospital");
  }

  @Override
  public String ambience() {
    return "office";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    ROOM.addTo(
        place,
        Material.of(Pattern.FABRIC, Rgb.srgb(0x6a7078), Rgb.srgb(0x565b62)).roughness(0.95),
        Substance.CARPET,
        Material.of(Pattern.PLASTER, Rgb.srgb(0xe8e9e8), Rgb.srgb(0xd8dad9)));
    place.body(
        "city",
        Shapes.box(10, 40, 40).moved(-40, 0, 0),
        Material.of(Pattern.GLASS_FACADE, Rgb.srgb(0x8fa9bd), Rgb.srgb(0xb9c0c4)));
    for (int i = 0; i < 4; i++) desk(place, i);
    place.body(
        "whiteboard",
        Shapes.roundedBox(2.4, 1.2, 0.04, 0.012).moved(0.8, 1.6, -4.47),
        Material.plain(Rgb.srgb(0xf6f7f7)).roughness(0.15));
    ROOM.panels(
        place, new double[][] {{-2, -2}, {2, -2}, {-2, 2}, {2, 2}}, 0.6, Skies.dark(timeOfDay));
    return place
        .anchor(Environment.STAGE, 0, 0, 0.8, 0, 2)
        .anchor(Environment.CAMERA, 1.7, 1.5, 4, Math.toRadians(-152), 0.5)
        .anchor(Environment.ACTOR, -0.8, 0, 0.6, 0.5, 0.6)
        .anchor(Environment.TABLE, -1.6, 0.74, -1.6, 0, 0.4)
        .anchor(Environment.WALL, 0, 0, -4.4, 0, 2)
        .indoors(Skies.of(timeOfDay, weather, Math.toRadians(170), seed));
  }

  private static void desk(EnvironmentBuilder place, int i) {
    var x = i % 2 == 0 ? -1.6 : 1.6;
    var z = i < 2 ? -1.6 : -3.4;
    var top = Material.of(Pattern.WOOD, Rgb.srgb(0xd0b48a), Rgb.srgb(0xa78860)).roughness(0.4);
    var grey = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x8b9095)).roughness(0.4);
    var dark = Material.plain(Rgb.srgb(0x1e2124)).roughness(0.35);
    var name = "desk_" + i;
    place.box(name, 1.6, 0.03, 0.8, new Vec3(x, 0.71, z), Substance.WOOD, top.seed(i));
    place.body(
        name + "_legs",
        Mesh.merged(
            Shapes.box(0.04, 0.71, 0.7).moved(x - 0.75, 0.355, z),
            Shapes.box(0.04, 0.71, 0.7).moved(x + 0.75, 0.355, z)),
        grey);
    place.body(
        name + "_screen",
        Mesh.merged(
            Shapes.roundedBox(0.6, 0.36, 0.03, 0.01).moved(x, 1.06, z - 0.2),
            Shapes.box(0.05, 0.16, 0.03).moved(x, 0.82, z - 0.21),
            Shapes.roundedBox(0.24, 0.015, 0.18, 0.005).moved(x, 0.748, z - 0.2),
            Shapes.roundedBox(0.42, 0.016, 0.14, 0.005).moved(x, 0.748, z + 0.08)),
        dark);
    place.body(
        name + "_picture",
        Shapes.box(0.57, 0.33, 0.003).moved(x, 1.06, z - 0.183),
        Material.glowing(Rgb.srgb(0x9fc4e4), 1.2));
    chair(place, name + "_chair", x + 0.15, z + 0.75);
  }

  private static void chair(EnvironmentBuilder place, String name, double x, double z) {
    place.body(
        name,
        Mesh.merged(
            Shapes.roundedBox(0.5, 0.08, 0.48, 0.035).moved(x, 0.48, z),
            Shapes.roundedBox(0.46, 0.55, 0.07, 0.03)
                .rotated(Vec3.X, 0.12)
                .moved(x, 0.88, z + 0.26)),
        Material.of(Pattern.FABRIC, Rgb.srgb(0x2e4a5f), Rgb.srgb(0x223847)).roughness(0.9));
    place.body(
        name + "_foot",
        Mesh.merged(
            Shapes.cylinder(0.03, 0.4, 16).moved(x, 0.26, z),
            Shapes.roundedBox(0.6, 0.03, 0.05, 0.012).moved(x, 0.06, z),
            Shapes.roundedBox(0.05, 0.03, 0.6, 0.012).moved(x, 0.06, z)),
        Material.plain(Rgb.srgb(0x202225)).roughness(0.4));
    place.solidBox(0.5, 0.52, 0.5, new Vec3(x, 0, z), Substance.CLOTH);
  }
}
