package io.kinora.world.figure;

import io.kinora.world.geom.Quat;
import io.kinora.world.geom.Vec3;

/**
 * A person's body at one moment: where each joint is and how it is turned in the world. Made from
 * the turns of the joints against their parents, so bones keep their length. Immutable.
 */
public final class Pose {
  private final Skeleton skeleton;
  private final Vec3 root;
  private final Quat[] local;
  private final Vec3[] position = new Vec3[Joint.COUNT];
  private final Quat[] rotation = new Quat[Joint.COUNT];
  private final Stance stance;

  /**
   * @param root place of the pelvis in the world
   * @param local turn of every joint against its parent, none in the model pose
   * @param stance the goals it was solved for
   */
  Pose(Skeleton skeleton, Vec3 root, Quat[] local, Stance stance) {
    this.skeleton = skeleton;
    this.root = root;
    this.local = local;
    this.stance = stance;
    for (var i = 0; i < Joint.COUNT; i++) {
      place(Joint.at(i));
    }
  }

  private void place(Joint joint) {
    var i = joint.ordinal();
    var parent = joint.parent();
    if (parent == null) {
      position[i] = root;
      rotation[i] = local[i];
    } else {
      var p = parent.ordinal();
      position[i] = position[p].plus(rotation[p].rotate(skeleton.bone(joint)));
      rotation[i] = rotation[p].times(local[i]);
    }
  }

  /** World place of a joint. */
  public Vec3 position(Joint joint) {
    return position[joint.ordinal()];
  }

  /** World rotation of a joint against the model pose. */
  public Quat rotation(Joint joint) {
    return rotation[joint.ordinal()];
  }

  /** World place of a point that is fixed to a joint and given in the model pose. */
  public Vec3 point(Joint joint, Vec3 model) {
    return position(joint).plus(rotation(joint).rotate(model.minus(skeleton.at(joint))));
  }

  /** Middle of the palm's surface. */
  public Vec3 palm(Side side) {
    return point(side.of(Joint.HAND_L), skeleton.palmCentre(side));
  }

  /** Direction the palm faces. */
  public Vec3 palmDirection(Side side) {
    return rotation(side.of(Joint.HAND_L)).rotate(skeleton.palm(side));
  }

  /** Between the eyes. */
  public Vec3 eyes() {
    return position(Joint.EYE_L).lerp(position(Joint.EYE_R), 0.5);
  }

  Quat local(Joint joint) {
    return local[joint.ordinal()];
  }

  Vec3 root() {
    return root;
  }

  Stance stance() {
    return stance;
  }

  Face face() {
    return stance.face;
  }
}
