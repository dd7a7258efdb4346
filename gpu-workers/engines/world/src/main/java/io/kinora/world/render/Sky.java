package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/**
 * The air and what shines through it.
 *
 * @param sunAzimuth direction of the sun about the y axis in radians, 0 towards +x, a quarter turn
 *     towards +z
 * @param sunElevation height of the sun above the horizon in radians; below 0 it is night and the
 *     moon shines instead
 * @param turbidity 1 clear mountain air .. 10 thick haze
 * @param cloudCover 0 clear .. 1 overcast
 * @param haze share of light lost per metre on the way to the camera; 0.0015 on a clear day, 0.03
 *     in fog
 * @param seed chooses the clouds and stars
 */
public record Sky(
    double sunAzimuth,
    double sunElevation,
    double turbidity,
    double cloudCover,
    double haze,
    int seed) {

  public static Sky dawn() {
    return new Sky(Math.toRadians(200), Math.toRadians(6), 3, 0.4, 0.003, 11);
  }

  public static Sky day() {
    return new Sky(Math.toRadians(62), Math.toRadians(48), 2, 0.45, 0.0012, 12);
  }

  public static Sky goldenHour() {
    return new Sky(Math.toRadians(62), Math.toRadians(22), 2.5, 0.5, 0.0016, 13);
  }

  public static Sky sunset() {
    return new Sky(Math.toRadians(-20), Math.toRadians(4), 3.5, 0.5, 0.002, 14);
  }

  public static Sky overcast() {
    return new Sky(Math.toRadians(62), Math.toRadians(40), 4, 1, 0.004, 15);
  }

  public static Sky night() {
    return new Sky(Math.toRadians(40), Math.toRadians(-20), 2, 0.3, 0.001, 16);
  }

  public Sky sun(double azimuth, double elevation) {
    return new Sky(azimuth, elevation, turbidity, cloudCover, haze, seed);
  }

  public Sky clouds(double cover) {
    return new Sky(sunAzimuth, sunElevation, turbidity, cover, haze, seed);
  }

  public Sky haze(double perMetre) {
    return new Sky(sunAzimuth, sunElevation, turbidity, cloudCover, perMetre, seed);
  }

  public Sky seed(int value) {
    return new Sky(sunAzimuth, sunElevation, turbidity, cloudCover, haze, value);
  }

  public boolean isNight() {
    return sunElevation < Math.toRadians(-3);
  }

  /** Unit vector towards the sun, or at night towards the moon. */
  public Vec3 lightDirection() {
    double elevation = isNight() ? Math.toRadians(42) : Math.max(Math.toRadians(1.5), sunElevation);
    double c = StrictMath.cos(elevation);
    return new Vec3(
        c * StrictMath.cos(sunAzimuth), StrictMath.sin(elevation), c * StrictMath.sin(sunAzimuth));
  }
}
