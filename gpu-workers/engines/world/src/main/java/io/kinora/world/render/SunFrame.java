package io.kinora.world.render;

import io.kinora.world.geom.Vec3;

/** The direction to the sun (or moon) and two directions across it, all of unit length. */
record SunFrame(
    float sx, float sy, float sz, float tx, float ty, float tz, float bx, float by, float bz) {

  static SunFrame of(Vec3 sun) {
    var across = (Math.abs(sun.y()) > 0.99 ? Vec3.X : Vec3.Y).cross(sun).unit();
    var other = sun.cross(across);
    return new SunFrame(
        (float) sun.x(),
        (float) sun.y(),
        (float) sun.z(),
        (float) across.x(),
        (float) across.y(),
        (float) across.z(),
        (float) other.x(),
        (float) other.y(),
        (float) other.z());
  }
}
