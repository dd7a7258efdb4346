package io.kinora.world.render;

import io.kinora.world.geom.Foliage;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Terrain;
import io.kinora.world.geom.Transform;
import io.kinora.world.geom.Vec3;
import java.util.SplittableRandom;

/** Scenes for looking at and for measuring. */
final class DemoScenes {
  private DemoScenes() {}

  static Scene scene(String name) {
    return switch (name) {
      case "court" -> court(5200).build();
      case "ball" -> ball();
      case "sea" -> sea();
      case "pool" -> pool();
      default -> throw new IllegalArgumentException(name);
    };
  }

  static FrameState frame(String name, double time) {
    return switch (name) {
      case "court" -> courtFrame(time).build();
      case "ball" -> ballFrame(time);
      case "sea" -> seaFrame(time);
      case "pool" -> poolFrame(time);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** One red ball above a concrete floor under a high sun. */
  static Scene ball() {
    return Scene.builder()
        .sky(Sky.day().sun(0.8, 1.45).clouds(0.3))
        .add(Body.still(
            "floor", Shapes.grid(30, 30, 4), Material.of(Pattern.CONCRETE, Rgb.grey(0.5))))
        .add(
            Body.moving("ball", Shapes.sphere(0.6, 32), Material.plain(new Rgb(0.7f, 0.1f, 0.05f))))
        .build();
  }

  static FrameState ballFrame(double moved) {
    return FrameState.at(moved, Camera.looking(new Vec3(0, 1.5, 5), new Vec3(0, 0.75, 0), 40))
        .place("ball", Transform.at(moved * 2, 0.75, 0))
        .build();
  }

  static Scene sea() {
    return Scene.builder()
        .sky(Sky.sunset().sun(Math.toRadians(-78), Math.toRadians(14)))
        .water(Water.sea(0, 0.7))
        .add(Body.still(
            "island",
            Terrain.patch(500, 160, 60, Terrain.hills(10, 30, 0, 3)).moved(0, -8, 0),
            Material.of(Pattern.SAND, new Rgb(0.5f, 0.42f, 0.3f))))
        .add(Body.still(
            "hills",
            Terrain.patch(
                    420,
                    90,
                    80,
                    (x, z) -> 46 * Math.exp(-x * x / 9000 - z * z / 700)
                        - 4
                        + 5
                            * (io.kinora.world.geom.Noise.fractal(
                                    (float) x * 0.05f, (float) z * 0.05f, 5, 0)
                                - 0.5))
                .moved(-60, 0, -320),
            Material.of(Pattern.HILLS, new Rgb(0.1f, 0.15f, 0.05f), new Rgb(0.25f, 0.22f, 0.18f))))
        .add(Body.moving(
            "crate",
            Shapes.roundedBox(0.8, 0.8, 0.8, 0.03),
            Material.of(Pattern.WOOD, new Rgb(0.3f, 0.17f, 0.08f))))
        .add(
            Body.moving("ball", Shapes.sphere(0.3, 48), Material.of(Pattern.BEACH_BALL, Rgb.WHITE)))
        .build();
  }

  static FrameState seaFrame(double t) {
    var water = Water.sea(0, 0.7);
    return FrameState.at(t, Camera.looking(new Vec3(0, 1.7, 7), new Vec3(0.4, 1.1, -2), 45))
        .place(
            "crate",
            new Transform(
                new Vec3(-1.4, water.height(-1.4, 1, t) + 0.1, 1),
                io.kinora.world.geom.Quat.about(new Vec3(0.6, 0, 0.8), 0.15)))
        .place("ball", Transform.at(1.3, water.height(1.3, 2.2, t) + 0.2, 2.2))
        .build();
  }

  static Scene pool() {
    var tiles = Material.of(
            Pattern.TILES, new Rgb(0.75f, 0.85f, 0.88f), new Rgb(0.4f, 0.45f, 0.45f))
        .scale(0.25);
    return Scene.builder()
        .sky(Sky.day())
        .water(Water.pool(-0.15, -4, -8, 4, 2))
        .add(Body.still(
            "basin",
            Mesh.merged(
                Shapes.box(8.4, 0.2, 10.4).moved(0, -1.9, -3),
                Shapes.box(0.3, 1.9, 10.6).moved(-4.15, -0.9, -3),
                Shapes.box(0.3, 1.9, 10.6).moved(4.15, -0.9, -3),
                Shapes.box(8.6, 1.9, 0.3).moved(0, -0.9, -8.15),
                Shapes.box(8.6, 1.9, 0.3).moved(0, -0.9, 2.15)),
            tiles))
        .add(Body.still(
            "deck",
            Mesh.merged(
                Shapes.box(12, 0.1, 24).moved(-10.3, 0, -3),
                Shapes.box(12, 0.1, 24).moved(10.3, 0, -3),
                Shapes.box(8.6, 0.1, 8).moved(0, 0, -12.3),
                Shapes.box(8.6, 0.1, 8).moved(0, 0, 6.3)),
            Material.of(Pattern.CONCRETE, new Rgb(0.55f, 0.5f, 0.44f))))
        .add(Body.still(
            "wall",
            Shapes.box(30, 2.4, 0.3).moved(0, 1.2, -15),
            Material.of(Pattern.PLASTER, new Rgb(0.7f, 0.62f, 0.5f))))
        .add(Body.still(
            "hedge",
            Foliage.crown(1.6, 1.2, 6000, 0.16, 9).moved(5.8, 1, -10),
            Material.of(Pattern.LEAVES, new Rgb(0.09f, 0.2f, 0.03f), new Rgb(0.2f, 0.24f, 0.04f))))
        .add(
            Body.moving("ball", Shapes.sphere(0.3, 48), Material.of(Pattern.BEACH_BALL, Rgb.WHITE)))
        .add(Body.moving(
            "stone",
            Shapes.sphere(0.25, 32).scaled(1, 0.7, 1.2),
            Material.of(Pattern.ROCK, Rgb.grey(0.3))))
        .build();
  }

  static FrameState poolFrame(double t) {
    return FrameState.at(
            t + 0.9, Camera.looking(new Vec3(2.6, 1.9, 3.2), new Vec3(-0.3, -0.3, -2), 45))
        .place("ball", Transform.at(-0.9, -0.02, -1.6))
        .place("stone", Transform.at(1, -1.6, -1.2))
        .add(new Ripple(0.6, -1.2, 0, 0.05))
        .build();
  }

  static Scene.Builder court(int leaves) {
    var scene = Scene.builder().sky(Sky.goldenHour());
    scene.add(Body.still(
        "court",
        Shapes.grid(44, 44, 8).moved(0, 0, 6),
        Material.of(
            Pattern.BASKETBALL_COURT, new Rgb(0.05f, 0.16f, 0.24f), new Rgb(0.4f, 0.1f, 0.05f))));
    scene.add(Body.still(
        "meadow",
        Terrain.surroundings(16, 420, 40, 96, Terrain.hills(40, 260, 75, 3)).moved(0, -0.02, 6),
        Material.of(Pattern.HILLS, new Rgb(0.1f, 0.17f, 0.04f), new Rgb(0.2f, 0.18f, 0.15f))));
    hoop(scene);
    surroundings(scene);
    trees(scene, leaves);
    scene.add(Body.moving(
        "ball",
        Shapes.sphere(0.12, 48),
        Material.of(Pattern.BASKETBALL, new Rgb(0.6f, 0.2f, 0.06f))));
    scene.add(Body.moving(
        "crate",
        Shapes.roundedBox(0.6, 0.6, 0.6, 0.03),
        Material.of(Pattern.WOOD, new Rgb(0.42f, 0.26f, 0.13f))));
    scene.add(Body.moving(
        "figure",
        Mesh.merged(
            Shapes.capsule(0.2, 0.9, 32).moved(0, 0.9, 0),
            Shapes.sphere(0.14, 32).moved(0, 1.72, 0)),
        Material.of(Pattern.FABRIC, new Rgb(0.7f, 0.1f, 0.07f))));
    return scene;
  }

  private static void hoop(Scene.Builder scene) {
    scene.add(Body.moving(
        "board",
        Shapes.box(1.83, 1.07, 0.04),
        Material.of(Pattern.BACKBOARD, Rgb.grey(0.72), new Rgb(0.55f, 0.07f, 0.03f))));
  }

  private static void surroundings(Scene.Builder scene) {
    var brick = Material.of(Pattern.FACADE, new Rgb(0.33f, 0.14f, 0.09f), Rgb.grey(0.42));
    scene.add(Body.still("house", Shapes.box(18, 10.4, 8).moved(-9, 5.2, -21), brick));
    scene.add(Body.still("annex", Shapes.box(11, 7.2, 8).moved(7.5, 3.6, -24), brick.seed(4)));
    var concrete = Material.of(Pattern.CONCRETE, Rgb.grey(0.4));
    scene.add(Body.still(
        "stone",
        Mesh.merged(
            Shapes.box(18.5, 0.36, 8.5).moved(-9, 10.5, -21),
            Shapes.box(11.4, 0.3, 8.4).moved(7.5, 7.3, -24),
            Shapes.roundedBox(23, 0.44, 0.36, 0.02).moved(0, 0.22, -5.4)),
        concrete));
    var posts = new Mesh[15];
    for (int i = 0; i <= 12; i++) {
      posts[i] = Shapes.cylinder(0.03, 3, 12).moved(-11.5 + i * 23 / 12.0, 1.9, -5.4);
    }
    posts[13] = Shapes.rod(new Vec3(-11.5, 0.9, -5.4), new Vec3(11.5, 0.9, -5.4), 0.02, 0.02, 8);
    posts[14] = Shapes.rod(new Vec3(-11.5, 3.38, -5.4), new Vec3(11.5, 3.38, -5.4), 0.02, 0.02, 8);
    scene.add(Body.still("fence", Mesh.merged(posts), Material.metal(Rgb.grey(0.45), 0.4)));
    scene.add(Body.still(
        "pole",
        Mesh.merged(
            Shapes.rod(new Vec3(0, 0, -1.35), new Vec3(0, 3.1, -1.35), 0.085, 0.085, 24),
            Shapes.rod(new Vec3(0, 3, -1.35), new Vec3(0, 3.5, -0.06), 0.06, 0.06, 20),
            Shapes.rod(new Vec3(0, 2.2, -1.35), new Vec3(0, 3.2, -0.06), 0.035, 0.035, 16)),
        Material.of(Pattern.PAINTED_METAL, new Rgb(0.06f, 0.08f, 0.1f)).roughness(0.45)));
    scene.add(Body.still(
        "rim",
        Shapes.torus(0.2376, 0.009, 64, 10).moved(0, 3.05, 0.375),
        Material.plain(new Rgb(0.75f, 0.13f, 0.03f)).roughness(0.35)));
  }

  private static void trees(Scene.Builder scene, int leaves) {
    double[][] places = {
      {-12.5, -10},
      {-3.2, -12.5},
      {3.8, -9.8},
      {11.5, -11},
      {14.8, -3},
      {-15, -2},
      {15.5, 6},
      {-16, 7},
      {18, -16},
      {-22, -14},
      {0, -26},
      {24, -8}
    };
    var random = new SplittableRandom(5);
    for (int i = 0; i < places.length; i++) {
      double height = random.nextDouble(3.2, 4.6);
      double radius = random.nextDouble(1.9, 2.8);
      var top = new Vec3(random.nextDouble(-0.3, 0.3), height, random.nextDouble(-0.3, 0.3));
      scene.add(Body.still(
          "trunk" + i,
          Foliage.trunk(top, 0.2, radius, i).moved(places[i][0], 0, places[i][1]),
          Material.of(Pattern.BARK, new Rgb(0.2f, 0.14f, 0.09f))));
      int count = i < 4 ? leaves : leaves / 2;
      scene.add(Body.still(
          "crown" + i,
          Foliage.crown(radius * 1.1, radius, count, 0.3, 70 + i)
              .moved(places[i][0], height + radius * 0.5, places[i][1]),
          Material.of(Pattern.LEAVES, new Rgb(0.09f, 0.2f, 0.03f), new Rgb(0.2f, 0.24f, 0.04f))));
    }
  }

  static FrameState.Builder courtFrame(double t) {
    var camera = Camera.looking(new Vec3(4.2 - 0.3 * t, 1.5, 8.2), new Vec3(-0.3, 1.9, 0.4), 42)
        .focusedOn(new Vec3(0.6, 1.2, 4), 0.012);
    return FrameState.at(t, camera)
        .place("ball", Transform.at(0.9 + 1.2 * t, 2.2 - 4.9 * t * t + 0.5 * t, 4.2 - 2 * t))
        .place("board", Transform.at(0, 3.435, -0.02))
        .place("crate", new Transform(new Vec3(-1.6, 0.3, 3.4), io.kinora.world.geom.Quat.yaw(0.5)))
        .place("figure", Transform.at(0.3, 0, 4.57));
  }
}
