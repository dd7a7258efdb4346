package io.kinora.world.geom;

import java.util.function.DoubleBinaryOperator;

/** Ground that is a height over the plane. */
public final class Terrain {
  private Terrain() {}

  /**
   * A rectangle of ground around the origin. Not closed.
   *
   * @param height gives the height in metres at x and z
   */
  public static Mesh patch(double width, double depth, int cells, DoubleBinaryOperator height) {
    var builder = new MeshBuilder();
    for (int j = 0; j <= cells; j++) {
      for (int i = 0; i <= cells; i++) {
        double x = width * ((double) i / cells - 0.5);
        double z = depth * ((double) j / cells - 0.5);
        builder.vertex(x, height.applyAsDouble(x, z), z, 0, 1, 0);
      }
    }
    for (int j = 0; j < cells; j++) {
      for (int i = 0; i < cells; i++) {
        int a = j * (cells + 1) + i;
        builder.quad(a, a + cells + 1, a + cells + 2, a + 1);
      }
    }
    return builder.buildSmooth();
  }

  /**
   * A ring of ground around the origin whose cells grow with the distance, for the country around a
   * scene. Not closed.
   *
   * @param height gives the height in metres at x and z
   */
  public static Mesh surroundings(
      double innerRadius, double outerRadius, int rings, int sectors, DoubleBinaryOperator height) {
    var builder = new MeshBuilder();
    for (int r = 0; r <= rings; r++) {
      double radius = innerRadius * StrictMath.pow(outerRadius / innerRadius, (double) r / rings);
      for (int s = 0; s <= sectors; s++) {
        double turn = 2 * Math.PI * (s % sectors) / sectors;
        double x = radius * StrictMath.cos(turn);
        double z = radius * StrictMath.sin(turn);
        builder.vertex(x, height.applyAsDouble(x, z), z, 0, 1, 0);
      }
    }
    for (int r = 0; r < rings; r++) {
      for (int s = 0; s < sectors; s++) {
        int a = r * (sectors + 1) + s;
        builder.quad(a, a + 1, a + sectors + 2, a + sectors + 1);
      }
    }
    return builder.buildSmooth();
  }

  /**
   * Rolling hills that rise with the distance: flat up to {@code from} metres, full height at
   * {@code to}.
   */
  public static DoubleBinaryOperator hills(double from, double to, double height, long seed) {
    float shift = (float) (seed & 255) * 5.3f;
    return (x, z) -> {
      double distance = Math.sqrt(x * x + z * z);
      float rise = Noise.step((float) from, (float) to, (float) distance);
      float broad = Noise.fractal((float) x * 0.006f + shift, (float) z * 0.006f, 4, 0);
      float fine = Noise.fractal((float) x * 0.03f + shift, (float) z * 0.03f, 4, 0);
      return rise * height * (Math.max(0, broad - 0.22f) * 1.7f + 0.1f * (fine - 0.5f)) - 0.05f;
    };
  }
}
