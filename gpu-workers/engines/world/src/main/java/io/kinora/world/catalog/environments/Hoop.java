package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Shape;
import io.kinora.world.render.Material;
import io.kinora.world.render.Pattern;
import io.kinora.world.render.Rgb;

/**
 * A basketball hoop on a pole whose board faces +z at z = 0. Measures: FIBA Official Basketball
 * Rules, Basketball Equipment: board 1.80 x 1.05 m with its lower edge at 2.90 m, ring of 450 to
 * 459 mm inner diameter with its top at 3.05 m, its inner edge 151 mm from the board.
 */
final class Hoop {
  private static final double RING_INNER = 0.2275;
  private static final double RING_TUBE = 0.009;
  private static final double RING_HEIGHT = 3.05 - RING_TUBE;
  private static final double RING_Z = 0.151 + RING_INNER;
  private static final double BOARD_WIDTH = 1.80;
  private static final double BOARD_HEIGHT = 1.05;
  private static final double BOARD_DEPTH = 0.03;
  private static final double BOARD_CENTRE = 2.90 + BOARD_HEIGHT / 2;
  private static final double POLE_Z = -1.45;
  private static final double POLE_RADIUS = 0.085;

  private Hoop() {}

  /** Adds the hoop and its anchor. */
  static void addTo(EnvironmentBuilder place) {
    board(place);
    ring(place);
    pole(place);
    place.anchor(Environment.HOOP, 0, RING_HEIGHT, RING_Z, 0, RING_INNER);
  }

  private static void board(EnvironmentBuilder place) {
    var at = new Vec3(0, BOARD_CENTRE, -BOARD_DEPTH / 2);
    place.body(
        "backboard",
        Shapes.box(BOARD_WIDTH, BOARD_HEIGHT, BOARD_DEPTH).moved(at.x(), at.y(), at.z()),
        Material.of(Pattern.MOTTLED, Rgb.srgb(0xeeece6), Rgb.srgb(0xd9d6cd))
            .scale(0.3)
            .roughness(0.25));
    place.body(
        "backboard_lines",
        Mesh.merged(
            frame(BOARD_WIDTH, BOARD_HEIGHT, BOARD_CENTRE), frame(0.59, 0.45, 3.05 + 0.45 / 2)),
        Material.plain(Rgb.srgb(0xc8432a)).roughness(0.3));
    place.solid(
        new Shape.Box(new Vec3(BOARD_WIDTH / 2, BOARD_HEIGHT / 2, BOARD_DEPTH / 2)),
        at,
        Quat.IDENTITY,
        Substance.ACRYLIC);
  }

  /** Four painted lines, 50 mm wide, that stand a little proud of the board. */
  private static Mesh frame(double width, double height, double y) {
    var line = 0.05;
    var proud = 0.002;
    var x = (width - line) / 2;
    var dy = (height - line) / 2;
    return Mesh.merged(
        Shapes.box(width, line, proud).moved(0, y + dy, proud),
        Shapes.box(width, line, proud).moved(0, y - dy, proud),
        Shapes.box(line, height, proud).moved(-x, y, proud),
        Shapes.box(line, height, proud).moved(x, y, proud));
  }

  private static void ring(EnvironmentBuilder place) {
    var orange = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0xe0561c)).roughness(0.35);
    var radius = RING_INNER + RING_TUBE;
    var centre = new Vec3(0, RING_HEIGHT, RING_Z);
    var bracket = 0.151 - RING_TUBE;
    place.body(
        "rim",
        Mesh.merged(
            Shapes.torus(radius, RING_TUBE, 48, 10).moved(0, RING_HEIGHT, RING_Z),
            Shapes.roundedBox(0.16, 0.02, bracket + 0.02, 0.006)
                .moved(0, RING_HEIGHT - 0.012, bracket / 2),
            Shapes.roundedBox(0.16, 0.22, 0.02, 0.006).moved(0, RING_HEIGHT - 0.1, 0.01)),
        orange);
    place.solidRing(centre, radius, RING_TUBE, 32, Substance.STEEL);
    place.solidBox(
        0.16, 0.02, bracket, new Vec3(0, RING_HEIGHT - 0.022, bracket / 2), Substance.STEEL);
  }

  private static void pole(EnvironmentBuilder place) {
    var foot = new Vec3(0, 0, POLE_Z);
    var top = new Vec3(0, 3.15, POLE_Z);
    var steel = Material.of(Pattern.PAINTED_METAL, Rgb.srgb(0x2c3a44)).roughness(0.45);
    var back = -BOARD_DEPTH;
    place.body(
        "pole",
        Mesh.merged(
            Shapes.rod(foot, top, POLE_RADIUS, POLE_RADIUS, 28),
            Shapes.sphere(POLE_RADIUS, 24).moved(0, 3.15, POLE_Z),
            Shapes.rod(new Vec3(0, 3.05, POLE_Z), new Vec3(0, 3.5, back - 0.06), 0.06, 0.055, 20),
            Shapes.rod(new Vec3(0, 2.25, POLE_Z), new Vec3(0, 3.2, back - 0.06), 0.035, 0.035, 16),
            Shapes.cylinder(0.2, 0.05, 28).moved(0, 0.025, POLE_Z),
            Shapes.box(1.0, 0.06, 0.05).moved(0, 3.6, back - 0.035),
            Shapes.box(1.0, 0.06, 0.05).moved(0, 3.15, back - 0.035),
            Shapes.box(0.06, 0.6, 0.05).moved(-0.45, 3.38, back - 0.035),
            Shapes.box(0.06, 0.6, 0.05).moved(0.45, 3.38, back - 0.035)),
        steel);
    place.solidRod(foot, top, POLE_RADIUS, Substance.STEEL);
    place.solidRod(new Vec3(0, 3.05, POLE_Z), new Vec3(0, 3.5, back - 0.08), 0.06, Substance.STEEL);
  }
}
