package io.kinora.world.figure;

/** A side of the body as its owner sees it; left is +x of a figure that faces +z. */
public enum Side {
  LEFT,
  RIGHT;

  /** +1 on the left, -1 on the right. */
  public double sign() {
    return this == LEFT ? 1 : -1;
  }

  Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }

  /** The joint of this side, given its left one. */
  public Joint of(Joint left) {
    return Joint.at(left.ordinal() + ordinal());
  }
}
