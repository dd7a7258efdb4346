package io.kinora.world.render;

import java.util.Arrays;

/**
 * Where on a plane across the sunlight moving bodies may throw shade: a coarse grid that saves most
 * pixels their ray.
 */
final class MoverShade {
  private static final int CELLS = 96;

  private final Geometry geometry;
  private final SunFrame sun;
  private final boolean[] shaded = new boolean[CELLS * CELLS];
  private float fromU;
  private float fromV;
  private float cellsPerMetreU;
  private float cellsPerMetreV;

  MoverShade(Geometry geometry, SunFrame sun) {
    this.geometry = geometry;
    this.sun = sun;
  }

  /** Follows the moving bodies of the current frame. */
  void update() {
    Arrays.fill(shaded, false);
    int bodies = geometry.solidBodies - geometry.stillBodies;
    float[] areas = new float[bodies * 4];
    float[] all = {Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
    for (int i = 0; i < bodies; i++) {
      if (!geometry.isHidden(geometry.stillBodies + i)) {
        project(geometry.stillBodies + i, areas, i * 4);
        all[0] = Math.min(all[0], areas[i * 4]);
        all[1] = Math.min(all[1], areas[i * 4 + 1]);
        all[2] = Math.max(all[2], areas[i * 4 + 2]);
        all[3] = Math.max(all[3], areas[i * 4 + 3]);
      }
    }
    fromU = all[0];
    fromV = all[1];
    cellsPerMetreU = CELLS / Math.max(1e-3f, all[2] - all[0]);
    cellsPerMetreV = CELLS / Math.max(1e-3f, all[3] - all[1]);
    for (int i = 0; i < bodies; i++) {
      if (!geometry.isHidden(geometry.stillBodies + i)) {
        mark(areas, i * 4);
      }
    }
  }

  /** Bounds of a body across the light, widened by the penumbra that it can have some way down. */
  private void project(int body, float[] areas, int at) {
    float[] b = geometry.bounds;
    float minU = Float.MAX_VALUE;
    float minV = Float.MAX_VALUE;
    float maxU = -Float.MAX_VALUE;
    float maxV = -Float.MAX_VALUE;
    for (int corner = 0; corner < 8; corner++) {
      float x = b[body * 6 + (corner & 1) * 3];
      float y = b[body * 6 + 1 + (corner >> 1 & 1) * 3];
      float z = b[body * 6 + 2 + (corner >> 2) * 3];
      float u = x * sun.tx() + y * sun.ty() + z * sun.tz();
      float v = x * sun.bx() + y * sun.by() + z * sun.bz();
      minU = Math.min(minU, u);
      minV = Math.min(minV, v);
      maxU = Math.max(maxU, u);
      maxV = Math.max(maxV, v);
    }
    float reach = 0.02f + Sunlight.RADIUS * 30;
    areas[at] = minU - reach;
    areas[at + 1] = minV - reach;
    areas[at + 2] = maxU + reach;
    areas[at + 3] = maxV + reach;
  }

  private void mark(float[] areas, int at) {
    int u0 = Math.max(0, (int) ((areas[at] - fromU) * cellsPerMetreU));
    int v0 = Math.max(0, (int) ((areas[at + 1] - fromV) * cellsPerMetreV));
    int u1 = Math.min(CELLS - 1, (int) ((areas[at + 2] - fromU) * cellsPerMetreU));
    int v1 = Math.min(CELLS - 1, (int) ((areas[at + 3] - fromV) * cellsPerMetreV));
    for (int v = v0; v <= v1; v++) {
      Arrays.fill(shaded, v * CELLS + u0, v * CELLS + u1 + 1, true);
    }
  }

  /** False only where no moving body can come between the point and any part of the sun. */
  boolean mayReach(float x, float y, float z) {
    float u = (x * sun.tx() + y * sun.ty() + z * sun.tz() - fromU) * cellsPerMetreU;
    float v = (x * sun.bx() + y * sun.by() + z * sun.bz() - fromV) * cellsPerMetreV;
    return u >= 0 && v >= 0 && u < CELLS && v < CELLS && shaded[(int) v * CELLS + (int) u];
  }
}
