package io.kinora.world.geom;

import java.util.List;

/**
 * The basic solids, centred on the origin unless said otherwise; sizes in metres. All but
 * {@link #grid} are closed.
 */
public final class Shapes {
  private Shapes() {}

  public static Mesh sphere(double radius, int segments) {
    var profile = new double[Math.max(4, segments / 2) + 1][];
    for (int i = 0; i < profile.length; i++) {
      double a = Math.PI * i / (profile.length - 1);
      double r = i == 0 || i == profile.length - 1 ? 0 : StrictMath.sin(a);
      profile[i] = new double[] {r * radius, -StrictMath.cos(a) * radius, r, -StrictMath.cos(a)};
    }
    return Revolution.sweep(profile, segments);
  }

  /** A box of the given full edge lengths with sharp edges. */
  public static Mesh box(double width, double height, double depth) {
    var builder = new MeshBuilder();
    for (int axis = 0; axis < 3; axis++) {
      for (int side = -1; side <= 1; side += 2) {
        var n = unit(axis, side);
        var u = unit((axis + 1) % 3, side);
        var v = unit((axis + 2) % 3, 1);
        builder.flatQuad(
            corner(n, u, v, -1, -1, width, height, depth),
            corner(n, u, v, 1, -1, width, height, depth),
            corner(n, u, v, 1, 1, width, height, depth),
            corner(n, u, v, -1, 1, width, height, depth));
      }
    }
    return builder.build();
  }

  private static Vec3 unit(int axis, double value) {
    return new Vec3(axis == 0 ? value : 0, axis == 1 ? value : 0, axis == 2 ? value : 0);
  }

  private static Vec3 corner(
      Vec3 n, Vec3 u, Vec3 v, double a, double b, double w, double h, double d) {
    var p = n.plus(u.times(a)).plus(v.times(b));
    return new Vec3(p.x() * w / 2, p.y() * h / 2, p.z() * d / 2);
  }

  /** A box with rounded edges of the given radius, which catch highlights as real edges do. */
  public static Mesh roundedBox(double width, double height, double depth, double radius) {
    return RoundedBox.build(width, height, depth, radius, 4);
  }

  /** A cylinder about the y axis with flat caps. */
  public static Mesh cylinder(double radius, double height, int segments) {
    return cone(radius, radius, height, segments);
  }

  /**
   * A (truncated) cone about the y axis: one radius at the bottom, one at the top, either of which
   * may be 0.
   */
  public static Mesh cone(double bottomRadius, double topRadius, double height, int segments) {
    double h = height / 2;
    return lathe(
        List.of(
            new double[] {0, -h},
            new double[] {bottomRadius, -h},
            new double[] {topRadius, h},
            new double[] {0, h}),
        segments,
        false);
  }

  /** A capsule about the y axis; {@code length} is the distance of the two ball centres. */
  public static Mesh capsule(double radius, double length, int segments) {
    int half = Math.max(3, segments / 4);
    var profile = new double[half * 2 + 2][];
    for (int i = 0; i <= half; i++) {
      double a = Math.PI / 2 * i / half;
      double r = i == 0 ? 0 : StrictMath.sin(a);
      double c = i == half ? 0 : StrictMath.cos(a);
      profile[i] = new double[] {r * radius, -length / 2 - c * radius, r, -c};
      profile[profile.length - 1 - i] = new double[] {r * radius, length / 2 + c * radius, r, c};
    }
    return Revolution.sweep(profile, segments);
  }

  /** A ring in the xz plane. */
  public static Mesh torus(double radius, double tubeRadius, int segments, int tubeSegments) {
    var profile = new double[tubeSegments + 1][];
    for (int i = 0; i <= tubeSegments; i++) {
      double a = 2 * Math.PI * (i % tubeSegments) / tubeSegments;
      double c = StrictMath.cos(a);
      double s = StrictMath.sin(a);
      profile[i] = new double[] {radius + tubeRadius * c, tubeRadius * s, c, s};
    }
    return Revolution.sweep(profile, segments);
  }

  /**
   * A solid of revolution about the y axis.
   *
   * @param profile points {@code {radius, y}} that run from the bottom up on the outside
   * @param smooth whether the profile is a curve (shared normals) or a polygon (sharp rings)
   */
  public static Mesh lathe(List<double[]> profile, int segments, boolean smooth) {
    return Revolution.lathe(profile, segments, smooth);
  }

  /** A rod between two points with possibly different radii and flat ends. */
  public static Mesh rod(Vec3 from, Vec3 to, double fromRadius, double toRadius, int segments) {
    var axis = to.minus(from);
    return cone(fromRadius, toRadius, axis.length(), segments)
        .transformed(new Transform(from.lerp(to, 0.5), Quat.between(Vec3.Y, axis)));
  }

  /**
   * A flat, upward facing sheet in the xz plane, divided into {@code cells} by {@code cells} quads.
   * Not closed.
   */
  public static Mesh grid(double width, double depth, int cells) {
    var builder = new MeshBuilder();
    for (int j = 0; j <= cells; j++) {
      for (int i = 0; i <= cells; i++) {
        builder.vertex(
            width * ((double) i / cells - 0.5), 0, depth * ((double) j / cells - 0.5), 0, 1, 0);
      }
    }
    for (int j = 0; j < cells; j++) {
      for (int i = 0; i < cells; i++) {
        int a = j * (cells + 1) + i;
        builder.quad(a, a + cells + 1, a + cells + 2, a + 1);
      }
    }
    return builder.build();
  }

  /**
   * A prism: a simple polygon in the xy plane pushed to both sides along z.
   *
   * @param outline points {@code {x, y}} counter-clockwise, not repeated at the end
   */
  public static Mesh extrude(List<double[]> outline, double depth) {
    return Prism.build(outline, depth);
  }
}
