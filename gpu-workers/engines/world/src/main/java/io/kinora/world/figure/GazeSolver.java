package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/** Shares a line of sight among neck, head and eyes, each within its limits. */
final class GazeSolver {
  private static final double HEAD_YAW = Math.toRadians(75);
  private static final double HEAD_UP = Math.toRadians(55);
  private static final double HEAD_DOWN = Math.toRadians(50);
  private static final double EYE_YAW = Math.toRadians(28);
  private static final double EYE_PITCH = Math.toRadians(20);

  private GazeSolver() {}

  /** @param trunk the body with neck and head straight */
  static void turnHead(Pose trunk, Stance s, Skeleton skeleton, Quat[] local) {
    var chest = trunk.rotation(Joint.CHEST);
    var upright = s.gaze == null ? ahead(trunk, s) : s.gaze;
    var sight = chest.inverse().rotate(upright.minus(trunk.eyes())).unit();
    var yaw = StrictMath.atan2(sight.x(), sight.z());
    var pitch = -StrictMath.asin(Angles.clamp(sight.y(), -1, 1));
    var headYaw = Angles.clamp(share(yaw, Math.toRadians(9)), -HEAD_YAW, HEAD_YAW);
    var headPitch = Angles.clamp(share(pitch, Math.toRadians(7)), -HEAD_UP, HEAD_DOWN) + s.nod;
    local[Joint.NECK.ordinal()] =
        turn(headYaw * 0.4, headPitch * 0.4 + skeleton.physique().stoop(), s.tilt * 0.4);
    local[Joint.HEAD.ordinal()] =
        turn(headYaw * 0.6, headPitch * 0.6 - skeleton.physique().stoop(), s.tilt * 0.6);
    for (var side : Side.values()) {
      local[side.of(Joint.EYE_L).ordinal()] = eye(upright, trunk, side, chest, local);
    }
  }

  private static Vec3 ahead(Pose trunk, Stance s) {
    var flat = Quat.yaw(s.yaw + s.twist).times(s.tumble).rotate(new Vec3(0, -0.03, 1));
    return trunk.eyes().plus(flat.times(8));
  }

  /** The head leaves the first few degrees to the eyes and follows the rest almost fully. */
  private static double share(double angle, double slack) {
    var beyond = Math.max(0, Math.abs(angle) - slack);
    return Math.signum(angle) * (beyond * 0.93 + 0.35 * Math.min(Math.abs(angle), slack));
  }

  private static Quat turn(double yaw, double pitch, double tilt) {
    return Quat.yaw(yaw).times(Quat.about(Vec3.X, pitch)).times(Quat.about(Vec3.Z, -tilt));
  }

  private static Quat eye(Vec3 target, Pose trunk, Side side, Quat chest, Quat[] local) {
    var head = chest.times(local[Joint.NECK.ordinal()]).times(local[Joint.HEAD.ordinal()]);
    var sight = head.inverse()
        .rotate(target.minus(trunk.position(side.of(Joint.EYE_L))))
        .unit();
    var yaw = Angles.clamp(StrictMath.atan2(sight.x(), sight.z()), -EYE_YAW, EYE_YAW);
    var pitch =
        Angles.clamp(-StrictMath.asin(Angles.clamp(sight.y(), -1, 1)), -EYE_PITCH, EYE_PITCH);
    return turn(yaw, pitch, 0);
  }
}
