package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Light;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;

/**
 * The shell of a room about the origin: floor, walls, ceiling, a wide window in the left wall and
 * what is seen through it.
 *
 * @param width along x, metres
 * @param depth along z, metres
 * @param height metres
 */
record Room(double width, double depth, double height) {
  private static final double WALL = 0.2;
  private static final double SILL = 0.9;

  /** Adds floor, walls, ceiling and window. */
  void addTo(EnvironmentBuilder place, Material floor, Substance underfoot, Material wall) {
    var w = width + 2 * WALL;
    var d = depth + 2 * WALL;
    place.body("floor", Shapes.box(w, 0.2, d).moved(0, -0.1, 0), floor);
    place.ground(0, Math.max(w, d), underfoot);
    place.box(
        "ceiling",
        w,
        0.2,
        d,
        new Vec3(0, height, 0),
        Substance.CONCRETE,
        Material.plain(Rgb.srgb(0xf3f1ec)).roughness(0.9));
    for (int side = -1; side <= 1; side += 2) {
      place.box(
          side < 0 ? "wall_back" : "wall_front",
          w,
          height,
          WALL,
          new Vec3(0, 0, side * (depth + WALL) / 2),
          Substance.BRICK,
          wall);
    }
    place.box(
        "wall_right",
        WALL,
        height,
        depth,
        new Vec3((width + WALL) / 2, 0, 0),
        Substance.BRICK,
        wall);
    windowWall(place, wall);
    skirting(place);
  }

  private void windowWall(EnvironmentBuilder place, Material wall) {
    var x = -(width + WALL) / 2;
    var opening = depth * 0.5;
    var top = height - 0.45;
    var side = (depth - opening) / 2;
    var z = (opening + side) / 2;
    place
        .body(
            "wall_left",
            Mesh.merged(
                Shapes.box(WALL, SILL, depth).moved(x, SILL / 2, 0),
                Shapes.box(WALL, height - top, depth).moved(x, (height + top) / 2, 0),
                Shapes.box(WALL, top - SILL, side).moved(x, (top + SILL) / 2, -z),
                Shapes.box(WALL, top - SILL, side).moved(x, (top + SILL) / 2, z)),
            wall)
        .solidBox(WALL, height, depth, new Vec3(x, 0, 0), Substance.BRICK)
        .body(
            "window", frame(x, opening, top), Material.plain(Rgb.srgb(0xf4f2ec)).roughness(0.4))
        .body(
            "sill",
            Shapes.roundedBox(0.34, 0.04, opening + 0.1, 0.01).moved(x + 0.1, SILL + 0.02, 0),
            Material.of(Pattern.MARBLE, Rgb.srgb(0xe2ded6), Rgb.srgb(0xb8b2a8)).roughness(0.25));
  }

  private static Mesh frame(double x, double opening, double top) {
    var bars = new ArrayList<Mesh>();
    var mid = (top + SILL) / 2;
    for (int i = 0; i <= 3; i++) {
      var z = opening * (i / 3.0 - 0.5) * 0.985;
      bars.add(Shapes.box(0.07, top - SILL, 0.06).moved(x, mid, z));
    }
    bars.add(Shapes.box(0.07, 0.06, opening).moved(x, SILL + 0.03, 0));
    bars.add(Shapes.box(0.07, 0.06, opening).moved(x, top - 0.03, 0));
    bars.add(Shapes.box(0.06, 0.045, opening).moved(x, SILL + (top - SILL) * 0.66, 0));
    return Scenery.merged(bars);
  }

  private void skirting(EnvironmentBuilder place) {
    var x = width / 2 - 0.01;
    var z = depth / 2 - 0.01;
    place.body(
        "skirting",
        Mesh.merged(
            Shapes.box(width, 0.09, 0.02).moved(0, 0.045, -z),
            Shapes.box(width, 0.09, 0.02).moved(0, 0.045, z),
            Shapes.box(0.02, 0.09, depth).moved(x, 0.045, 0),
            Shapes.box(0.02, 0.09, depth).moved(-x, 0.045, 0)),
        Material.plain(Rgb.srgb(0xefece4)).roughness(0.5));
  }

  /** Adds a garden outside of the window. */
  void garden(EnvironmentBuilder place) {
    var green = Rgb.srgb(0x4f7d2e);
    var leaves = Material.of(Pattern.LEAVES, green, green.times(0.6)).translucency(0.4);
    var x = -width / 2 - 5;
    place
        .body(
            "garden",
            Shapes.grid(60, 60, 8).moved(x - 26, -0.3, 0),
            Material.of(Pattern.GRASS, Rgb.srgb(0x58813a), Rgb.srgb(0x8a8a45)))
        .body(
            "hedge",
            Mesh.merged(
                Foliage.crown(2.2, 1.6, 700, 0.24, 3).moved(x - 3, 1, -3),
                Foliage.crown(2.6, 2, 800, 0.26, 4).moved(x - 4, 1.4, 1.2),
                Foliage.crown(2, 1.4, 600, 0.24, 5).moved(x - 2.5, 0.9, 4.5)),
            leaves);
  }

  /** Adds glowing panels under the ceiling; brighter when it is dark outside. */
  void panels(EnvironmentBuilder place, double[][] spots, double edge, boolean dark) {
    var radiance = Rgb.srgb(0xffeed6).times(dark ? 34 : 42);
    var n = 0;
    for (var spot : spots) {
      var y = height - 0.03;
      place
          .body(
              "panel_" + n++,
              Shapes.roundedBox(edge, 0.04, edge, 0.01).moved(spot[0], y, spot[1]),
              Material.glowing(Rgb.srgb(0xfff3e0), dark ? 6 : 5))
          .light(new Light.Area(
              new Vec3(spot[0], y - 0.05, spot[1]),
              new Vec3(edge / 2, 0, 0),
              new Vec3(0, 0, edge / 2),
              radiance));
    }
  }
}
