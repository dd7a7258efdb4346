package io.kinora.world.geom;

import java.util.Arrays;

/**
 * Turns an {@link Sdf} into triangles: one vertex per cell that the surface crosses, placed at the
 * mean of the crossings (naive surface nets, Gibson 1998) and then drawn onto the surface. The box
 * must hold the whole solid; what leaves it is cut open.
 */
public final class SurfaceNets {
  private static final int BLOCK = 6;
  private static final float OUTSIDE = Float.MAX_VALUE;

  private final Sdf sdf;
  private final Vec3 low;
  private final double cell;
  private final int nx;
  private final int ny;
  private final int nz;
  private final float[] samples;
  private final int[] vertices;
  private final MeshBuilder out = new MeshBuilder();

  private SurfaceNets(Sdf sdf, Vec3 low, Vec3 high, double cell) {
    this.sdf = sdf;
    this.low = low;
    this.cell = cell;
    nx = count(high.x() - low.x());
    ny = count(high.y() - low.y());
    nz = count(high.z() - low.z());
    samples = new float[nx * ny * nz];
    vertices = new int[samples.length];
    Arrays.fill(samples, OUTSIDE);
    Arrays.fill(vertices, -1);
  }

  private int count(double length) {
    return (int) Math.ceil(length / cell) + 2;
  }

  /**
   * @param low corner of the box with the smallest coordinates
   * @param high the opposite corner
   * @param cell edge of a grid cell in metres
   */
  public static Mesh mesh(Sdf sdf, Vec3 low, Vec3 high, double cell) {
    var nets = new SurfaceNets(sdf, low, high, cell);
    nets.sample();
    nets.placeVertices();
    nets.connect();
    return nets.out.build();
  }

  /** Blocks whose middle is far from the surface are filled with that distance's sign only. */
  private void sample() {
    double reach = cell * BLOCK * 0.5 * Math.sqrt(3) * 1.6 + cell * 2;
    for (int k = 0; k < nz; k += BLOCK) {
      for (int j = 0; j < ny; j += BLOCK) {
        for (int i = 0; i < nx; i += BLOCK) {
          double half = BLOCK * 0.5;
          double middle = at(i + half, j + half, k + half);
          sampleBlock(i, j, k, Math.abs(middle) > reach ? (float) middle : OUTSIDE);
        }
      }
    }
  }

  private void sampleBlock(int i0, int j0, int k0, float fill) {
    for (int k = k0; k < Math.min(nz, k0 + BLOCK); k++) {
      for (int j = j0; j < Math.min(ny, j0 + BLOCK); j++) {
        for (int i = i0; i < Math.min(nx, i0 + BLOCK); i++) {
          samples[index(i, j, k)] = fill == OUTSIDE ? (float) at(i, j, k) : fill;
        }
      }
    }
  }

  private double at(double i, double j, double k) {
    return sdf.at(low.x() + i * cell, low.y() + j * cell, low.z() + k * cell);
  }

  private int index(int i, int j, int k) {
    return (k * ny + j) * nx + i;
  }

  private void placeVertices() {
    for (int k = 0; k < nz - 1; k++) {
      for (int j = 0; j < ny - 1; j++) {
        for (int i = 0; i < nx - 1; i++) {
          placeVertex(i, j, k);
        }
      }
    }
  }

  private void placeVertex(int i, int j, int k) {
    int inside = 0;
    for (int corner = 0; corner < 8; corner++) {
      if (corner(i, j, k, corner) < 0) inside++;
    }
    if (inside == 0 || inside == 8) return;
    double x = 0;
    double y = 0;
    double z = 0;
    int crossings = 0;
    for (int corner = 0; corner < 8; corner++) {
      for (int axis = 1; axis < 8; axis <<= 1) {
        int other = corner | axis;
        if (other == corner) continue;
        float a = corner(i, j, k, corner);
        float b = corner(i, j, k, other);
        if (a < 0 == b < 0) continue;
        double t = a / (a - b);
        x += (corner & 1) + (axis == 1 ? t : 0);
        y += ((corner >> 1) & 1) + (axis == 2 ? t : 0);
        z += ((corner >> 2) & 1) + (axis == 4 ? t : 0);
        crossings++;
      }
    }
    vertices[index(i, j, k)] =
        settle(new Vec3(i + x / crossings, j + y / crossings, k + z / crossings));
  }

  private float corner(int i, int j, int k, int corner) {
    return samples[index(i + (corner & 1), j + ((corner >> 1) & 1), k + (corner >> 2))];
  }

  /** Draws a vertex onto the surface along the gradient, by half a cell at most. */
  private int settle(Vec3 grid) {
    var p = low.plus(grid, cell);
    var normal = sdf.gradient(p.x(), p.y(), p.z(), cell * 0.5);
    double d = sdf.at(p.x(), p.y(), p.z());
    p = p.plus(normal, -Math.max(-cell * 0.5, Math.min(cell * 0.5, d)));
    return out.vertex(p, sdf.gradient(p.x(), p.y(), p.z(), cell * 0.35));
  }

  private void connect() {
    int[] stride = {1, nx, nx * ny};
    for (int k = 1; k < nz - 1; k++) {
      for (int j = 1; j < ny - 1; j++) {
        for (int i = 1; i < nx - 1; i++) {
          int at = index(i, j, k);
          for (int axis = 0; axis < 3; axis++) {
            connect(at, at + stride[axis], stride[(axis + 1) % 3], stride[(axis + 2) % 3]);
          }
        }
      }
    }
  }

  /** The quad around one grid edge that crosses the surface. */
  private void connect(int from, int to, int u, int v) {
    boolean inside = samples[from] < 0;
    if (inside == samples[to] < 0) return;
    int a = vertices[from];
    int b = vertices[from - u];
    int c = vertices[from - u - v];
    int d = vertices[from - v];
    if (a < 0 || b < 0 || c < 0 || d < 0) return;
    if (inside) out.quad(a, b, c, d);
    else out.quad(a, d, c, b);
  }
}
