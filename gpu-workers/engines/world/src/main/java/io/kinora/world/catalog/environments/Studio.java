package io.kinora.world.catalog.environments;

import io.kinora.world.catalog.Environment;
import io.kinora.world.catalog.EnvironmentBuilder;
import io.kinora.world.catalog.EnvironmentDef;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.MeshBuilder;
import io.kinora.world.geom.Vec3;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Light;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import io.kinora.world.render.Sky;
import java.util.List;

/** A neutral photo studio: a seamless backdrop that runs from the floor up in one curve. */
public final class Studio implements EnvironmentDef {
  private static final double HALF_WIDTH = 14;
  private static final double FRONT = 12;
  private static final double BACK = -4.5;
  private static final double BEND = 2.2;
  private static final double TOP = 9;
  private static final int STEPS = 18;

  @Override
  public String id() {
    return "studio";
  }

  @Override
  public List<String> names() {
    return List.of(
        "studio",
        "photo studio",
        "infinite white background",
        "white room",
        "empty room",
        "laboratory",
        "white background");
  }

  @Override
  public String ambience() {
    return "room";
  }

  @Override
  public Environment build(TimeOfDay timeOfDay, Weather weather, int seed) {
    var place = new EnvironmentBuilder();
    var paper = Material.plain(Rgb.srgb(0xe4dccd)).roughness(0.5);
    place
        .body("backdrop", backdrop(), paper)
        .ground(0, HALF_WIDTH, Substance.CONCRETE)
        .solidBox(
            2 * HALF_WIDTH, TOP, 0.4, new Vec3(0, 0, BACK - BEND / 2 - 0.2), Substance.CONCRETE)
        .light(new Light.Area(
            new Vec3(-3.2, 5.2, 4.2),
            new Vec3(0.9, 0, 1.2),
            new Vec3(0.7, 0.9, -0.5),
            Rgb.srgb(0xfff2df).times(9)));
    return place
        .anchor(Environment.STAGE, 0, 0, 0, 0, 3)
        .anchor(Environment.CAMERA, 1.6, 1.25, 4.6, Math.toRadians(-161), 1)
        .anchor(Environment.ACTOR, -1.2, 0, 0.2, Math.toRadians(60), 1)
        .anchor(Environment.WALL, 0, 0, BACK - BEND / 2, 0, 3)
        .outdoors(new Sky(Math.toRadians(125), Math.toRadians(50), 2, 0.55, 0.0004, seed));
  }

  /** A floor, a quarter of a circle and a wall, swept along x. */
  private static Mesh backdrop() {
    var builder = new MeshBuilder();
    var rows = STEPS + 3;
    for (int side = -1; side <= 1; side += 2) {
      var x = side * HALF_WIDTH;
      builder.vertex(x, 0, FRONT, 0, 1, 0);
      for (int i = 0; i <= STEPS; i++) {
        var a = Math.PI / 2 * i / STEPS;
        var s = StrictMath.sin(a);
        var c = StrictMath.cos(a);
        builder.vertex(x, BEND * (1 - c), BACK - BEND * s, 0, c, s);
      }
      builder.vertex(x, TOP, BACK - BEND, 0, 0, 1);
    }
    for (int i = 0; i + 1 < rows; i++) builder.quad(i, rows + i, rows + i + 1, i + 1);
    return builder.build();
  }
}
