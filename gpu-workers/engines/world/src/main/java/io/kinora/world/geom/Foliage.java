package io.kinora.world.geom;

import java.util.SplittableRandom;

/**
 * Crowns of leaves, bushes and tufts of grass. Leaves are single sheets that are meant to be seen
 * from both sides.
 */
public final class Foliage {
  private static final int CLUMPS = 26;

  private Foliage() {}

  /**
   * A crown about the origin: leaves gathered in clumps near the surface of an uneven ball.
   *
   * @param radius half width in metres
   * @param height half height in metres
   * @param leaves how many leaves; each costs two triangles
   * @param leafSize length of a leaf in metres
   */
  public static Mesh crown(double radius, double height, int leaves, double leafSize, long seed) {
    var random = new SplittableRandom(seed);
    var clumps = new Vec3[CLUMPS];
    double[] sizes = new double[CLUMPS];
    for (int i = 0; i < CLUMPS; i++) {
      double y = 1 - 2 * (i + 0.5) / CLUMPS;
      double turn = i * 2.399963 + random.nextDouble(-0.4, 0.4);
      double ring = Math.sqrt(1 - y * y);
      double reach = random.nextDouble(0.5, 0.78);
      clumps[i] = new Vec3(
          ring * StrictMath.cos(turn) * reach * radius,
          y * reach * height,
          ring * StrictMath.sin(turn) * reach * radius);
      sizes[i] = random.nextDouble(0.3, 0.46);
    }
    var builder = new MeshBuilder();
    for (int i = 0; i < leaves; i++) {
      int clump = random.nextInt(CLUMPS);
      var direction = direction(random);
      double depth = Math.cbrt(random.nextDouble(0.25, 1));
      double size = sizes[clump] * depth;
      var at = clumps[clump].plus(new Vec3(
          direction.x() * size * radius,
          direction.y() * size * height * 0.85,
          direction.z() * size * radius));
      var outward = new Vec3(at.x() / radius, at.y() / height, at.z() / radius).unit();
      leaf(
          builder,
          at,
          outward.plus(direction, 0.9).unit(),
          leafSize * random.nextDouble(0.7, 1.25),
          random);
    }
    return builder.build();
  }

  private static Vec3 direction(SplittableRandom random) {
    double y = random.nextDouble(-1, 1);
    double turn = random.nextDouble(0, 2 * Math.PI);
    double ring = Math.sqrt(1 - y * y);
    return new Vec3(ring * StrictMath.cos(turn), y, ring * StrictMath.sin(turn));
  }

  /**
   * A pointed leaf of two triangles, folded a little along its middle, whose normals lean with the
   * crown.
   */
  private static void leaf(
      MeshBuilder builder, Vec3 at, Vec3 normal, double size, SplittableRandom random) {
    var face = normal.plus(direction(random), 0.8).unit();
    var side = face.cross(direction(random)).unit();
    if (side.length() < 0.5) {
      side = face.cross(Vec3.X).unit();
    }
    var along = side.cross(face);
    var shading = normal.plus(face, 0.55).unit();
    double width = size * 0.38;
    int stem = builder.vertex(at.plus(along, -size / 2), shading);
    int left = builder.vertex(
        at.plus(side, -width).plus(face, size * 0.06), shading.plus(side, -0.25).unit());
    int right = builder.vertex(
        at.plus(side, width).plus(face, size * 0.06), shading.plus(side, 0.25).unit());
    int tip = builder.vertex(at.plus(along, size / 2).plus(face, -size * 0.1), shading);
    builder.triangle(stem, right, tip).triangle(stem, tip, left);
  }

  /**
   * Upright blades of grass scattered over a rectangle around the origin.
   *
   * @param blades how many; each costs one triangle
   * @param height of a blade in metres
   */
  public static Mesh grass(double width, double depth, int blades, double height, long seed) {
    var random = new SplittableRandom(seed);
    var builder = new MeshBuilder();
    for (int i = 0; i < blades; i++) {
      var foot =
          new Vec3(random.nextDouble(-0.5, 0.5) * width, 0, random.nextDouble(-0.5, 0.5) * depth);
      double turn = random.nextDouble(0, 2 * Math.PI);
      var side = new Vec3(StrictMath.cos(turn), 0, StrictMath.sin(turn));
      double size = height * random.nextDouble(0.5, 1.2);
      var lean = direction(random).withY(0).times(size * 0.45);
      var normal = new Vec3(0, 1, 0).plus(side.cross(Vec3.Y), 0.5).unit();
      double half = 0.006 + size * 0.035;
      int a = builder.vertex(foot.plus(side, -half), normal);
      int b = builder.vertex(foot.plus(side, half), normal);
      int c = builder.vertex(
          foot.plus(lean).plus(0, size, 0), normal.plus(lean.unit(), 0.3).unit());
      builder.triangle(a, b, c);
    }
    return builder.build();
  }

  /**
   * A trunk from the ground to {@code top} with boughs that reach into a crown of the given radius.
   */
  public static Mesh trunk(Vec3 top, double radius, double crownRadius, long seed) {
    var random = new SplittableRandom(seed);
    var builder = new MeshBuilder();
    var foot = new Vec3(0, -0.1, 0);
    var flare = new Vec3(top.x() * 0.08, top.y() * 0.1, top.z() * 0.08);
    builder.add(Shapes.rod(foot, flare, radius * 1.55, radius * 1.08, 14));
    builder.add(Shapes.rod(flare, top, radius * 1.08, radius * 0.6, 14));
    for (int i = 0; i < 6; i++) {
      double turn = i * 2.399963 + random.nextDouble(-0.3, 0.3);
      var from = top.times(random.nextDouble(0.7, 1));
      var to = from.plus(
          StrictMath.cos(turn) * crownRadius * 0.6,
          crownRadius * random.nextDouble(0.35, 0.8),
          StrictMath.sin(turn) * crownRadius * 0.6);
      builder.add(Shapes.rod(from, to, radius * 0.45, radius * 0.14, 8));
    }
    return builder.build();
  }
}
