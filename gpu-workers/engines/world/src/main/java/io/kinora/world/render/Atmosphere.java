package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/**
 * Colour of a cloudless sky: single scattering by air and haze on a round earth (Nishita et al.
 * 1993) with ozone absorption, plus a factor for light scattered more than once. Radiance is in
 * units in which the sun outside the air has an irradiance of {@value #SUN}.
 */
final class Atmosphere {
  static final double SUN = 18;
  private static final double EARTH = 6360e3;
  private static final double TOP = 6420e3;
  private static final double AIR_HEIGHT = 8000;
  private static final double HAZE_HEIGHT = 1200;
  private static final double[] AIR = {5.8e-6, 13.5e-6, 33.1e-6};
  private static final double[] OZONE = {0.65e-6 * 3, 1.881e-6, 0.085e-6};
  private static final double ASYMMETRY = 0.76;
  private static final double MULTIPLE = 1.15;
  /**
   * Share of the sun's light that comes back from thick air in every direction after many
   * collisions.
   */
  private static final double DIFFUSE = 0.085;

  private static final double[] DIFFUSE_TINT = {0.84, 0.96, 1.12};

  private final Vec3 sun;
  private final double haze;

  Atmosphere(Vec3 sun, double turbidity) {
    this.sun = sun;
    haze = 3.5e-6 * turbidity;
  }

  /** Colour of the sun as seen from the ground: irradiance of a surface that faces it. */
  double[] sunlight() {
    double[] through = transmittance(0, 1, 0);
    double[] light = new double[3];
    for (int c = 0; c < 3; c++) {
      light[c] = SUN * through[c];
    }
    return light;
  }

  /** Radiance from a unit direction that does not point below the horizon. */
  double[] radiance(double dx, double dy, double dz) {
    double y = 1 + EARTH;
    double b = y * dy;
    double length = -b + Math.sqrt(b * b - y * y + TOP * TOP);
    double mu = dx * sun.x() + dy * sun.y() + dz * sun.z();
    double airPhase = 3 / (16 * Math.PI) * (1 + mu * mu);
    double hazePhase = Math.min(4, hazePhase(mu));
    double airDepth = 0;
    double hazeDepth = 0;
    double before = 0;
    double[] sum = new double[3];
    int steps = 20;
    for (int i = 1; i <= steps; i++) {
      double end = length * i * i / (double) (steps * steps);
      double t = (before + end) / 2;
      double step = end - before;
      before = end;
      double px = dx * t;
      double py = 1 + dy * t;
      double pz = dz * t;
      double height = Math.sqrt(px * px + (py + EARTH) * (py + EARTH) + pz * pz) - EARTH;
      double air = StrictMath.exp(-height / AIR_HEIGHT) * step;
      double mist = StrictMath.exp(-height / HAZE_HEIGHT) * step;
      airDepth += air;
      hazeDepth += mist;
      double[] light = transmittance(px, py, pz);
      for (int c = 0; c < 3; c++) {
        double back =
            StrictMath.exp(-((AIR[c] + OZONE[c] * 0.3) * airDepth + haze * 1.1 * hazeDepth));
        sum[c] += back * light[c] * (air * AIR[c] * airPhase + mist * haze * hazePhase);
      }
    }
    double[] ground = transmittance(0, 1, 0);
    double height = Math.max(0.1, sun.y());
    for (int c = 0; c < 3; c++) {
      double thick = 1 - StrictMath.exp(-0.8 * (AIR[c] * airDepth + haze * hazeDepth));
      sum[c] = SUN
          * (sum[c] * MULTIPLE
              + DIFFUSE * Math.sqrt(height) * thick * DIFFUSE_TINT[c] * Math.sqrt(ground[c]));
    }
    return sum;
  }

  private static double hazePhase(double mu) {
    double g = ASYMMETRY;
    double base = 1 + g * g - 2 * g * mu;
    return 3
        / (8 * Math.PI)
        * ((1 - g * g) * (1 + mu * mu))
        / ((2 + g * g) * base * Math.sqrt(base));
  }

  private double[] transmittance(double px, double py, double pz) {
    double y = py + EARTH;
    double b = px * sun.x() + y * sun.y() + pz * sun.z();
    double c = px * px + y * y + pz * pz - TOP * TOP;
    double step = (-b + Math.sqrt(Math.max(0, b * b - c))) / 8;
    double air = 0;
    double mist = 0;
    for (int i = 0; i < 8; i++) {
      double t = (i + 0.5) * step;
      double qx = px + sun.x() * t;
      double qy = y + sun.y() * t;
      double qz = pz + sun.z() * t;
      double height = Math.sqrt(qx * qx + qy * qy + qz * qz) - EARTH;
      if (height < 0) {
        return new double[3];
      }
      air += StrictMath.exp(-height / AIR_HEIGHT) * step;
      mist += StrictMath.exp(-height / HAZE_HEIGHT) * step;
    }
    double[] through = new double[3];
    for (int k = 0; k < 3; k++) {
      through[k] = StrictMath.exp(-((AIR[k] + OZONE[k] * 0.3) * air + haze * 1.1 * mist));
    }
    return through;
  }
}
