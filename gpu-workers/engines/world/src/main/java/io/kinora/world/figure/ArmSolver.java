package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import org.jspecify.annotations.Nullable;

/** Turns shoulders, elbows, wrists and fingers so that the hands do what a stance asks of them. */
final class ArmSolver {
  private static final double WRIST_BEND = Math.toRadians(80);
  private static final double WRIST_ROLL = Math.toRadians(100);

  private final Skeleton skeleton;

  ArmSolver(Skeleton skeleton) {
    this.skeleton = skeleton;
  }

  /** Goals of one arm in the axes of the chest. */
  private record Goal(Vec3 wrist, Vec3 pole, @Nullable Quat hand) {}

  void solve(Side side, Stance s, Pose trunk, Quat[] local) {
    var goal = goal(side, s.arm(side), trunk);
    var clavicle = clavicle(side, goal.wrist, s.shrug);
    set(local, side.of(Joint.CLAVICLE_L), clavicle);
    var shoulder = shoulder(side, clavicle);
    var limb =
        TwoBone.solve(shoulder, goal.wrist, skeleton.upperArm(), skeleton.forearm(), goal.pole);
    var bend = goal.pole.times(-1);
    var upper = LegSolver.turned(
        skeleton.at(side.of(Joint.FOREARM_L)).minus(skeleton.at(side.of(Joint.UPPER_ARM_L))),
        limb.middle().minus(shoulder),
        bend);
    var fore = LegSolver.turned(
        skeleton.at(side.of(Joint.HAND_L)).minus(skeleton.at(side.of(Joint.FOREARM_L))),
        limb.end().minus(limb.middle()),
        bend);
    setUpper(side, clavicle, upper, local);
    setFore(side, upper, fore, goal.hand, local);
    fingers(side, s.hand(side), local);
  }

  private Goal goal(Side side, Arm arm, Pose trunk) {
    if (arm instanceof Arm.Hang hang) return hanging(side, hang);
    return reaching(side, (Arm.Reach) arm, trunk);
  }

  private Goal hanging(Side side, Arm.Hang h) {
    var g = side.sign();
    var swing = Quat.about(Vec3.X, -h.forward()).times(Quat.about(Vec3.Z, g * h.out()));
    var shoulder = shoulder(side, Quat.IDENTITY);
    var down = swing.rotate(Vec3.Y.times(-1));
    var flex = swing.rotate(Quat.about(Vec3.Y, -g * h.inward()).rotate(Vec3.Z));
    var elbow = shoulder.plus(down.times(skeleton.upperArm()));
    var fore = down.times(StrictMath.cos(h.elbow())).plus(flex.times(StrictMath.sin(h.elbow())));
    return new Goal(elbow.plus(fore.times(skeleton.forearm())), flex.times(-1), null);
  }

  private Goal reaching(Side side, Arm.Reach r, Pose trunk) {
    var chest = trunk.rotation(Joint.CHEST);
    var world = r.frame() == Arm.Frame.WORLD;
    var point = world
        ? chest.inverse().rotate(r.point().minus(trunk.position(Joint.CHEST)))
        : fromShoulders(r.point());
    var pole = world ? chest.inverse().rotate(r.elbow()) : r.elbow();
    if (r.fingers() == null || r.palm() == null) return new Goal(point, pole, null);
    var hand = handTurn(side, r.fingers(), r.palm());
    if (world) hand = chest.inverse().times(hand);
    var wristToPalm = skeleton.palmCentre(side).minus(skeleton.at(side.of(Joint.HAND_L)));
    return new Goal(point.minus(hand.rotate(wristToPalm)), pole, hand);
  }

  private Vec3 fromShoulders(Vec3 p) {
    var middle = skeleton.at(Joint.UPPER_ARM_L).lerp(skeleton.at(Joint.UPPER_ARM_R), 0.5);
    return middle
        .minus(skeleton.at(Joint.CHEST))
        .plus(p.times(skeleton.physique().scale()));
  }

  /** The rotation that carries the model's hand onto the given directions. */
  private Quat handTurn(Side side, Vec3 fingers, Vec3 palm) {
    return Quat.frame(fingers, palm)
        .times(Quat.frame(skeleton.fingers(side), skeleton.palm(side)).inverse());
  }

  /** The shoulder joint relative to the chest joint, in the axes of the chest. */
  private Vec3 shoulder(Side side, Quat clavicle) {
    return skeleton
        .bone(side.of(Joint.CLAVICLE_L))
        .plus(clavicle.rotate(skeleton.bone(side.of(Joint.UPPER_ARM_L))));
  }

  /** Raising or reaching with an arm carries the shoulder along. */
  private Quat clavicle(Side side, Vec3 wrist, double shrug) {
    var g = side.sign();
    var reach = wrist
        .minus(shoulder(side, Quat.IDENTITY))
        .times(1 / (skeleton.upperArm() + skeleton.forearm()));
    var raise = 0.5 * Angles.smooth(-0.25, 1, reach.y())
        - 0.08 * Angles.smooth(0.6, 1.1, -reach.y())
        + 0.3 * shrug;
    var forward =
        0.28 * Angles.smooth(0.35, 1, reach.z()) - 0.2 * Angles.smooth(0.2, 0.9, -reach.z());
    var across = 0.22 * Angles.smooth(0.05, 0.6, -g * reach.x());
    return Quat.about(Vec3.Y, -g * (forward + across)).times(Quat.about(Vec3.Z, g * raise));
  }

  private void setUpper(Side side, Quat clavicle, Quat upper, Quat[] local) {
    var axis = skeleton
        .at(side.of(Joint.FOREARM_L))
        .minus(skeleton.at(side.of(Joint.UPPER_ARM_L)))
        .unit();
    var relative = clavicle.inverse().times(upper);
    var twist = twist(relative, axis);
    var swing = relative.times(twist.inverse());
    var part = Quat.IDENTITY.mix(twist, 0.35);
    set(local, side.of(Joint.UPPER_ARM_L), swing.times(part));
    set(local, side.of(Joint.UPPER_TWIST_L), part.inverse().times(twist));
  }

  private void setFore(Side side, Quat upper, Quat fore, @Nullable Quat hand, Quat[] local) {
    set(local, side.of(Joint.FOREARM_L), upper.inverse().times(fore));
    var axis = skeleton.fingers(side);
    var relative = hand == null ? Quat.IDENTITY : fore.inverse().times(hand);
    var twist = limited(twist(relative, axis), WRIST_ROLL);
    var swing = limited(relative.times(twist(relative, axis).inverse()), WRIST_BEND);
    var part = Quat.IDENTITY.mix(twist, 0.6);
    set(local, side.of(Joint.FORE_TWIST_L), part);
    set(local, side.of(Joint.HAND_L), part.inverse().times(swing).times(twist));
  }

  /** The part of a rotation that turns about an axis. */
  private static Quat twist(Quat q, Vec3 axis) {
    var along = q.x() * axis.x() + q.y() * axis.y() + q.z() * axis.z();
    var raw = new Quat(q.w(), axis.x() * along, axis.y() * along, axis.z() * along);
    return raw.dot(raw) < 1e-12 ? Quat.IDENTITY : raw.unit();
  }

  private static Quat limited(Quat q, double most) {
    var angle = q.angle();
    return angle <= most ? q : Quat.IDENTITY.mix(q, most / angle);
  }

  private void fingers(Side side, HandShape shape, Quat[] local) {
    var palm = skeleton.palm(side);
    for (var finger = 1; finger < 5; finger++) {
      var axis = skeleton.fingers(side).cross(palm).unit();
      var spread = Quat.about(palm, side.sign() * (2.6 - finger) * 0.13 * shape.spread());
      var curl = shape.curl(finger);
      bend(side, finger, 0, spread.times(Quat.about(axis, curl * 1.45)), local);
      bend(side, finger, 1, Quat.about(axis, curl * 1.7), local);
      bend(side, finger, 2, Quat.about(axis, curl * 1.15), local);
    }
    thumb(side, shape, local);
  }

  private void thumb(Side side, HandShape shape, Quat[] local) {
    var along = skeleton.fingers(side);
    var palm = skeleton.palm(side);
    var bone = skeleton.bone(side.of(Joint.THUMB_2_L)).unit();
    var across = bone.cross(palm.times(0.6).minus(Vec3.Z.times(0.8))).unit();
    var oppose = Quat.about(along, side.sign() * 0.75 * shape.oppose());
    var spread = Quat.about(palm, -side.sign() * 0.2 * shape.spread());
    bend(side, 0, 0, oppose.times(spread).times(Quat.about(across, shape.thumb() * 0.35)), local);
    bend(side, 0, 1, Quat.about(across, shape.thumb() * 0.8), local);
    bend(side, 0, 2, Quat.about(across, shape.thumb() * 1.0), local);
  }

  private static void bend(Side side, int finger, int knuckle, Quat turn, Quat[] local) {
    set(local, side.of(Joint.finger(finger, knuckle)), turn);
  }

  private static void set(Quat[] local, Joint joint, Quat turn) {
    local[joint.ordinal()] = turn.unit();
  }
}
