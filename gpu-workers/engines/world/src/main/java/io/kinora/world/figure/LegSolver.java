package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/** Puts the feet where they are asked to be and keeps the hips within reach of them. */
final class LegSolver {
  private final Skeleton skeleton;
  private final Vec3 ankle;
  private final Vec3 ball;
  private final Vec3 heel;

  LegSolver(Skeleton skeleton) {
    this.skeleton = skeleton;
    var foot = skeleton.at(Joint.FOOT_L);
    var toes = skeleton.at(Joint.TOES_L);
    this.ankle = new Vec3(0, foot.y(), 0);
    this.ball = new Vec3(0, 0, toes.z() - foot.z());
    this.heel = new Vec3(0, 0, -0.05 * skeleton.physique().scale());
  }

  /** The hips' goal, lowered as far as the legs need. */
  Vec3 reachable(Stance s, Quat pelvis) {
    var hips = s.hips;
    for (var round = 0; round < 3; round++) {
      for (var side : Side.values()) {
        hips = lowered(hips, s, side, pelvis);
      }
    }
    return hips;
  }

  private Vec3 lowered(Vec3 hips, Stance s, Side side, Quat pelvis) {
    var joint = hips.plus(pelvis.rotate(skeleton.bone(side.of(Joint.THIGH_L))));
    var target = anklePlace(s.foot(side));
    var most = (skeleton.thigh() + skeleton.shin()) * TwoBone.STRETCH;
    var dx = joint.x() - target.x();
    var dz = joint.z() - target.z();
    var room = most * most - dx * dx - dz * dz;
    var highest = target.y() + Math.sqrt(Math.max(room, 0.04 * most * most));
    return joint.y() > highest ? hips.plus(0, highest - joint.y(), 0) : hips;
  }

  /** World place of the ankle for a foot. */
  Vec3 anklePlace(Foot foot) {
    var yaw = Quat.yaw(foot.yaw());
    var fromBall = Quat.about(Vec3.X, foot.heel()).rotate(ankle.minus(ball)).plus(ball);
    var fromHeel = Quat.about(Vec3.X, -foot.toe()).rotate(fromBall.minus(heel)).plus(heel);
    return foot.place().plus(yaw.rotate(Quat.about(Vec3.X, foot.pitch()).rotate(fromHeel)));
  }

  void solve(Stance s, Vec3 hips, Quat pelvis, Quat[] local) {
    for (var side : Side.values()) {
      solve(side, s, hips, pelvis, local);
    }
  }

  private void solve(Side side, Stance s, Vec3 hips, Quat pelvis, Quat[] local) {
    var foot = s.foot(side);
    var hip = hips.plus(pelvis.rotate(skeleton.bone(side.of(Joint.THIGH_L))));
    var pole = kneePole(side, s, pelvis, foot);
    var limb = TwoBone.solve(hip, anklePlace(foot), skeleton.thigh(), skeleton.shin(), pole);
    var thigh = turned(skeleton.bone(side.of(Joint.SHIN_L)), limb.middle().minus(hip), pole);
    var shin = turned(skeleton.bone(side.of(Joint.FOOT_L)), limb.end().minus(limb.middle()), pole);
    var sole =
        Quat.yaw(foot.yaw()).times(Quat.about(Vec3.X, foot.heel() - foot.toe() + foot.pitch()));
    set(local, side.of(Joint.THIGH_L), pelvis.inverse().times(thigh));
    set(local, side.of(Joint.SHIN_L), thigh.inverse().times(shin));
    set(local, side.of(Joint.FOOT_L), limited(shin.inverse().times(sole)));
    set(local, side.of(Joint.TOES_L), Quat.about(Vec3.X, -Angles.clamp(foot.heel(), -0.2, 0.9)));
  }

  /** An ankle bends 60 degrees at most. */
  private static Quat limited(Quat ankle) {
    var angle = ankle.angle();
    var most = Math.toRadians(60);
    return angle <= most ? ankle : Quat.IDENTITY.mix(ankle, most / angle);
  }

  private static Vec3 kneePole(Side side, Stance s, Quat pelvis, Foot foot) {
    var ahead = pelvis
        .rotate(Vec3.Z)
        .times(0.6)
        .plus(Quat.yaw(foot.yaw()).rotate(Vec3.Z).times(0.4));
    return ahead.plus(pelvis.rotate(Vec3.X).times(side.sign() * s.knees)).unit();
  }

  /**
   * The rotation that carries a bone of the model pose, which bends towards +z, onto a direction
   * that bends to pole.
   */
  static Quat turned(Vec3 model, Vec3 direction, Vec3 bend) {
    return Quat.frame(direction, bend).times(Quat.frame(model, Vec3.Z).inverse());
  }

  private static void set(Quat[] local, Joint joint, Quat turn) {
    local[joint.ordinal()] = turn.unit();
  }
}
