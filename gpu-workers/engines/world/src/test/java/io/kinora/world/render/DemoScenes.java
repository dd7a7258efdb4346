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
      case "room" -> room();
      case "night" ->
        court(2500)
            .sky(Sky.night())
            .add(new Light.Spot(
                new Vec3(-5, 6, 3), new Vec3(0.5, -0.8, 0.1), 1.1, new Rgb(60, 48, 32), 0.15))
            .build();
      case "rain" -> court(2500).sky(Sky.overcast()).build();
      case "pool" -> pool();
      default -> throw new IllegalArgumentException(name);
    };
  }

  static FrameState frame(String name, double time) {
    return switch (name) {
      case "court" -> courtFrame(time).build();
      case "ball" -> ballFrame(time);
      case "sea" -> seaFrame(time);
      case "room" -> roomFrame(time);
      case "night" -> courtFrame(time).build();
      case "rain" -> courtFrame(time).add(rain(time)).add(smoke(time)).build();
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

  private static Particles rain(double t) {
    int n = 1500;
    var random = new SplittableRandom(4);
    var p = new float[n * 3];
    var v = new float[n * 3];
    var r = new float[n];
    var o = new float[n];
    for (int i = 0; i < n; i++) {
      double fall = random.nextDouble(0, 6);
      p[i * 3] = (float) random.nextDouble(-6, 8);
      p[i * 3 + 1] = (float) (6 - (fall + 8 * t) % 6);
      p[i * 3 + 2] = (float) random.nextDouble(-6, 8);
      v[i * 3 + 1] = -8;
      r[i] = 0.002f;
      o[i] = 0.5f;
    }
    return new Particles(Particles.Kind.RAIN, Rgb.grey(0.8), p, v, r, o);
  }

  private static Particles smoke(double t) {
    int n = 40;
    var random = new SplittableRandom(8);
    var p = new float[n * 3];
    var r = new float[n];
    var o = new float[n];
    for (int i = 0; i < n; i++) {
      double age = (random.nextDouble(0, 2) + t) % 2;
      p[i * 3] = (float) (-1.6 + random.nextDouble(-0.2, 0.2) + 0.3 * age);
      p[i * 3 + 1] = (float) (0.6 + 0.8 * age);
      p[i * 3 + 2] = (float) (3.4 + random.nextDouble(-0.2, 0.2));
      r[i] = (float) (0.12 + 0.25 * age);
      o[i] = (float) (0.5 - 0.25 * age);
    }
    return new Particles(Particles.Kind.SMOKE, Rgb.grey(0.55), p, new float[n * 3], r, o);
  }

  /** A living room: window to the left, ceiling lamp, table with a glass, things on the floor. */
  static Scene room() {
    var wall = Material.of(Pattern.PLASTER, new Rgb(0.72f, 0.66f, 0.55f));
    var scene = Scene.builder().sky(Sky.day().sun(Math.toRadians(200), Math.toRadians(32)));
    scene.add(Body.still(
        "floor",
        Shapes.box(6, 0.2, 6).moved(0, -0.1, 0),
        Material.of(Pattern.PLANKS, new Rgb(0.42f, 0.25f, 0.13f)).roughness(0.4)));
    scene.add(Body.still(
        "ceiling",
        Shapes.box(6, 0.2, 6).moved(0, 2.8, 0),
        Material.plain(Rgb.grey(0.8)).roughness(0.9)));
    scene.add(Body.still(
        "walls",
        Mesh.merged(
            Shapes.box(6.4, 2.9, 0.2).moved(0, 1.35, -3.1),
            Shapes.box(0.2, 2.9, 6.4).moved(3.1, 1.35, 0),
            Shapes.box(6.4, 2.9, 0.2).moved(0, 1.35, 3.1),
            Shapes.box(0.2, 0.9, 6.4).moved(-3.1, 0.35, 0),
            Shapes.box(0.2, 0.6, 6.4).moved(-3.1, 2.5, 0),
            Shapes.box(0.2, 1.5, 2).moved(-3.1, 1.5, -2.2),
            Shapes.box(0.2, 1.5, 2).moved(-3.1, 1.5, 2.2)),
        wall));
    scene.add(Body.still(
        "outside",
        Shapes.grid(60, 60, 4).moved(0, -0.6, 0),
        Material.of(Pattern.GRASS, new Rgb(0.1f, 0.2f, 0.04f), new Rgb(0.2f, 0.2f, 0.06f))));
    scene.add(Body.still(
        "table",
        Mesh.merged(
            Shapes.roundedBox(1.4, 0.05, 0.8, 0.02).moved(0.4, 0.72, -0.8),
            Shapes.cylinder(0.03, 0.7, 16).moved(-0.2, 0.35, -1.1),
            Shapes.cylinder(0.03, 0.7, 16).moved(1, 0.35, -1.1),
            Shapes.cylinder(0.03, 0.7, 16).moved(-0.2, 0.35, -0.5),
            Shapes.cylinder(0.03, 0.7, 16).moved(1, 0.35, -0.5)),
        Material.of(Pattern.WOOD, new Rgb(0.4f, 0.22f, 0.1f))));
    scene.add(Body.moving(
        "vase",
        Shapes.lathe(
            java.util.List.of(
                new double[] {0, 0},
                new double[] {0.07, 0},
                new double[] {0.1, 0.1},
                new double[] {0.04, 0.24},
                new double[] {0.05, 0.28},
                new double[] {0, 0.28}),
            32,
            true),
        Material.plain(new Rgb(0.1f, 0.25f, 0.5f)).roughness(0.15)));
    scene.add(Body.moving(
        "glass", Shapes.cylinder(0.05, 0.14, 32), Material.glass(new Rgb(0.8f, 0.95f, 0.9f))));
    scene.add(Body.still(
        "rug",
        Shapes.box(2.2, 0.02, 1.6).moved(-0.6, 0.01, 0.6),
        Material.of(Pattern.STRIPES, new Rgb(0.5f, 0.08f, 0.07f), new Rgb(0.7f, 0.6f, 0.4f))
            .scale(0.1)));
    scene.add(Body.still(
        "metal",
        Shapes.sphere(0.3, 48).moved(1.7, 0.3, 0.2),
        Material.metal(new Rgb(0.9f, 0.75f, 0.45f), 0.15)));
    scene.add(Body.still(
        "shade",
        Shapes.sphere(0.15, 24).moved(0.2, 2.35, -0.4),
        Material.glowing(new Rgb(1, 0.8f, 0.5f), 3)));
    scene.add(new Light.Point(new Vec3(0.2, 2.35, -0.4), new Rgb(2.4f, 1.8f, 1.1f), 0.15));
    return scene.build();
  }

  static FrameState roomFrame(double t) {
    return FrameState.at(
            t, Camera.looking(new Vec3(-1.4 + 0.2 * t, 1.5, 2.7), new Vec3(0.3, 0.8, -0.8), 52))
        .place("vase", Transform.at(0.1, 0.745, -0.8))
        .place("glass", Transform.at(0.6, 0.82, -0.6))
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
