package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/** The upright stance that actions begin with, vary and end in. */
final class Standing {
  private final Skeleton bones;
  private final double s;

  Standing(Person person) {
    this.bones = person.skeleton();
    this.s = bones.physique().scale();
  }

  /** Upright with knees slightly bent and arms at the sides. */
  Stance at(Footing f) {
    return at(f, 0.014 * s, 1);
  }

  /**
   * Upright, lowered by bending the knees.
   *
   * @param drop metres by which the hips sink
   * @param width distance of the feet against a relaxed stand
   */
  Stance at(Footing f, double drop, double width) {
    var stance = new Stance();
    stance.yaw = f.yaw();
    var hips = bones.at(Joint.PELVIS);
    stance.hips = f.point(0, hips.y() - drop, hips.z() - 0.004 * s);
    for (var side : Side.values()) {
      stance.foot(side, foot(f, side, width));
    }
    return stance;
  }

  Foot foot(Footing f, Side side, double width) {
    var place = bones.at(side.of(Joint.FOOT_L));
    return Foot.flat(f.point(place.x() * 1.1 * width, 0, place.z()), f.yaw() + side.sign() * 0.13);
  }

  double scale() {
    return s;
  }

  Vec3 point(Footing f, double left, double up, double ahead) {
    return f.point(left * s, up * s, ahead * s);
  }
}
