package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;
import java.util.Arrays;

/** Solves the joints of one skeleton for the goals of a {@link Stance}. Thread-safe. */
final class Poser {
  private final Skeleton skeleton;
  private final LegSolver legs;
  private final ArmSolver arms;

  Poser(Skeleton skeleton) {
    this.skeleton = skeleton;
    this.legs = new LegSolver(skeleton);
    this.arms = new ArmSolver(skeleton);
  }

  Pose solve(Stance stance) {
    var local = new Quat[Joint.COUNT];
    Arrays.fill(local, Quat.IDENTITY);
    var pelvis = pelvis(stance);
    local[Joint.PELVIS.ordinal()] = pelvis;
    var hips = legs.reachable(stance, pelvis);
    spine(stance, local);
    var trunk = new Pose(skeleton, hips, local.clone(), stance);
    GazeSolver.turnHead(trunk, stance, skeleton, local);
    legs.solve(stance, hips, pelvis, local);
    for (var side : Side.values()) {
      arms.solve(side, stance, trunk, local);
    }
    return new Pose(skeleton, hips, local, stance);
  }

  private static Quat pelvis(Stance s) {
    return Quat.yaw(s.yaw + s.pelvisTurn)
        .times(s.tumble)
        .times(Quat.about(Vec3.X, s.pelvisPitch))
        .times(Quat.about(Vec3.Z, -s.pelvisRoll));
  }

  private void spine(Stance s, Quat[] local) {
    var stoop = skeleton.physique().stoop();
    local[Joint.SPINE.ordinal()] = bent(s, 0.5, stoop * 0.4);
    local[Joint.CHEST.ordinal()] = bent(s, 0.5, stoop * 0.8);
  }

  private static Quat bent(Stance s, double share, double stoop) {
    return Quat.yaw(s.twist * share)
        .times(Quat.about(Vec3.Z, -s.lean * share))
        .times(Quat.about(Vec3.X, s.bend * share + stoop));
  }

  /**
   * A pose between two others: joints turn the short way and planted feet go straight from one
   * place to the other, so that a foot that stands in both stays where it is.
   */
  Pose mix(Pose a, Pose b, double t) {
    if (t <= 0) return a;
    if (t >= 1) return b;
    var local = new Quat[Joint.COUNT];
    for (var i = 0; i < Joint.COUNT; i++) {
      var joint = Joint.at(i);
      local[i] = a.local(joint).mix(b.local(joint), t);
    }
    var stance = Blend.goals(a.stance(), b.stance(), t);
    stance.hips = a.root().lerp(b.root(), t);
    var pelvis = local[Joint.PELVIS.ordinal()];
    var hips = legs.reachable(stance, pelvis);
    legs.solve(stance, hips, pelvis, local);
    return new Pose(skeleton, hips, local, stance);
  }
}
