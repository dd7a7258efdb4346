package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;

/**
 * A limb of two bones that reaches for a point, solved by the law of cosines.
 *
 * @param middle place of the knee or elbow
 * @param end place of the ankle or wrist: the target, or the nearest point the limb can reach
 */
public record TwoBone(Vec3 middle, Vec3 end) {
  /**
   * Share of its full length a limb may stretch to, short of the snap that a straight limb makes.
   */
  static final double STRETCH = 0.9985;

  /** Least angle between the two bones: no elbow or knee folds further, radians. */
  private static final double LEAST_ANGLE = Math.toRadians(28);

  /** @param pole direction the middle joint points to */
  public static TwoBone solve(Vec3 start, Vec3 target, double upper, double lower, Vec3 pole) {
    var most = (upper + lower) * STRETCH;
    var least =
        Math.sqrt(upper * upper + lower * lower - 2 * upper * lower * StrictMath.cos(LEAST_ANGLE));
    var towards = target.minus(start);
    var distance = Angles.clamp(towards.length(), least, most);
    var direction = towards.length() < 1e-9 ? Vec3.Y.times(-1) : towards.unit();
    var cosine = (upper * upper + distance * distance - lower * lower) / (2 * upper * distance);
    var sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
    var aside = pole.without(direction).unit();
    if (aside.length() < 0.5) aside = Vec3.Z.without(direction).unit();
    var middle = start.plus(direction.times(upper * cosine)).plus(aside.times(upper * sine));
    return new TwoBone(middle, start.plus(direction.times(distance)));
  }
}
