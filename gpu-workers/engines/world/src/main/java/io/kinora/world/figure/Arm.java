package io.kinora.world.figure;

import io.kinora.world.geom.Vec3;
import org.jspecify.annotations.Nullable;

/** What an arm does: hang by angles, or reach for a point. */
sealed interface Arm {
  /** Whose axes a reach is given in. */
  enum Frame {
    /** Metres of the world. */
    WORLD,
    /**
     * Metres of a person of 1.78 m, from the middle between the shoulders, turned with the chest.
     */
    CHEST
  }

  /**
   * An arm held by its angles, radians, all zero when it hangs straight down.
   *
   * @param forward lift of the upper arm towards the front
   * @param out lift of the upper arm away from the side
   * @param elbow bend of the elbow, 0 to 2.5
   * @param inward turn of the forearm's bend from straight ahead towards the body
   */
  record Hang(double forward, double out, double elbow, double inward) implements Arm {}

  /**
   * An arm that puts its hand somewhere.
   *
   * @param point the middle of the palm where the hand's direction is given, else the wrist
   * @param elbow direction in which the elbow points
   * @param fingers direction of the straight fingers, or null to go on along the forearm
   * @param palm direction the palm faces, or null
   */
  record Reach(
      Frame frame,
      Vec3 point,
      Vec3 elbow,
      @Nullable Vec3 fingers,
      @Nullable Vec3 palm) implements Arm {}

  static Arm wrist(Vec3 point, Vec3 elbow) {
    return new Reach(Frame.CHEST, point, elbow, null, null);
  }

  static Arm palm(Vec3 point, Vec3 elbow, Vec3 fingers, Vec3 palm) {
    return new Reach(Frame.CHEST, point, elbow, fingers, palm);
  }

  static Arm palmInWorld(Vec3 point, Vec3 elbow, Vec3 fingers, Vec3 palm) {
    return new Reach(Frame.WORLD, point, elbow, fingers, palm);
  }

  /** Loosely at the side. */
  static Arm relaxed() {
    return new Hang(0.02, 0.1, 0.22, 0.2);
  }
}
