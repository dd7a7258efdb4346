package io.kinora.world.film;

import io.kinora.world.geom.Vec3;

/** A standpoint and what is in the middle of its picture. */
record View(Vec3 eye, Vec3 target) {
  double distance() {
    return eye.distance(target);
  }

  /** Unit vector from the target to the eye. */
  Vec3 back() {
    return eye.minus(target).unit();
  }
}
