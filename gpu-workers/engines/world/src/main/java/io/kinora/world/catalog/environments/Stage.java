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

/** A theatre stage: boards, red curtains, coloured spots and a dark hall. */
public final class Stage implements EnvironmentDef {
  private static final double HALF = 7;
  private static final double BACK = -6;
  private static final double HEIGHT = 6.5;

  @Override
  public String id() {
    return "stage";
  }

  @Override
  public List<String> names() {
    return List.of(
        "stage",
        "theater",
        "theatre",
        "concert",
        "concert hall",
        "nightclub",
        "club",
        "auditorium",
        "circus",
        "concert stage",
        "opera house",
        "church");
  }

  @Override
  public String ambience() {
    return "hall";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    place
        .body(
            "boards",
            Shapes.grid(2 * HALF, 11, 6).moved(0, 0, BACK + 5.5),
            Material.of(Pattern.PLANKS, Rgb.srgb(0x7d5433), Rgb.srgb(0x4a301c)).roughness(0.3))
        .body(
            "hall",
            Shapes.grid(40, 30, 2).moved(0, -1, 20),
            Material.plain(Rgb.srgb(0x2a1a1c)).roughness(0.9))
        .body(
            "apron",
            Shapes.box(2 * HALF, 1, 0.1).moved(0, -0.5, 5),
            Material.of(Pattern.WOOD, Rgb.srgb(0x4a2f1e), Rgb.srgb(0x2a1a10)))
        .ground(0, 12, Substance.HARDWOOD);
    curtains(place);
    shell(place);
    lights(place);
    return place
        .anchor(Environment.STAGE, 0, 0, -0.6, 0, 3)
        .anchor(Environment.CAMERA, 1.2, 1.35, 7.4, Math.toRadians(-171), 1)
        .anchor(Environment.ACTOR, 0, 0, -0.6, 0, 1)
        .anchor(Environment.WALL, 0, 0, BACK + 0.6, 0, 3)
        .indoors(Skies.of(TimeOfDay.NIGHT, Weather.OVERCAST, 0, seed));
  }

  private static void curtains(EnvironmentBuilder place) {
    var velvet =
        Material.of(Pattern.FABRIC, Rgb.srgb(0x8c1420), Rgb.srgb(0x5a0c14)).roughness(0.8);
    place.body("curtain", folds(-HALF, HALF, BACK + 0.4, HEIGHT, 46), velvet);
    for (int side = -1; side <= 1; side += 2) {
      var from = side < 0 ? -HALF : HALF - 2.2;
      place.body("wing_" + side, folds(from, from + 2.2, 2.8, HEIGHT, 9), velvet.seed(3));
    }
    place.body(
        "pelmet", folds(-HALF, HALF, 3.1, 1.3, 40).moved(0, HEIGHT - 1.3, 0), velvet.seed(5));
    place.solidBox(2 * HALF, HEIGHT, 0.3, new Vec3(0, 0, BACK + 0.2), Substance.CLOTH);
  }

  /** Cloth hanging in folds between two x, seen from +z. */
  private static Mesh folds(double from, double to, double z, double height, int count) {
    var builder = new MeshBuilder();
    var n = count * 8;
    for (int i = 0; i <= n; i++) {
      var t = (double) i / n;
      var a = 2 * Math.PI * count * t;
      var x = from + (to - from) * t;
      var out = 0.13 * StrictMath.sin(a) + 0.03 * StrictMath.sin(2.3 * a);
      builder.vertex(x, 0.01, z + out, 0, 0, 1);
      builder.vertex(x, height, z + 0.55 * out, 0, 0, 1);
    }
    for (int i = 0; i < n; i++) builder.quad(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1);
    return builder.buildSmooth();
  }

  private static void shell(EnvironmentBuilder place) {
    var black = Material.plain(Rgb.srgb(0x121114)).roughness(0.95);
    place.body(
        "walls",
        Mesh.merged(
            Shapes.box(0.3, 14, 46).moved(-14, 4, 14),
            Shapes.box(0.3, 14, 46).moved(14, 4, 14),
            Shapes.box(28, 14, 0.3).moved(0, 4, BACK - 1),
            Shapes.box(28, 14, 0.3).moved(0, 4, 36),
            Shapes.box(28, 0.3, 46).moved(0, 10, 14)),
        black);
    var gold = Material.metal(Rgb.srgb(0xc79a4a), 0.35);
    place.body(
        "arch",
        Mesh.merged(
            Shapes.box(0.7, HEIGHT + 1, 0.5).moved(-HALF - 0.35, (HEIGHT + 1) / 2, 3.4),
            Shapes.box(0.7, HEIGHT + 1, 0.5).moved(HALF + 0.35, (HEIGHT + 1) / 2, 3.4),
            Shapes.box(2 * HALF + 1.4, 0.8, 0.5).moved(0, HEIGHT + 0.6, 3.4)),
        gold);
  }

  private static void lights(EnvironmentBuilder place) {
    spot(place, -3.4, new Vec3(-0.8, 0, -1), Rgb.srgb(0xffd9a8).times(70));
    spot(place, 3.4, new Vec3(0.8, 0, -0.8), Rgb.srgb(0xffe9cf).times(70));
    spot(place, 0, new Vec3(0, 0, -3.5), Rgb.srgb(0x6f8cff).times(45));
    var cans = new ArrayList<Mesh>();
    for (int i = 0; i < 7; i++) {
      var x = -4.8 + 1.6 * i;
      cans.add(Shapes.cylinder(0.15, 0.4, 20).rotated(Vec3.X, 0.7).moved(x, HEIGHT - 0.4, 2.2));
    }
    cans.add(Shapes.rod(
        new Vec3(-HALF, HEIGHT - 0.1, 2.2), new Vec3(HALF, HEIGHT - 0.1, 2.2), 0.04, 0.04, 12));
    place.body("cans", Scenery.merged(cans), Material.plain(Rgb.srgb(0x1a1b1e)).roughness(0.5));
  }

  private static void spot(EnvironmentBuilder place, double x, Vec3 target, Rgb intensity) {
    var from = new Vec3(x, HEIGHT - 0.6, 4.6);
    place.light(new Light.Spot(from, target.minus(from), Math.toRadians(30), intensity, 0.15));
  }
}
